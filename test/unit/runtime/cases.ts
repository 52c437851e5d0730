// Random calls and compositions that both TypeScript and Python can run.
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { add, clip, divide, maximum, minimum, multiply, repeat, sequence, shift, subtract } from '../../../src/core/compose';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import type { Schedule } from '../../../src/core/schedule';
import { methodValues, otherWritings } from '../core/arbitrary';

/** What test/reference/runtime_values.py runs. */
export type What =
  | readonly ['call', string, ParameterValues]
  | readonly ['text', string]
  | readonly ['+' | '-' | '*' | '/' | 'minimum' | 'maximum', What | number, What | number]
  | readonly ['sequence', What, What]
  | readonly ['repeat' | 'shift', What, number]
  | readonly ['clip', What, number, number];

/** The schedule of a case in TypeScript. Throws a RangeError with what is wrong with it. */
export function build(what: What): Schedule {
  switch (what[0]) {
    case 'call':
      return buildSchedule(findMethod(what[1])!, what[2]);
    case 'text':
      throw new TypeError('A text is read by the language.');
    case 'clip':
      return clip(build(what[1]), what[2], what[3]);
    case 'repeat':
      return repeat(build(what[1]), what[2]);
    case 'shift':
      return shift(build(what[1]), what[2]);
    case 'sequence':
      return sequence(build(what[1]), build(what[2]));
    default:
      return pairs[what[0]](operand(what[1]), operand(what[2]));
  }
}

const operand = (what: What | number) => (typeof what === 'number' ? what : build(what));
const pairs = { '+': add, '-': subtract, '*': multiply, '/': divide, minimum, maximum };

const call: fc.Arbitrary<What> = methodValues.chain(({ name, values }) =>
  fc.constantFrom(values, ...otherWritings(values).steps).map((each) => ['call', name, each] as const),
);
/** Schedules that count epochs, which cannot be put together with others. */
const epochCall: fc.Arbitrary<What> = methodValues.chain(({ name, values }) =>
  fc.constantFrom(...otherWritings(values).epochs).map((each) => ['call', name, each] as const),
);
const number = fc.integer({ min: -4000, max: 4000 }).map((i) => i / 1000);

const tree: fc.Arbitrary<What> = fc.letrec<{ tree: What; part: What | number }>((tie) => ({
  part: fc.oneof({ weight: 4, arbitrary: tie('tree') }, number),
  tree: fc.oneof(
    { maxDepth: 2 },
    call,
    fc.tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, 'minimum' as const, 'maximum' as const), tie('tree'), tie('part')),
    fc.tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, 'minimum' as const), number, tie('tree')),
    fc.tuple(fc.constant('/' as const), tie('part'), fc.tuple(fc.constant('clip' as const), tie('tree'), fc.constant(0.5), fc.constant(3))),
    fc.tuple(fc.constant('sequence' as const), tie('tree'), tie('tree')),
    fc.tuple(fc.constant('repeat' as const), tie('tree'), fc.integer({ min: 1, max: 6 })),
    fc.tuple(fc.constant('shift' as const), tie('tree'), fc.integer({ min: 0, max: 5000 })),
  ),
})).tree;

/** `count` cases with three steps each: whole and fractional, before 0, past the end, and beside the places where the curve bends or jumps. */
export function sampleCases(count: number, seed: number): readonly (readonly [What, readonly number[]])[] {
  const parts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 3, maxLength: 3 });
  return fc
    .sample(fc.tuple(fc.oneof(epochCall, call, tree), parts), { numRuns: count, seed })
    .map(([what, [a = 0, b = 0, c = 0]]) => [what, stepsOf(build(what), a / 1e6, b / 1e6, c)] as const);
}

function stepsOf({ totalSteps, breakpoints }: Schedule, a: number, b: number, pick: number): readonly number[] {
  const bends: number[] = [];
  for (const step of breakpoints(-1, totalSteps + 1)) if (bends.push(step) >= 20) break;
  const bend = bends[pick % Math.max(bends.length, 1)] ?? 0;
  const steps = [-3.5, 0, a * totalSteps, Math.round(b * totalSteps), bend - 1, bend, bend + 1, totalSteps - 1, totalSteps, totalSteps + 1];
  // Three of them, other ones from case to case.
  return [0, 3, 7].map((i) => steps[(i + pick) % steps.length]!);
}
