import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { add, clip, divide, maximum, minimum, multiply, repeat, sequence, shift, subtract } from '../../../src/core/compose';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { composed, methodValues, plain } from './arbitrary';

const build = (name: string, values: ParameterValues) => buildSchedule(findMethod(name)!, values);
const up = build('linear', { total_steps: 10 });
const down = build('linear', { total_steps: 20, reverse: true });
const long = build('linear', { total_steps: 1e100 });
const part = fc.double({ min: -0.2, max: 1.3, noNaN: true });

const table = [
  ['sequence', sequence(up, down), [[-1, 0], [0, 0], [9, 0.9], [10, 1], [20, 0.5], [30, 0], [99, 0]], 30],
  ['sequence with a jump', sequence(up, up), [[9.5, 0.95], [10, 0], [15, 0.5], [20, 1]], 20],
  ['repeat', repeat(up, 3), [[-1, 0], [9, 0.9], [10, 0], [25, 0.5], [30, 1], [31, 1]], 30],
  ['shift later', shift(up, 5), [[0, 0], [5, 0], [10, 0.5], [15, 1], [20, 1]], 15],
  ['shift earlier', shift(up, -5), [[-5, 0.5], [0, 0.5], [2, 0.7], [5, 1], [9, 1]], 5],
  ['add', add(up, down), [[0, 1], [10, 1.5], [20, 1], [30, 1]], 20],
  ['add a number', add(up, 2), [[0, 2], [10, 3], [20, 3]], 10],
  ['subtract', subtract(1, up), [[0, 1], [10, 0]], 10],
  ['multiply', multiply(up, down), [[0, 0], [10, 0.5], [5, 0.375]], 20],
  ['divide', divide(up, 4), [[0, 0], [10, 0.25]], 10],
  ['divide by 0', divide(1, up), [[-1, NaN], [0, NaN], [5, 2], [10, 1]], 10],
  ['minimum', minimum(up, 0.4), [[0, 0], [4, 0.4], [10, 0.4]], 10],
  ['maximum', maximum(up, down), [[0, 1], [10, 1], [4, 0.8]], 20],
  ['clip', clip(up, 0.2, 0.8), [[0, 0.2], [5, 0.5], [10, 0.8]], 10],
] as const; // prettier-ignore

