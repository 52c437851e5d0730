import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import { type Message, say } from '../core/message';
import type { Schedule } from '../core/schedule';
import type { LoggedPoints } from './table/pointsByStep';

const tolerance = 0.01;

/** A logged value beside the planned one. */
export interface Pair {
  readonly step: number;
  readonly planned: number;
  readonly logged: number;
}

/** How far a log is from the plan. */
export interface Deviation {
  /** The values that were compared. */
  readonly count: number;
  readonly largest: Pair | undefined;
  /** How many values are further off than 1 % of the plan's range, and the first of them. */
  readonly off: number;
  readonly firstOff: Pair | undefined;
  /** The first value from which on all are further off. */
  readonly start: Pair | undefined;
  /** How many values there are from there on. */
  readonly staying: number;
}

/** Compares a log with its plan as it grows: what was compared once is not compared again. */
export class DeviationSoFar {
  readonly #allowed: number;
  #read = 0;
  #count = 0;
  #off = 0;
  #worst = -1;
  #largest: Pair | undefined;
  #firstOff: Pair | undefined;
  #start: Pair | undefined;
  #staying = 0;

  constructor(private readonly plan: Schedule) {
    const { min, max } = extent(plan, 0, plan.totalSteps);
    // Rounding alone is no deviation.
    this.#allowed = tolerance * (max > min ? max - min : Math.abs(max) || 1) * (1 + 1e-9);
  }

  get result(): Deviation {
    return {
      count: this.#count,
      largest: this.#largest,
      off: this.#off,
      firstOff: this.#firstOff,
      start: this.#start,
      staying: this.#staying,
    };
  }

  /** Compares the points that came behind those compared before, some at a time: it yields in between, so that its caller can do other things. */
  *advance({ steps, values }: LoggedPoints, slice = 20_000): Generator<void> {
    const { length } = steps;
    while (this.#read < length) {
      const i = this.#read++;
      this.#compare(steps.at(i)!, values.at(i)!);
      if (i % slice === slice - 1) yield;
    }
  }

  #compare(step: number, logged: number): void {
    const planned = this.plan.at(step);
    if (Number.isNaN(planned)) return;
    this.#count++;
    const distance = Math.abs(logged - planned);
    const isOff = distance > this.#allowed;
    if (distance > this.#worst) {
      this.#worst = distance;
      this.#largest = { step, planned, logged };
    }
    if (!isOff) {
      this.#start = undefined;
      this.#staying = 0;
    } else {
      this.#off++;
      this.#staying++;
      this.#firstOff ??= { step, planned, logged };
      this.#start ??= { step, planned, logged };
    }
  }
}

/** Compares a log with its plan, some values at a time: it yields in between, so that its caller can do other things. */
export function* deviation(plan: Schedule, points: LoggedPoints, slice?: number): Generator<void, Deviation> {
  const soFar = new DeviationSoFar(plan);
  yield* soFar.advance(points, slice);
  return soFar.result;
}

/** A deviation in sentences. */
export function deviationMessage({ count, largest, off, firstOff, start, staying }: Deviation): Message {
  if (!largest) return say('No value of the log can be compared with the plan.');
  const args = {
    count: formatStep(count),
    off: formatStep(off),
    first: formatStep(firstOff?.step ?? 0),
    start: formatStep(start?.step ?? 0),
    largest: pairMessage(largest),
  };
  if (!firstOff) {
    return formatValue(largest.logged) === formatValue(largest.planned)
      ? say('All {count} values are within 1 % of the plan’s range.', args)
      : say('All {count} values are within 1 % of the plan’s range. The largest deviation is {largest}.', args);
  }
  // That a noisy log ends with a value that is off is no departure.
  if (start && staying < off / 2)
    return say(
      'Off by more than 1 % of the plan’s range at {off} of {count} values, first at step {first}. The largest deviation is {largest}.',
      args,
    );
  return start
    ? say('Off by more than 1 % of the plan’s range from step {start} on. The largest deviation is {largest}.', args)
    : say(
        'Off by more than 1 % of the plan’s range at {off} of {count} values, first at step {first}; back at the end. The largest deviation is {largest}.',
        args,
      );
}

const pairMessage = ({ step, planned, logged }: Pair): Message =>
  say('{size} at step {step} (planned {planned}, logged {logged})', {
    size: formatValue(Math.abs(logged - planned)),
    step: formatStep(step),
    planned: formatValue(planned),
    logged: formatValue(logged),
  });
