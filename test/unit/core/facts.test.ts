import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { add, repeat, sequence, subtract } from '../../../src/core/compose';
import { curveFacts } from '../../../src/core/facts/curveFacts';
import type { CurveFacts } from '../../../src/core/facts/facts';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { composed } from './arbitrary';

const build = (name: string, values: ParameterValues) => buildSchedule(findMethod(name)!, values);
const facts = (name: string, values: ParameterValues, target?: number) => curveFacts(build(name, values), target);
const stepsOf = ({ reaches }: CurveFacts) => reaches.map(({ step }) => step);

// The integrals are closed forms, worked out by hand.
const means: readonly (readonly [string, ParameterValues, number])[] = [
  ['linear', { base_weight: 0.3 }, 0.15],
  ['cosine', {}, 0.5],
  ['power', { a: 3 }, 0.25],
  ['power', { a: 0.1 }, 1 / 1.1],
  ['exponential', {}, 1 - (1 - Math.exp(-4)) / 4],
  ['exponential_decay', { rate: 0.01 }, 0.99 / Math.log(100)],
  ['sigmoid', { k: 500 }, 0.5],
  ['cyclical', { cycles: 5, ratio: 0.5 }, 0.75],
  ['inverse_sqrt', { warmup: 100 }, 0.05 + 2 * Math.sqrt(0.1) * (1 - Math.sqrt(0.1))],
  ['warmup_hold_decay', { warmup: 100, decay: 300, decay_shape: 'one_minus_sqrt' }, 0.05 + 0.6 + 0.1],
  ['step', { milestones: [300], factor: 0.5 }, 0.65],
];

