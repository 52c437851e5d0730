// Schedules out of schedules. Each part holds its first value before its step 0 and its last value past its end, and a boundary
// belongs to the part on its right, as everywhere.
import { countUpTo } from './ascending';
import { besideDistance, breakSteps, mergeSteps, mostCycles, movedSteps } from './breakpoints';
import { crossings, turningPoints, type Curve } from './interior';
import { Refusal, say } from './message';
import { largest, overSteps, type Schedule } from './schedule';
import { combined, deeper, knownOf, madeOf } from './computed/madeOf';
import { probed } from './computed/probed';
import { SharedSteps } from './computed/sharedSteps';

/** What arithmetic takes: a number stands for a curve that has this value everywhere. */
export type Operand = number | Schedule;

/** One part after the other, each for its own total steps. Throws a RangeError where there is none, where the run is too long, and where units differ. */
export function sequence(...parts: readonly Schedule[]): Schedule {
  const starts: number[] = [];
  let totalSteps = 0;
  for (const part of parts) {
    starts.push(totalSteps);
    totalSteps = runOf(totalSteps + part.totalSteps);
  }
  const last = parts.at(-1);
  if (last === undefined) throw new Refusal(say('sequence needs at least one schedule.'));
  const indexAt = (step: number): number => Math.max(countUpTo(starts, step) - 1, 0);
  return madeOf(parts, `s${totalSteps}`, {
    ...overSteps,
    grid: gridOf(parts),
    unit: unitOf(parts),
    totalSteps,
    at: (step) => {
      if (step >= totalSteps) return last.at(last.totalSteps);
      const index = indexAt(step);
      return parts[index]!.at(step - starts[index]!);
    },
    *breakpoints(from, to) {
      for (let i = indexAt(from); i < parts.length && starts[i]! < to; i++) yield* placed(parts[i]!, starts[i]!, from, to);
      yield* breakSteps({ steps: [totalSteps] }, from, to);
    },
  });
}

/** The run of a schedule `times` times over. Throws a RangeError where `times` is not a whole number >= 1, and where the run is too long. */
export function repeat(schedule: Schedule, times: number): Schedule {
  if (!Number.isInteger(times) || times < 1) throw new Refusal(say('repeat needs a whole number of times >= 1.'));
  const period = schedule.totalSteps;
  const totalSteps = runOf(period * times);
  return madeOf([schedule], `r${period}`, {
    ...schedule,
    past: 'holds',
    totalSteps,
    at: (step) => {
      if (step <= 0) return schedule.at(0);
      return schedule.at(step >= totalSteps ? period : step - Math.min(Math.floor(step / period), times - 1) * period);
    },
    *breakpoints(from, to) {
      const first = Math.max(Math.floor(from / period), 0);
      for (let cycle = first; cycle < Math.min(times, mostCycles) && cycle * period < to; cycle++)
        yield* placed(schedule, cycle * period, from, to);
      yield* breakSteps({ steps: [totalSteps] }, from, to);
    },
  });
}

/**
 * The curve `steps` later; with a negative number earlier, so that the run begins in its midst.
 * Throws a RangeError where nothing of the run is left, and where it is too long.
 */
export function shift(schedule: Schedule, steps: number): Schedule {
  if (!(schedule.totalSteps + steps > 0)) throw new Refusal(say('shift must leave some of the run.'));
  const totalSteps = runOf(schedule.totalSteps + steps);
  return madeOf([schedule], steps, {
    ...schedule,
    past: 'holds',
    totalSteps,
    at: (step) => schedule.at(step >= totalSteps ? schedule.totalSteps : Math.max(step, 0) - steps),
    *breakpoints(from, to) {
      if (from < 0 && to > 0) yield 0;
      yield* movedSteps(schedule.breakpoints(Math.max(from, 0) - steps, to - steps), steps, Math.max(from, 0), to);
    },
  });
}

/** The sum of two curves. */
export function add(a: Operand, b: Operand): Schedule {
  return combine((x, y) => x + y, a, b, turns);
}

/** The difference of two curves. */
export function subtract(a: Operand, b: Operand): Schedule {
  return combine((x, y) => x - y, a, b, turns);
}

/** The product of two curves. */
export function multiply(a: Operand, b: Operand): Schedule {
  return combine((x, y) => x * y, a, b, turns);
}

/** The quotient of two curves; NaN, that is no value, where the divisor is 0. */
export function divide(a: Operand, b: Operand): Schedule {
  return combine((x, y) => (y === 0 ? NaN : x / y), a, b, polesAndTurns);
}

/** The lower of two curves at each step. */
export function minimum(a: Operand, b: Operand): Schedule {
  return combine(Math.min, a, b, (_, x, y, from, to) => crossings(x, y, from, to));
}

/** The higher of two curves at each step. */
export function maximum(a: Operand, b: Operand): Schedule {
  return combine(Math.max, a, b, (_, x, y, from, to) => crossings(x, y, from, to));
}

/** A curve held between two values. Throws a RangeError where `low` is above `high`. */
export function clip(schedule: Schedule, low: number, high: number): Schedule {
  if (!(low <= high)) throw new Refusal(say('clip needs a lower bound that is not above the upper one.'));
  return minimum(maximum(schedule, low), high);
}

/** The steps in (from, to) at which `both` jumps, bends or turns although `a` and `b` are smooth and monotone there. */
type Interior = (both: Curve, a: Curve, b: Curve, from: number, to: number) => Iterable<number>;

