// What people guess wrong of several libraries, as test/reference/frameworks/make_observed.py saw them do it.
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';
import assert from 'node:assert/strict';

describe('what libraries were seen to do, update by update', () => {
  for (const golden of goldenCases('observed'))
    it(`${golden.library} ${golden.version}: ${golden.name}`, async () => {
      const isTimm = golden.library === 'timm';
      await assertGolden(golden, (found) => (isTimm ? found[0] : found.find(({ label }) => label === golden.variable)));
      if (golden.fails_at === null) return;
      const [found] = (await find('python', golden.code!, optionsOf(golden))).filter(({ label }) => label === golden.variable);
      assert.ok(Number.isNaN(found!.schedule!.at(golden.fails_at)));
    });
});
