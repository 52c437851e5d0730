import assert from 'node:assert/strict';
import { allProblems } from '../../../src/language/find/allProblems';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';
import { severityOf } from '../../../src/rules/reading';

/** What needs the user's own functions to be evaluated, or the loop around the scheduler. */
const needsMore = /scale_fn|AveragedModel|first\.step\(\)/;
/** What old releases do with an optimizer's tensors and defaults, which are not looked at. */
const oldOnly = ['a rate that is a tensor, in a sequence (2.7.1)', "cyclic with Adam's beta (2.2.2)"];

describe('the schedulers of torch, as each release runs them', () => {
  const cases = goldenCases('torch', ({ code = '' }) => !needsMore.test(code));
  for (const golden of cases) {
    const title = `${golden.name} (${golden.version})`;
    if (oldOnly.includes(title)) continue;
    if (golden.values.length > 1) {
      it(title, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));
    } else {
      it(`${title}: an error`, async () => {
        const found = await find('python', golden.code!, optionsOf(golden));
        const problems = found.flatMap(allProblems);
        assert.ok(
          problems.some((problem) => severityOf(problem) === 'error'),
          'There is no problem.',
        );
      });
    }
  }
});
