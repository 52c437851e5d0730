import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { checkParameters } from '../../../src/core/methods/checkParameters';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';

const table: readonly (readonly [string, ParameterValues, readonly string[]])[] = [
  ['linear', { total_steps: 10 }, []],
  ['linear', {}, ['total_steps must be given.']],
  ['linear', { total_steps: -5 }, ['total_steps must be > 0, but is -5.']],
  ['linear', { total_steps: 0 }, ['total_steps must be > 0, but is 0.']],
  ['linear', { total_steps: NaN }, ['total_steps must be a finite number, but is not a number.']],
  ['linear', { total_steps: 10, base_weight: Infinity }, ['base_weight must be a finite number, but is infinity.']],
  ['linear', { total_steps: 1e100, delay: 1e100, base_weight: 1e100, start_weight: -1e100 }, []],
  ['linear', { total_steps: 1.7e308 }, ['total_steps must be between 1e-100 and 1e100 in size, but is 1.7e308.']],
  ['linear', { total_steps: 1e-320 }, ['total_steps must be between 1e-100 and 1e100 in size, but is 1e-320.']],
  [
    'linear',
    { total_steps: 10, base_weight: 1e308, start_weight: -1e308 },
    [
      'base_weight must be between 1e-100 and 1e100 in size, but is 1e308.',
      'start_weight must be between 1e-100 and 1e100 in size, but is -1e308.',
    ],
  ],
  ['linear', { total_steps: '10' }, ['total_steps must be a number, but is 10.']],
  ['linear', { total_steps: 10, delay: -1 }, ['delay must be >= 0, but is -1.']],
  ['linear', { total_steps: 10, reverse: 1 }, ['reverse must be true or false, but is 1.']],
  ['power', { total_steps: -1, a: 0 }, ['total_steps must be > 0, but is -1.', 'a must be > 0, but is 0.']],
  ['sigmoid', { total_steps: 10, midpoint: 1.5 }, ['midpoint must be <= 1, but is 1.5.']],
  ['cyclical', { total_steps: 10, cycles: 2.5 }, ['cycles must be a whole number, but is 2.5.']],
  ['cyclical', { total_steps: 10, ramp: 'cos' }, ['ramp must be one of linear, cosine, sigmoid, but is cos.']],
  ['one_cycle', { total_steps: 10, pct_start: 1 }, ['pct_start must be < 1, but is 1.']],
  ['step', { total_steps: 10 }, ['milestones must be given.']],
  ['step', { total_steps: 10, milestones: [5, 3] }, ['milestones must have its steps in ascending order.']],
  ['step', { total_steps: 10, milestones: [-5, 3] }, ['milestones must be >= 0, but is -5.']],
  ['step', { total_steps: 10, milestones: 5 }, ['milestones must be a list of numbers, but is 5.']],
  ['step', { total_steps: 10, milestones: [1, 2], factor: 1e49 }, []],
  ['step', { total_steps: 10, milestones: [1, 2, 3], factor: 1e50 }, ['factor must come to at most 1e100 over all milestones.']],
  ['piecewise', { total_steps: 10, points: [1, 2] }, ['points must be a list of [step, value] points, but has 1.']],
  [
    'piecewise',
    {
      total_steps: 10,
      points: [
        [0, 1],
        [5, Infinity],
      ],
    },
    ['points must be a finite number, but is infinity.'],
  ],
  [
    'warmup_hold_decay',
    { total_steps: 1000, warmup: 900, decay: 0.2 },
    ['warmup and decay must fit into total_steps, but take 1,100 of 1,000 steps.'],
  ],
];

describe('checkParameters', () => {
  for (const [method, values, messages] of table) {
    it(`${method} ${JSON.stringify(values)}`, () => {
      const problems = checkParameters(findMethod(method)!, values);
      assert.deepEqual(
        problems.map(({ message }) => messageText(message)),
        messages,
      );
      if (messages[0] !== undefined) assert.throws(() => buildSchedule(findMethod(method)!, values), new RangeError(messages[0]));
    });
  }
});
