import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { sequence } from '../../../src/core/compose';
import type { ParameterValues } from '../../../src/core/parameter';
import { findMethod } from '../../../src/core/methods/index';
import { phasesOf } from '../../../src/core/phases';
import type { Schedule } from '../../../src/core/schedule';

const make = (method: string, values: ParameterValues): Schedule =>
  buildSchedule(findMethod(method)!, { method, base_weight: 1, ...values });
const told = (schedule: Schedule) => phasesOf(schedule).map(({ from, to, name }) => `${name} ${from}-${to}`);

describe('phasesOf', () => {
  for (const [name, schedule, expected] of [
    [
      'a trapezoid',
      make('warmup_hold_decay', { total_steps: 1000, warmup: 0.1, decay: 200 }),
      ['warm-up 0-100', 'hold 100-800', 'decay 800-1000'],
    ],
    [
      'a warm-up and a falling cosine',
      sequence(make('linear', { total_steps: 100 }), make('cosine', { total_steps: 900, reverse: true })),
      ['warm-up 0-100', 'decay 100-1000'],
    ],
    ['a delay before a rise', make('linear', { total_steps: 100, delay: 50 }), ['delay 0-50', 'rise 50-150']],
    ['a plain rise', make('cosine', { total_steps: 100 }), []],
    ['a constant', make('constant', { total_steps: 100 }), []],
    ['many cycles', make('cyclical', { total_steps: 100, cycles: 10 }), []],
    ['very many cycles', make('cyclical', { total_steps: 1e9, cycles: 1e6 }), []],
  ] as const) {
    it(`tells the parts of ${name}`, () => assert.deepEqual(told(schedule), expected));
  }
});
