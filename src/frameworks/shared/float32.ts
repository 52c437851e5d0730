// Arithmetic as libraries do it that compute in float32: each operation is rounded.

const f = Math.fround;

/** Rounded to float32. */
export const float32 = f;

/** From `first` at q = 0 to `last` at q = 1 along (1 − q)^power, as optax and Keras order the operations. */
export const fallTo = (first: number, last: number, q: number, power = 1): number =>
  f(f(f(f(first) - f(last)) * f(f(1 - f(q)) ** f(power))) + f(last));

/** Half a cosine from 1 at x = 0 to 0 at x = π. */
export const halfCosine = (x: number): number => f(0.5 * f(1 + f(Math.cos(f(x)))));

/** A multiple of `first` that falls with `part` from 1 to 0 down to `least` of it. */
export const fallToPart = (first: number, least: number, part: number): number => f(f(first) * f(f(f(1 - f(least)) * part) + f(least)));
