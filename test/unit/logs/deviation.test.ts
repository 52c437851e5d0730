import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { overSteps } from '../../../src/core/schedule';
import { linear } from '../../../src/core/methods/linear';
import { deviation, deviationMessage, type Deviation } from '../../../src/logs/deviation';

const plan = buildSchedule(linear, { base_weight: 2, total_steps: 100 });

function compare(steps: readonly number[], values: readonly number[]): { readonly result: Deviation; readonly pauses: number } {
  const work = deviation(plan, { steps: Float64Array.from(steps), values: Float64Array.from(values) }, 2);
  for (let pauses = 0; ; pauses++) {
    const { done, value } = work.next();
    if (done) return { result: value, pauses };
  }
}

const steps = [0, 25, 50, 75, 100];

describe('deviation', () => {
  for (const [what, values, expected, text] of [
    ['of what was planned', [0, 0.5, 1, 1.5, 2], [5, 0, undefined, undefined], 'All 5 values are within 1 % of the plan’s range.'],
    [
      'within the tolerance, which is 0.02 here',
      [0.02, 0.5, 0.99, 1.5, 2],
      [5, 0, undefined, undefined],
      'All 5 values are within 1 % of the plan’s range. The largest deviation is 0.02 at step 0 (planned 0, logged 0.02).',
    ],
    [
      'that stays',
      [0, 0.5, 1.1, 1.9, 2.03],
      [5, 3, 50, 50],
      'Off by more than 1 % of the plan’s range from step 50 on. The largest deviation is 0.4 at step 75 (planned 1.5, logged 1.9).',
    ],
    [
      'that goes and comes back before it stays',
      [0, 0.6, 1, 1.6, 2.2],
      [5, 3, 25, 75],
      'Off by more than 1 % of the plan’s range from step 75 on. The largest deviation is 0.2 at step 100 (planned 2, logged 2.2).',
    ],
    [
      'that comes and goes, as noise does, and is there at the end',
      [0.1, 0.5, 1.1, 1.5, 2.2],
      [5, 3, 0, 100],
      'Off by more than 1 % of the plan’s range at 3 of 5 values, first at step 0. The largest deviation is 0.2 at step 100 (planned 2, logged 2.2).',
    ],
    [
      'that ends',
      [0, 0.6, 1, 1.5, 2],
      [5, 1, 25, undefined],
      'Off by more than 1 % of the plan’s range at 1 of 5 values, first at step 25; back at the end. The largest deviation is 0.1 at step 25 (planned 0.5, logged 0.6).',
    ],
  ] as const) {
    it(what, () => {
      const { result, pauses } = compare(steps, values);
      assert.deepEqual([result.count, result.off, result.firstOff?.step, result.start?.step], expected);
      assert.equal(messageText(deviationMessage(result)), text);
      assert.equal(pauses, 2);
    });
  }

  it('says so where there is nothing to compare', () => {
    assert.equal(messageText(deviationMessage(compare([], []).result)), 'No value of the log can be compared with the plan.');
  });

  it('measures a constant plan by its value', () => {
    const constant = { ...overSteps, totalSteps: 10, at: () => 4, breakpoints: () => [] };
    const { value } = deviation(constant, { steps: Float64Array.of(0, 1), values: Float64Array.of(4.03, 4.05) }).next();
    assert.equal((value as Deviation).firstOff?.step, 1);
  });
});
