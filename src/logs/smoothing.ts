import type { LoggedPoints } from './table/pointsByStep';
import { Numbers } from './table/numbers';

/**
 * Exponential smoothing that is not drawn towards 0 at its beginning, as TensorBoard's slider does it: each value is the mean of all so far
 * with weights that fall by the factor `weight`, from 0 to below 1, with each value of age (Kingma and Ba, 2015, section 3). Values that are
 * not finite stay as they are and count nothing.
 */
export class Smoothing {
  #sum = 0;
  #share = 0;

  constructor(private readonly weight: number) {}

  /** The next value, smoothed. */
  next(value: number): number {
    if (!Number.isFinite(value)) return value;
    this.#sum = this.weight * this.#sum + (1 - this.weight) * value;
    this.#share = this.weight * this.#share + (1 - this.weight);
    return this.#sum / this.#share;
  }
}

/** Points with their values smoothed, some at a time: it yields in between, so that its caller can do other things. */
export function* smoothed({ steps, values }: LoggedPoints, weight: number, slice = 20_000): Generator<void, LoggedPoints> {
  const smoothing = new Smoothing(weight);
  const all = new Numbers();
  const { length } = values;
  for (let i = 0; i < length; i++) {
    all.push(smoothing.next(values.at(i)!));
    if (i % slice === slice - 1) yield;
  }
  return { steps, values: all };
}