describe('composition', () => {
  for (const [what, schedule, points, totalSteps] of table) {
    it(what, () => {
      assert.equal(schedule.totalSteps, totalSteps);
      assert.deepEqual(
        points.map(([step]) => [step, Number(schedule.at(step).toFixed(12))]),
        points,
      );
    });
  }

  const wrong: readonly (readonly [string, () => unknown, string])[] = [
    ['an empty sequence', () => sequence(), 'sequence needs at least one schedule.'],
    ['half a repetition', () => repeat(up, 1.5), 'repeat needs a whole number of times >= 1.'],
    ['a shift by all of the run', () => shift(up, -10), 'shift must leave some of the run.'],
    ['bounds the wrong way round', () => clip(up, 1, 0), 'clip needs a lower bound that is not above the upper one.'],
    ['two numbers', () => add(1, 2), 'At least one of the two must be a schedule.'],
    ['a sequence that is too long', () => sequence(long, long), 'The run must be at most 1e100 steps long.'],
    ['too many repetitions', () => repeat(up, 1e100), 'The run must be at most 1e100 steps long.'],
    ['repetitions beyond all numbers', () => repeat(long, 1e300), 'The run must be at most 1e100 steps long.'],
    ['a shift that is too long', () => shift(up, Infinity), 'The run must be at most 1e100 steps long.'],
    ['a shift by no number', () => shift(up, NaN), 'shift must leave some of the run.'],
    ['weights that are too large', () => multiply(multiply(up, 1e308), 1e308), 'The weights must be at most 1e100 in size.'],
    [
      'a sum that is too large',
      () => add(build('constant', { total_steps: 1, base_weight: 1e100 }), 1e100),
      'The weights must be at most 1e100 in size.',
    ],
    ['an infinite factor', () => multiply(up, Infinity), 'The weights must be at most 1e100 in size.'],
    ['a division by next to nothing', () => divide(up, 1e-320), 'The weights must be at most 1e100 in size.'],
    ['a division by 0', () => divide(up, 0), 'There is no step at which this has a weight.'],
    ['a division by a curve that stays at 0', () => divide(1, multiply(up, 0)), 'There is no step at which this has a weight.'],
  ];
  for (const [what, make, message] of wrong) it(`refuses ${what}`, () => assert.throws(make, { name: 'RangeError', message }));

  it('divides by a curve that is 0 at the ends of its cycles, however many there are', () => {
    const triangle = sequence(up, build('linear', { total_steps: 10, reverse: true }));
    for (const times of [1, 2, 8, 10, 1000]) {
      const quotient = divide(1, repeat(triangle, times));
      assert.ok(Number.isNaN(quotient.at(20)));
      assert.ok(Math.abs(quotient.at(5) - 2) < 1e-12);
    }
  });

  it('finds where curves turn, cross and have poles', () => {
    const near = (steps: Iterable<number>) => [...steps].map((step) => Number(step.toFixed(6)));
    // 0.05 t (1 − 0.05 t): the top of a parabola.
    const rise = build('linear', { total_steps: 20 });
    assert.deepEqual(near(multiply(rise, down).breakpoints(-1, 30)), [0, 10, 20]);
    assert.deepEqual(near(minimum(rise, down).breakpoints(0, 20)), [10]);
    assert.deepEqual(near(clip(up, 0.25, 0.75).breakpoints(0, 10)), [2.5, 7.5]);
    assert.deepEqual(near(divide(1, subtract(up, 0.3)).breakpoints(0, 10)), [3]);
  });
});

