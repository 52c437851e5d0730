// The schedulers of fvcore 0.1.5 (common/param_scheduler.py) as functions of the part of the run that is done; NaN where they raise an error.

/** A value as a function of the part of the run that is done, from 0 to 1. */
export type OfPart = (where: number) => number;

/** What fvcore adds before it looks for a boundary. */
const epsilon = 1e-6;

export const line =
  (from: number, to: number): OfPart =>
  (where) =>
    to * where + from * (1 - where);

export const cosine =
  (from: number, to: number): OfPart =>
  (where) =>
    to + 0.5 * (from - to) * (1 + Math.cos(Math.PI * where));

/** One value after another, from milestone to milestone of `updates` updates; an error past the end. */
export const multiStep =
  (values: readonly number[], milestones: readonly number[], updates: number): OfPart =>
  (where) => {
    if (where > 1) return NaN;
    const update = Math.trunc((where + epsilon) * updates);
    return values[milestones.filter((milestone) => milestone <= update).length]!;
  };

/** One value after another in equal parts; an error already at the end. */
export const steps =
  (values: readonly number[]): OfPart =>
  (where) =>
    values[Math.trunc((where + epsilon) * values.length)] ?? NaN;

/** Values that each are a factor times the one before: the first one, and `count` more. */
export function powers(first: number, factor: number, count: number): readonly number[] {
  const values = [first];
  for (let index = 0; index < count; index++) values.push(values[index]! * factor);
  return values;
}

/** A part of a composite: its share of the run, and whether it runs from its start to its end in it. */
export interface Share {
  readonly of: OfPart;
  readonly length: number;
  readonly isRescaled: boolean;
}

/** Schedulers one after another; one that is not rescaled runs as if it had been there from the start. */
export function composite(shares: readonly Share[]): OfPart {
  return (where) => {
    let index = 0;
    let end = shares[0]!.length;
    while (where + epsilon > end && index < shares.length - 1) end += shares[++index]!.length;
    const { of, length, isRescaled } = shares[index]!;
    return of(isRescaled ? (where - (end - length)) / length : where);
  };
}

/** The last shares as fvcore takes them, when their sum is not quite 1. */
export function completed(lengths: readonly number[]): readonly number[] {
  const sum = lengths.reduce((total, length) => total + length, 0);
  const others = lengths.slice(0, -1);
  return sum === 1 ? lengths : [...others, 1 - others.reduce((total, length) => total + length, 0)];
}

/** A scheduler that rises from a part of its first value over a share of the run (detectron2 at 02b5c4e, solver/lr_scheduler.py). */
export function warmedUp(
  at: OfPart,
  {
    share,
    factor,
    isConstant,
    isRescaled,
  }: { readonly share: number; readonly factor: number; readonly isConstant: boolean; readonly isRescaled: boolean },
): OfPart {
  const first = factor * at(0);
  return composite([
    { of: isConstant ? () => first : line(first, at(isRescaled ? 0 : share)), length: share, isRescaled: true },
    { of: at, length: 1 - share, isRescaled },
  ]);
}
