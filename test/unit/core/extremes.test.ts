// Runs of any length, and curves with poles: everything ends soon and says nothing that is not so.
import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { divide, repeat, sequence, shift, subtract } from '../../../src/core/compose';
import { extent } from '../../../src/core/extent';
import { curveFacts } from '../../../src/core/facts/curveFacts';
import { findMethod, methods } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { sample } from '../../../src/core/sample';
import type { Schedule } from '../../../src/core/schedule';

const mostCalls = 1_000_000;

/** The schedule, which throws once it has been asked for too many values or breakpoints. */
function counted(schedule: Schedule): Schedule {
  let calls = 0;
  const count = (): void => {
    if (++calls > mostCalls) throw new Error('asked too often');
  };
  return {
    ...schedule,
    at: (step) => {
      count();
      return schedule.at(step);
    },
    *breakpoints(from, to) {
      for (const step of schedule.breakpoints(from, to)) {
        count();
        yield step;
      }
    },
  };
}

const build = (name: string, values: ParameterValues): Schedule => buildSchedule(findMethod(name)!, values);

function own(T: number): Readonly<Record<string, ParameterValues>> {
  return {
    step: { milestones: [T * 0.3, T * 0.6] },
    piecewise: { points: [[0, 0], [T, 1]] }, // prettier-ignore
  };
}

function lookAtAll(schedule: Schedule): void {
  const { totalSteps } = schedule;
  curveFacts(counted(schedule), 1);
  const { min, max } = extent(counted(schedule), 0, totalSteps);
  sample(counted(schedule), { from: 0, to: totalSteps * 1.06, width: 800, height: 300, scale: 'linear', low: min, high: max });
}

describe('runs of any length', () => {
  for (const T of [1e-99, 0.5, 1e15, 1e16, 1e17, 1e20, 1e100]) {
    for (const { name } of methods) {
      it(`${name} over ${T} steps ends soon`, () => {
        lookAtAll(build(name, { total_steps: T, ...own(T)[name] }));
      });
    }
  }

  const linear = build('linear', { total_steps: 10 });
  const composed: readonly (readonly [string, Schedule])[] = [
    ['shifted by 1e16', shift(linear, 1e16)],
    ['10^9 cycles shifted by 1e25', shift(build('cyclical', { total_steps: 1e9, cycles: 1e9 }), 1e25)],
    ['after 1e16 steps', sequence(build('linear', { total_steps: 1e16 }), linear)],
    ['1e17 cycles', build('cyclical', { total_steps: 1e17, cycles: 1e17 })],
    ['1e17 times', repeat(linear, 1e17)],
  ];
  for (const [text, schedule] of composed) it(`${text} ends soon`, () => lookAtAll(schedule));

  for (const T of [1e-100, 1e100]) {
    it(`has the mean over ${T} steps`, () => {
      const { mean } = curveFacts(build('linear', { total_steps: T, base_weight: 1e9 }));
      assert.ok(Math.abs(mean - 5e8) < 1e6, `${mean}`);
    });
  }
});

describe('the mean of more than 5,000 pieces', () => {
  for (const cycles of [9_973, 10_007, 12_345.5, 1e6]) {
    it(`is over the whole run of ${cycles} cycles and as many steps of 3`, () => {
      const ramps = repeat(build('linear', { total_steps: 1 }), Math.floor(cycles));
      const { mean } = curveFacts(sequence(ramps, build('constant', { total_steps: cycles, base_weight: 3 })));
      const expected = (Math.floor(cycles) * 0.5 + cycles * 3) / (Math.floor(cycles) + cycles);
      assert.ok(Math.abs(mean - expected) < 1e-3, `${mean}, not ${expected}`);
    });
  }
});

describe('a curve with a pole', () => {
  const atStart = divide(1, build('linear', { total_steps: 10 }));
  const inside = divide(1, build('piecewise', { total_steps: 100, points: [[0, -1], [100, 2]] })); // prettier-ignore

  it('has an extent that covers what is seen of it', () => {
    const { min, max } = extent(atStart, 0, 10);
    assert.ok(min === 1 && max >= 4 && max <= 1000, `[${min}, ${max}]`);
    const both = extent(inside, 0, 100);
    assert.ok(both.min < -4 && both.min > -1e4 && both.max > 4 && both.max < 1e4, `[${both.min}, ${both.max}]`);
  });

  it('is seen in the extent as it is, whatever the cycles', () => {
    const { max } = extent(divide(1, repeat(build('linear', { total_steps: 1 }), 6000)), 0, 6000);
    assert.ok(max > 10 && max < 1e6, `${max}`);
  });

  it('has no values that are far away beside a pole only', () => {
    const across = divide(build('linear', { total_steps: 100 }), subtract(build('linear', { total_steps: 100, base_weight: 2 }), 1));
    const { min, max } = extent(across, 0, 100);
    assert.ok(min < -4 && min > -1e4 && max > 4 && max < 1e4, `[${min}, ${max}]`);
  });

  it('says the first step without a value, and counts no part of a way', () => {
    for (const [curve, step] of [
      [atStart, 0],
      [inside, 100 / 3],
      // 0/0 at 0, and 0.5 right behind it.
      [divide(build('linear', { total_steps: 100 }), build('linear', { total_steps: 50 })), 0],
    ] as const) {
      const { gap, reaches } = curveFacts(curve);
      assert.ok(Math.abs(gap! - step) < 1e-9, `${gap}`);
      assert.deepEqual(reaches, []);
    }
    assert.equal(curveFacts(build('linear', { total_steps: 10 })).gap, undefined);
    // 0/0 at the beginning of each cycle.
    const cyclical = build('cyclical', { total_steps: 100 });
    assert.equal(curveFacts(shift(divide(cyclical, cyclical), -10)).gap, 15);
  });

  it('has no mean', () => {
    assert.ok(Number.isNaN(curveFacts(atStart).mean));
    assert.ok(Number.isNaN(curveFacts(inside).mean));
  });

  it('has a mean where only one value is missing', () => {
    const linear = build('linear', { total_steps: 10 });
    assert.ok(Math.abs(curveFacts(divide(linear, linear)).mean - 1) < 1e-9);
  });
});