describe('laws', () => {
  it('a sequence equals its parts', () =>
    fc.assert(
      fc.property(plain, plain, part, (a, b, at) => {
        const whole = sequence(a.schedule, b.schedule);
        const start = a.schedule.totalSteps;
        const step = at * whole.totalSteps;
        assert.equal(whole.at(step), step < start ? a.schedule.at(step) : b.schedule.at(step - start));
        assert.equal(whole.at(start), b.schedule.at(0));
      }),
    ));

  it('a sequence of sequences is one sequence', () =>
    fc.assert(
      fc.property(plain, plain, plain, fc.integer({ min: -10, max: 20_000 }), (a, b, c, step) => {
        const whole = sequence(a.schedule, b.schedule, c.schedule);
        const nested = sequence(a.schedule, sequence(b.schedule, c.schedule));
        // Whole totals add up exactly; others may round.
        fc.pre([a, b, c].every(({ schedule }) => Number.isInteger(schedule.totalSteps)));
        assert.equal(nested.at(step), whole.at(step));
      }),
    ));

  it('the reverse of the reverse is the schedule', () =>
    fc.assert(
      fc.property(methodValues, part, ({ name, values }, at) => {
        const total = Number(values.total_steps);
        const once = build(name, { ...values, delay: 0, reverse: true });
        const plainOne = build(name, { ...values, delay: 0, reverse: false });
        const step = Math.round(at * total);
        assert.equal(once.at(total - step), plainOne.at(total - (total - step)));
      }),
    ));

  it('delay is a shift, repeat(1) and shift(0) are nothing', () =>
    fc.assert(
      fc.property(methodValues, part, ({ name, values }, at) => {
        const delay = Number(values.delay);
        const delayed = build(name, values);
        const prompt = build(name, { ...values, delay: 0 });
        const step = at * delayed.totalSteps;
        // A gate is shut meanwhile.
        if (name !== 'constant') assert.equal(delayed.at(step), shift(prompt, delay).at(step));
        assert.equal(repeat(delayed, 1).at(step), delayed.at(step));
        assert.equal(shift(delayed, 0).at(step), delayed.at(step));
      }),
    ));

  it('arithmetic is arithmetic, step by step', () =>
    fc.assert(
      fc.property(composed, composed, part, (a, b, at) => {
        const step = at * Math.max(a.schedule.totalSteps, b.schedule.totalSteps);
        const [x, y] = [a.schedule.at(step), b.schedule.at(step)];
        assert.equal(add(a.schedule, b.schedule).at(step), x + y);
        assert.equal(subtract(a.schedule, b.schedule).at(step), x - y);
        assert.equal(multiply(a.schedule, b.schedule).at(step), x * y);
        assert.equal(divide(a.schedule, clip(b.schedule, 0.1, 3)).at(step), x / Math.min(Math.max(y, 0.1), 3));
        assert.equal(minimum(a.schedule, b.schedule).at(step), Math.min(x, y));
        assert.equal(maximum(a.schedule, b.schedule).at(step), Math.max(x, y));
      }),
    ));

  it('every schedule holds before 0 and past its end', () =>
    fc.assert(
      fc.property(composed, fc.double({ min: 0, max: 1e12, noNaN: true }), ({ schedule }, far) => {
        assert.equal(schedule.at(-far), schedule.at(0));
        assert.equal(schedule.at(schedule.totalSteps + far), schedule.at(schedule.totalSteps));
      }),
    ));

  it('breakpoints ascend, stay in the open range, and are the same from wherever one looks', () =>
    fc.assert(
      fc.property(plain, part, part, ({ schedule }, a, b) => {
        const [from, to] = [Math.min(a, b) * schedule.totalSteps, Math.max(a, b) * schedule.totalSteps];
        const steps = [...schedule.breakpoints(from, to)];
        steps.forEach((step, i) => assert.ok(step > (steps[i - 1] ?? from) && step < to));
        const all = [...schedule.breakpoints(-schedule.totalSteps, 2 * schedule.totalSteps)];
        assert.deepEqual(
          steps,
          all.filter((step) => step > from && step < to),
        );
      }),
    ));

  it('between breakpoints a curve is monotone, as far as anybody can see', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        let from = 0;
        for (const to of [...schedule.breakpoints(0, schedule.totalSteps), schedule.totalSteps]) {
          const values = Array.from({ length: 9 }, (_, i) => schedule.at(from + ((to - from) * (i + 1)) / 10));
          const rises = values.slice(1).map((value, i) => value - values[i]!);
          const noise = 1e-4 * Math.max(...values.map(Math.abs));
          assert.ok(rises.every((rise) => rise >= -noise) || rises.every((rise) => rise <= noise), `${from} to ${to}: ${values.join(' ')}`);
          from = to;
        }
      }),
      { numRuns: 100 },
    ));
});

describe('schedules of what they were some steps ago', () => {
  const start = buildSchedule(findMethod('linear')!, { total_steps: 100 });

  it('have the weights of their parts', () => {
    // The sum of all moved copies, with binomial coefficients.
    let whole = start;
    for (let i = 0; i < 5; i++) whole = add(whole, shift(whole, 1));
    const held = (t: number) => Math.min(Math.max(t, 0), 100) / 100;
    const expected = [1, 5, 10, 10, 5, 1].reduce((sum, times, moved) => sum + times * held(50 - moved), 0);
    assert.ok(Math.abs(whole.at(50) - expected) < 1e-12);
  });

  it('are refused where they are asked at too many times', () => {
    assert.throws(() => {
      let whole = start;
      for (let i = 0; i < 80; i++) whole = add(whole, shift(whole, 1));
    }, /moved in time/);
    assert.throws(() => {
      let whole = start;
      for (let i = 0; i < 10; i++) whole = add(whole, repeat(whole, 2));
    }, /moved in time/);
  });
});
