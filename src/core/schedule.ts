// Conventions that hold for every schedule: steps count from 0; a run of T steps has the points 0..T; a curve has a
// value at every real step; before step 0 it holds its first value and past T its last one; a boundary belongs to the
// part on its right (of the shape, where a method is reversed: the curve at t is then the shape at T − t).

/**
 * The largest size of the numbers that schedules are made of, of the length of a run, and of the weights of a composition; its inverse is the smallest
 * size besides 0. What is computed from such numbers neither overflows nor vanishes.
 */
export const largest = 1e100;

/** A curve over the steps of a run. Immutable, pure, and cheap to evaluate. */
export interface Schedule {
  /** The number of steps T: finite and > 0. */
  readonly totalSteps: number;
  /** The value at any real step. Holds the first value before 0 and the last one past T. */
  readonly at: (step: number) => number;
  /**
   * The steps in the open range (from, to), ascending, at which the curve may jump, bend or turn: between two neighbours it is
   * smooth and monotone. Lazy, and starts at `from` without walking there, so that a caller may stop early.
   */
  readonly breakpoints: (from: number, to: number) => Iterable<number>;
}
