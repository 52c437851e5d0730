/** What one value may cost at most. */
export interface Bounds {
  /** Operations of one value. */
  readonly operations: number;
  /** Items of a list, an array or another collection, and characters of a text. */
  readonly items: number;
  /** Bits of an int. */
  readonly bits: number;
  /** Calls within calls. */
  readonly depth: number;
}

export const BOUNDS: Bounds = { operations: 100_000, items: 2_000_000, bits: 64_000, depth: 150 };

/** Operations that a drawn curve may cost at most. */
export const CURVE_OPERATIONS = 5_000_000;

/** Operations that an object may cost at most that is run from step 0 on: each of its states follows from the one before. */
export const RUN_OPERATIONS = 20_000_000;

/** Stops an evaluation that has passed a bound. */
export class Exceeded extends Error {
  constructor(readonly bound: keyof Bounds) {
    super(bound);
  }
}
