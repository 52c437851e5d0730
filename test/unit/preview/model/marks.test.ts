import assert from 'node:assert/strict';
import { buildSchedule } from '../../../../src/core/methods/buildSchedule';
import { curveFacts } from '../../../../src/core/facts/curveFacts';
import type { Schedule } from '../../../../src/core/schedule';
import type { ParameterValues } from '../../../../src/core/parameter';
import { findMethod } from '../../../../src/core/methods/index';
import { marksOf } from '../../../../src/preview/model/marks';

const told = (method: string, values: ParameterValues) =>
  marks(buildSchedule(findMethod(method)!, { method, base_weight: 1, total_steps: 1000, ...values })).map(
    ({ label, step }) => `${label} at ${step}`,
  );

const marks = (schedule: Schedule, run?: number) => marksOf(curveFacts(schedule), schedule, run);

describe('marksOf', () => {
  it('marks the end, the step at which 95 % is reached and the last step before the end', () =>
    assert.deepEqual(told('linear', {}), ['T at 1000', '95 % at 950', 'T−1 at 999']));

  it('prefers the jump that does it', () =>
    assert.deepEqual(
      told('piecewise', {
        points: [
          [0, 0.2],
          [300, 0.3],
          [300, 1],
          [1000, 1],
        ],
      }),
      ['T at 1000', '0.3 → 1 at 300', '95 % at 300', 'T−1 at 999'],
    ));

  it('finds no way to go in a constant', () => assert.deepEqual(told('constant', {}), ['T at 1000', 'T−1 at 999']));

  it('says them in words', () => {
    const schedule = buildSchedule(findMethod('linear')!, { method: 'linear', base_weight: 0.5, total_steps: 20_000 });
    const [end, reached, last] = marks(schedule);
    assert.equal(reached!.description, '95 % of the way to 0.5 at step 19,000');
    assert.equal(end!.description, 'the schedule ends at step 20,000 with 0.5');
    assert.equal(last!.description, 'just before its end, at step 19,999, it has 0.499975');
  });

  it('says what part of the run the schedule takes', () => {
    const schedule = buildSchedule(findMethod('linear')!, { method: 'linear', base_weight: 0.5, total_epochs: 20 });
    const ending = (run?: number) => marks(schedule, run)[0]!.description;
    assert.equal(ending(100), 'the schedule ends at epoch 20 with 0.5, after 20 % of the run');
    assert.equal(ending(8), 'the schedule ends at epoch 20 with 0.5; the run ends at 40 % of it, with 0.2');
    assert.equal(ending(20), 'the schedule ends at epoch 20 with 0.5');
    assert.equal(marks(schedule)[2]!.description, 'just before its end, at epoch 19, it has 0.475');
  });
});
