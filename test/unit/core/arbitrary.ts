// Random schedules for property tests: every method with random parameters, and compositions of them.
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { add, clip, divide, maximum, minimum, multiply, repeat, sequence, shift, subtract } from '../../../src/core/compose';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import type { Schedule } from '../../../src/core/schedule';

/** A schedule and how it was made, for messages. */
export interface Named {
  readonly text: string;
  readonly schedule: Schedule;
}

/** Numbers of ten thousand even places, so that some of them are alike but none differ by rounding only. */
const number = (min: number, max: number) => fc.integer({ min: 0, max: 1e4 }).map((i) => min + ((max - min) * i) / 1e4);
const totals = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(1, 1e5, 12345.5, 1e9));
const weights = fc.oneof(fc.constantFrom(1, 0.3, 2), number(0.01, 10));

/** The own parameters of a method for a run of T steps. */
const own: Readonly<Record<string, (T: number) => fc.Arbitrary<ParameterValues>>> = {
  linear: () => fc.constant({}),
  cosine: () => fc.constant({}),
  exponential: () => fc.constant({}),
  constant: () => fc.constant({}),
  power: () => fc.record({ a: number(0.05, 20) }),
  sigmoid: () => fc.record({ k: number(0.1, 1000), midpoint: number(0, 1) }),
  sigmoid_rampup: () => fc.record({ k: number(0.1, 100) }),
  dann: () => fc.record({ gamma: number(0.1, 100) }),
  inverse_sigmoid: (T) => number(T / 50, T).map((k) => ({ k })),
  exponential_decay: () => fc.record({ rate: number(1e-6, 3) }),
  inverse_sqrt: (T) => number(T / 1e4, 2 * T).map((warmup) => ({ warmup })),
  cyclical: () =>
    fc.record({
      cycles: fc.integer({ min: 1, max: 60 }),
      ratio: number(0.05, 1),
      ramp: fc.constantFrom('linear', 'cosine', 'sigmoid'),
    }),
  step: (T) =>
    fc.record({ milestones: fc.array(number(0, T), { maxLength: 12 }).map((list) => list.sort((a, b) => a - b)), factor: number(0, 1.5) }),
  piecewise: (T) =>
    fc.record({
      points: fc.array(fc.tuple(number(0, T), number(-1, 2)), { minLength: 1, maxLength: 8 }).map((list) => list.sort(([a], [b]) => a - b)),
      interpolation: fc.constantFrom('linear', 'hold', 'cosine'),
    }),
  warmup_hold_decay: () =>
    fc.record({
      warmup: number(0, 0.5),
      decay: number(0, 0.4999),
      decay_shape: fc.constantFrom('linear', 'cosine', 'one_minus_sqrt'),
      end_weight: number(0, 1),
    }),
  cosine_rampdown: () => fc.constant({}),
  ema_warmup: (T) => fc.oneof(fc.constant({}), fc.record({ gamma: number(T / 1e3, T), p: number(0.2, 2) })),
  one_cycle: () => fc.record({ pct_start: number(0.05, 0.95), anneal: fc.constantFrom('cosine', 'linear') }),
};

/** Valid parameters for any method. */
export const methodValues: fc.Arbitrary<{ readonly name: string; readonly values: ParameterValues }> = fc
  .record({
    name: fc.constantFrom(...Object.keys(own)),
    total_steps: totals,
    base_weight: weights,
    start_weight: fc.oneof(fc.constant(0), number(0, 2)),
    delay: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 })),
    reverse: fc.boolean(),
  })
  .chain(({ name, ...common }) => own[name]!(common.total_steps).map((values) => ({ name, values: { ...common, ...values } })));

/** The same parameters with the length and the delay written in other ways: those that count steps, and those that count epochs. */
export function otherWritings({
  total_steps,
  delay,
  ...others
}: ParameterValues): Readonly<Record<'steps' | 'epochs', readonly ParameterValues[]>> {
  const [length, wait] = [Number(total_steps), Number(delay)];
  return {
    steps: [
      { ...others, until: length + wait, delay: wait },
      { ...others, total_steps: length, delay_epochs: wait / 8, steps_per_epoch: 8 },
    ],
    epochs: [
      { ...others, total_epochs: length, delay_epochs: wait },
      { ...others, total_epochs: length, delay: wait * 16, steps_per_epoch: 16 },
    ],
  };
}

/** A schedule of one method. */
export const plain: fc.Arbitrary<Named> = methodValues.map(({ name, values }) => ({
  text: `${name}(${JSON.stringify(values)})`,
  schedule: buildSchedule(findMethod(name)!, values),
}));

const pair =
  (name: string, make: (a: Schedule, b: Schedule) => Schedule) =>
  (a: Named, b: Named): Named => ({ text: `${name}(${a.text}, ${b.text})`, schedule: make(a.schedule, b.schedule) });

const pairs = [
  pair('sequence', sequence),
  pair('add', add),
  pair('subtract', subtract),
  pair('multiply', multiply),
  // A divisor that stays away from 0: poles have a test of their own.
  pair('divide', (a, b) => divide(a, add(clip(b, -0.5, 3), 1))),
  pair('minimum', minimum),
  pair('maximum', maximum),
];

/** A composition, up to two deep, and plain schedules too. */
export const composed: fc.Arbitrary<Named> = fc.letrec<{ tree: Named; leaf: Named }>((tie) => ({
  leaf: plain,
  tree: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    tie('leaf'),
    fc.tuple(fc.constantFrom(...pairs), tie('tree'), tie('tree')).map(([make, a, b]) => make(a, b)),
    fc
      .tuple(tie('tree'), fc.integer({ min: 1, max: 5 }))
      .map(([a, n]) => ({ text: `repeat(${a.text}, ${n})`, schedule: repeat(a.schedule, n) })),
    fc.tuple(tie('tree'), number(-0.5, 2)).map(([a, part]) => {
      const steps = part * a.schedule.totalSteps;
      return { text: `shift(${a.text}, ${steps})`, schedule: shift(a.schedule, steps) };
    }),
  ),
})).tree;
