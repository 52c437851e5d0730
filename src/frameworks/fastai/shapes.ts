// fastai's schedules as functions of the part of the run that is done (fastai 2.8, callback/schedule.py).
import { float32 as f } from '../shared/float32';

/** A value as a function of the part of the run that is done, from 0 to 1. */
export type OfPart = (part: number) => number;

export const cosine =
  (from: number, to: number): OfPart =>
  (part) =>
    from + ((1 + Math.cos(Math.PI * (1 - part))) * (to - from)) / 2;

/** Where the shares of a combination end: running sums in float32. */
export function endsOf(shares: readonly number[]): readonly number[] {
  return shares.reduce<number[]>((ends, share) => [...ends, f(ends.at(-1)! + f(share))], [0]);
}

/** Schedules one after another, each over its share of the run; the part of a share is found in float32. */
export function combined(shares: readonly number[], schedules: readonly OfPart[]): OfPart {
  const ends = endsOf(shares);
  return (part) => {
    const at = f(part);
    const last = ends.findLastIndex((end) => at >= end);
    const index = Math.min(Math.max(last, 0), schedules.length - 1);
    return schedules[index]!(f(f(at - ends[index]!) / f(ends[index + 1]! - ends[index]!)));
  };
}

/** Along a half cosine to the middle value, and along another to the end. */
export const twoCosines = (share: number, from: number, middle: number, to: number): OfPart =>
  combined([share, 1 - share], [cosine(from, middle), cosine(middle, to)]);

/** So many batches are added one by one. */
const mostAdded = 1000;

/** The part of the run before a batch as fastai adds it up: from the start of each epoch, one batch after another. */
export function partAt(batch: number, perEpoch: number, epochs: number): number {
  const [one, done] = [1 / (perEpoch * epochs), batch % perEpoch];
  // What the sum of so many batches is rounded to is out of float32's sight of their product.
  let part = Math.floor(batch / perEpoch) / epochs + Math.max(done - mostAdded, 0) * one;
  for (let left = Math.min(done, mostAdded); left > 0; left--) part += one;
  return part;
}
