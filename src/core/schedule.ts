// Conventions that hold for every schedule: steps count from 0; a run of T steps has the points 0..T; a curve has a
// value at every real step; before step 0 it holds its first value; a boundary belongs to the part on its right (of the
// shape, where a method is reversed: the curve at t is then the shape at T − t).

/**
 * The largest size of the numbers that schedules are made of, of the length of a run, and of the weights of a composition; its inverse is the smallest
 * size besides 0. What is computed from such numbers neither overflows nor vanishes.
 */
export const largest = 1e100;

/** What a schedule counts in. A fraction is a part of the run. */
export type Unit = 'step' | 'epoch' | 'sample' | 'token' | 'env step' | 'fraction';

/** A curve over the steps of a run. Immutable, pure, and cheap to evaluate. */
export interface Schedule {
  /** The length T in steps of `unit`: finite and > 0. */
  readonly totalSteps: number;
  /** What a step of it is: an optimizer step, an epoch, ... */
  readonly unit: Unit;
  /** "whole": the curve has one value per whole step and holds it until the next. "real": it moves between whole steps, too. */
  readonly grid: 'real' | 'whole';
  /** What happens after T: the last value holds, the rule goes on, or the library raises an error, so that there is no value. */
  readonly past: 'holds' | 'goes on' | 'fails';
  /** The value at any real step. Holds the first value before 0; NaN where there is none. */
  readonly at: (step: number) => number;
  /** What is raised at a step that has no value: "IndexError: list index out of range"; undefined where that is not known. */
  readonly raises?: (step: number) => string | undefined;
  /**
   * The steps in the open range (from, to), ascending, at which the curve may jump, bend or turn: between two neighbours it is
   * smooth and monotone. Lazy, and starts at `from` without walking there, so that a caller may stop early.
   */
  readonly breakpoints: (from: number, to: number) => Iterable<number>;
}

/** What most schedules are: curves over real optimizer steps that hold their last value. */
export const overSteps = { unit: 'step', grid: 'real', past: 'holds' } as const;