/** Both curves have to move for their sum or product to turn. */
const turns: Interior = (both, a, b, from, to) => (isLevel(a, from, to) || isLevel(b, from, to) ? [] : turningPoints(both, from, to));

function* polesAndTurns(both: Curve, a: Curve, b: Curve, from: number, to: number): Generator<number, void, undefined> {
  let left = from;
  for (const pole of crossings(b, () => 0, from, to)) {
    const beside = besideDistance(to, pole);
    yield* turns(both, a, b, left, pole - beside);
    yield pole;
    left = pole + beside;
  }
  yield* turns(both, a, b, left, to);
}

function isLevel(curve: Curve, from: number, to: number): boolean {
  return curve(from) === curve(to);
}

/** The length of a run, which has to be one. */
function runOf(totalSteps: number): number {
  if (totalSteps > largest) throw new Refusal(say('The run must be at most 1e100 steps long.'));
  return totalSteps;
}

/** So many weights of a schedule are remembered. */
const mostKnown = 8 * 64;

/**
 * A function of two curves, step by step; the run is as long as the longer one. Throws a RangeError where its weights are too large or none, as far as
 * ten steps tell. Curves of which several others are made (`k1 = k0 + k0`, `k2 = k1 + k1`, ...) are evaluated once per step.
 */
function combine(value: (a: number, b: number) => number, a: Operand, b: Operand, interior: Interior): Schedule {
  const left = scheduleOf(a);
  const right = scheduleOf(b);
  const totalSteps = Math.max(left.totalSteps, right.totalSteps);
  if (totalSteps === 0) throw new Refusal(say('At least one of the two must be a schedule.'));
  const made = deeper(new Set([...knownOf(left).times, ...knownOf(right).times]), [left, right]);
  // What is asked at several times for one step of the whole remembers more than the last one.
  const known = made.times.size > 1 ? new Map<number, number>() : undefined;
  let lastStep = NaN;
  let lastWeight = NaN;
  const at = (step: number): number => {
    if (step === lastStep) return lastWeight;
    const before = known?.get(step);
    const weight = before ?? value(left.at(step), right.at(step));
    if (known && before === undefined) {
      if (known.size >= mostKnown) known.clear();
      known.set(step, weight);
    }
    lastWeight = weight;
    lastStep = step;
    return weight;
  };
  const [leftWeights, rightWeights] = [probed(left, totalSteps), probed(right, totalSteps)];
  const weights = leftWeights.map((weight, index) => value(weight, rightWeights[index]!));
  if (weights.some((weight) => Math.abs(weight) > largest)) throw new Refusal(say('The weights must be at most 1e100 in size.'));
  if (weights.every(Number.isNaN)) throw new Refusal(say('There is no step at which this has a weight.'));
  const schedules = [a, b].filter((operand) => typeof operand === 'object');
  const inside = (beside: number, start: number, end: number): Iterable<number> =>
    interior(at, left.at, right.at, start + beside, end - beside);
  function* breakpoints(from: number, to: number): Generator<number, void, undefined> {
    const beside = besideDistance(totalSteps, Math.max(Math.abs(from), Math.abs(to)));
    let before = from;
    const [first, second] = [left.breakpoints(from, to), right === left ? [] : right.breakpoints(from, to)];
    for (const step of mergeSteps(first, second)) {
      yield* inside(beside, before, step);
      yield step;
      before = step;
    }
    yield* inside(beside, before, to);
  }
  let lastFrom = NaN;
  let lastTo = NaN;
  let steps: Iterable<number> = [];
  const schedule: Schedule = {
    unit: unitOf(schedules),
    grid: gridOf(schedules),
    past: schedules.every(({ past }) => past === 'holds') ? 'holds' : 'goes on',
    totalSteps,
    at,
    breakpoints: (from, to) => {
      if (from === lastFrom && to === lastTo) return steps;
      lastFrom = from;
      lastTo = to;
      return (steps = new SharedSteps(breakpoints(from, to)));
    },
  };
  combined.set(schedule, { ...made, weights });
  return schedule;
}

/** What schedules count that are put together. Throws a RangeError where that is not the same. */
function unitOf(parts: readonly Schedule[]): Schedule['unit'] {
  const [first] = parts.map(({ unit }) => unit);
  const other = parts.find(({ unit }) => unit !== first)?.unit;
  if (other !== undefined)
    throw new Refusal(
      say('A schedule that counts {first}s and one that counts {other}s cannot be put together.', { first: first!, other }),
    );
  return first!;
}

/** Whole steps where all parts have them. */
const gridOf = (parts: readonly Schedule[]): Schedule['grid'] => (parts.every(({ grid }) => grid === 'whole') ? 'whole' : 'real');

function scheduleOf(operand: Operand): Schedule {
  return typeof operand === 'number' ? { ...overSteps, totalSteps: 0, at: () => operand, breakpoints: () => [] } : operand;
}

/** The breakpoints of a run that begins at `start`, its first step included, its last one not. */
function* placed(schedule: Schedule, start: number, from: number, to: number): Generator<number, void, undefined> {
  if (start > from && start < to) yield start;
  const end = Math.min(to - start, schedule.totalSteps);
  yield* movedSteps(schedule.breakpoints(Math.max(from - start, 0), end), start, Math.max(start, from), to);
}
