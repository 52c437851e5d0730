// What people want to know of a curve before they spend the GPU hours.

/** A step and the value there. */
export interface StepValue {
  readonly step: number;
  readonly value: number;
}

/** A jump: the values just before and just after a step. */
export interface Jump {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** Facts about a run of T steps, the points 0..T. */
export interface CurveFacts {
  /** The last executed step, T − 1 (the last whole step below T), and the value that it uses. */
  readonly last: StepValue;
  /** T and the value there, which holds past the end. */
  readonly end: StepValue;
  /** Where the curve is headed: what `reaches` counts from the value at 0. */
  readonly target: number;
  /** For 50, 95 and 99 %, the first whole step up to T at which so much of the way from the value at 0 to the target is done; empty where the curve has a pole. */
  readonly reaches: readonly { readonly part: number; readonly step: number | undefined }[];
  /** The value that is farthest from 0, and the first step that has it (or at which it is a limit, before a jump). */
  readonly peak: StepValue;
  /** The integral of the curve over [0, T] divided by T; NaN where the curve has a pole. */
  readonly mean: number;
  /** The first step, of those looked at, at which the curve divides by 0 and has no value. */
  readonly gap: number | undefined;
  /** The first 100 jumps inside the run. */
  readonly jumps: readonly Jump[];
  /** The slope just before T, per step. */
  readonly slopeAtEnd: number;
  /** Whether that slope, kept for as long as the last piece took, would change the value by more than 1 % of the range of the curve. */
  readonly isMovingAtEnd: boolean;
  /** False where there are more than 5,000 pieces: then only these were looked at, but for `mean`, which is then good to about 0.1 % of the range. */
  readonly isComplete: boolean;
}