describe('curveFacts', () => {
  for (const [name, values, mean] of means) {
    it(`mean of ${name} ${JSON.stringify(values)}`, () => {
      for (const total_steps of [1000, 1e9]) {
        const scaled = Object.fromEntries(
          Object.entries(values).map(([key, value]) => [
            key,
            /warmup|decay$/.test(key) ? (Number(value) * total_steps) / 1000 : key === 'milestones' ? [0.3 * total_steps] : value,
          ]),
        );
        const actual = facts(name, { ...scaled, total_steps }).mean;
        assert.ok(Math.abs(actual - mean) <= 1e-11 * mean, `${actual} instead of ${mean}`);
      }
    });
  }

  it('says when the base methods get there; the exponential one never reaches 99 %', () => {
    const values = { base_weight: 0.5, total_steps: 1000 };
    assert.deepEqual(stepsOf(facts('linear', values, 0.5)), [500, 950, 990]);
    // acos(1 − 2 · 0.95) / π = 0.8564...
    assert.deepEqual(stepsOf(facts('cosine', values, 0.5)), [500, 857, 937]);
    // sqrt(0.5), sqrt(0.95), sqrt(0.99)
    assert.deepEqual(stepsOf(facts('power', values, 0.5)), [708, 975, 995]);
    // ln(2)/4, ln(20)/4
    assert.deepEqual(stepsOf(facts('exponential', values, 0.5)), [174, 749, undefined]);
  });

  it('takes what rounding leaves of a mean for nothing', () => {
    for (const base_weight of [1, 1e100])
      assert.equal(facts('linear', { total_steps: 100, base_weight, start_weight: -base_weight }).mean, 0);
  });

  it('counts the largest way there is', () => {
    assert.deepEqual(stepsOf(facts('linear', { total_steps: 100, base_weight: 1e100, start_weight: -1e100 }, 1e100)), [50, 95, 99]);
  });

  it('counts a fall toward its end', () => {
    const fall = facts('linear', { base_weight: 1, start_weight: 0.2, total_steps: 100, reverse: true }, 1);
    assert.equal(fall.target, 0.2);
    assert.deepEqual(stepsOf(fall), [50, 95, 99]);
    assert.deepEqual(fall.peak, { step: 0, value: 1 });
  });

  it('knows the last executed step and the end', () => {
    assert.deepEqual(facts('linear', { total_steps: 100 }).last, { step: 99, value: 0.99 });
    assert.deepEqual(facts('linear', { total_steps: 10.5 }).last, { step: 10, value: 10 / 10.5 });
    assert.deepEqual(facts('linear', { total_steps: 100 }).end, { step: 100, value: 1 });
  });

  it('finds peaks between whole steps, and just before a jump', () => {
    assert.deepEqual(facts('inverse_sqrt', { total_steps: 100, warmup: 12.5 }).peak, { step: 12.5, value: 1 });
    assert.deepEqual(facts('cyclical', { total_steps: 100, ratio: 1, base_weight: 0.3 }).peak, { step: 25, value: 0.3 });
  });

  it('finds a flat top between a steep rise and a steep fall', () => {
    const rise = build('dann', { total_steps: 106, base_weight: 2, gamma: 71 });
    const fall = build('dann', { total_steps: 102, base_weight: 0.9, gamma: 89, reverse: true });
    const { peak } = curveFacts(add(rise, fall));
    assert.ok(Math.abs(peak.value - 2.9) < 1e-12 && peak.step > 45 && peak.step < 75, `${peak.value} at ${peak.step}`);
    const valley = curveFacts(subtract(subtract(0.1, rise), fall)).peak;
    assert.ok(Math.abs(valley.value + 2.8) < 1e-12, `${valley.value}`);
  });

  it('lists jumps with both values, and no steep piece as a jump', () => {
    assert.deepEqual(facts('step', { total_steps: 100, milestones: [30, 60], factor: 0.5, base_weight: 0.3 }).jumps, [
      { step: 30, from: 0.3, to: 0.15 },
      { step: 60, from: 0.15, to: 0.075 },
    ]);
    const join = sequence(build('linear', { total_steps: 1000 }), build('exponential', { total_steps: 500 }));
    assert.deepEqual(curveFacts(join).jumps, [{ step: 1000, from: 1, to: 0 }]);
    const steep = sequence(build('constant', { base_weight: 1e-9, total_steps: 7 }), build('power', { a: 0.05, total_steps: 1e6 }));
    assert.deepEqual(
      curveFacts(steep).jumps.filter(({ from, to }) => Math.abs(to - from) > 0.01),
      [],
    );
    assert.deepEqual(facts('sigmoid', { k: 1e5, total_steps: 1e6 }).jumps, []);
  });

  const moving: readonly (readonly [string, ParameterValues, boolean])[] = [
    ['linear', {}, true],
    ['cosine', {}, false],
    ['power', {}, true],
    ['exponential', {}, true],
    ['constant', {}, false],
    ['sigmoid', { k: 50 }, false],
    ['warmup_hold_decay', {}, true],
    ['warmup_hold_decay', { decay: 0 }, false],
  ];
  for (const [name, values, isMoving] of moving) {
    it(`${name} ${JSON.stringify(values)} is ${isMoving ? 'still' : 'no longer'} moving at T`, () =>
      assert.equal(facts(name, { total_steps: 12_345, base_weight: 0.1, ...values }).isMovingAtEnd, isMoving));
  }

  it('gives the slope at the end', () => {
    assert.ok(Math.abs(facts('power', { total_steps: 1000, a: 3 }).slopeAtEnd - 0.003) < 1e-10);
  });

  it('says when there were too many pieces to look at', () => {
    const many = curveFacts(repeat(build('linear', { total_steps: 10 }), 1e7));
    assert.equal(many.isComplete, false);
    assert.ok(Math.abs(many.mean - 0.5) < 1e-3);
    assert.equal(curveFacts(build('linear', { total_steps: 1e9 })).isComplete, true);
  });

  it('finds the peak of compositions that a walk over all steps finds, or a higher one between them', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        const { at, totalSteps } = schedule;
        fc.pre(totalSteps <= 2000);
        const { peak, isComplete } = curveFacts(schedule);
        fc.pre(isComplete);
        const height = Math.abs(peak.value);
        const isPeak = (value: number) => Math.abs(Math.abs(value) - height) <= 1e-6 * height;
        for (const step of [...Array(Math.floor(totalSteps) + 1).keys(), totalSteps]) {
          assert.ok(Math.abs(at(step)) <= height * (1 + 1e-6), `${at(step)} at ${step}, not ${peak.value}`);
        }
        // Before or after a jump the value is a limit.
        const beside = 1e-12 * totalSteps;
        assert.ok(
          [0, -beside, beside].some((by) => isPeak(at(peak.step + by))),
          `no ${peak.value} at ${peak.step}`,
        );
      }),
      { numRuns: 150 },
    ));

  it('agrees with a walk over all steps', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        fc.pre(schedule.totalSteps < 6000);
        const found = curveFacts(schedule);
        fc.pre(found.isComplete);
        const start = schedule.at(0);
        const way = found.target - start;
        for (const { part, step } of found.reaches) {
          const reached = (at: number) => (schedule.at(at) - start) / way >= part;
          let expected: number | undefined;
          for (let at = 0; at <= schedule.totalSteps && expected === undefined; at++) if (reached(at)) expected = at;
          // Where the curve only just touches the level, rounding decides.
          const isClose = (at = NaN) => Math.abs((schedule.at(at) - start) / way - part) < 1e-6;
          if (Math.abs(way) > 1e-9 * Math.abs(start))
            assert.ok(step === expected || isClose(step) || isClose(expected), `${step} instead of ${expected} for ${part}`);
        }
      }),
      { numRuns: 60 },
    ));
});
