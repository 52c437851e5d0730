// Schedules that are written as programs write them, not as examples do.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

describe('a schedule that is written in another way, as its library runs it', () => {
  for (const golden of goldenCases('forms')) {
    const title = `${golden.library}: ${golden.name}`;
    if (golden.values.length > 0) it(title, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));
    else
      it(`${title}: an error`, async () => {
        const found = await find(golden.language, (golden.code ?? golden.config)!, optionsOf(golden));
        const { curves, problems } = found.find(({ label }) => label === golden.variable)!;
        assert.deepEqual([curves.length, problems.map(({ code }) => code)], [0, ['invalid-value']]);
      });
  }
});
