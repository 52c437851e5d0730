/** Of several values one is only by chance a number of single precision that was not computed as one. */
const enough = 4;

/** What sums and products of a few terms are off in single precision, as a part of the largest of them. */
const ofSingle = 2 ** -20;

/**
 * How far values may be off the curve that they are of because they were computed in single precision, as PyTorch, JAX and TensorFlow do it; 0
 * where they were not. A curve is rough within that: what it does there is nothing.
 */
export function roundingOf(values: readonly number[]): number {
  const known = values.filter((value) => Number.isFinite(value) && !Number.isInteger(value));
  const isSingle = known.length >= enough && known.every((value) => Math.fround(value) === value);
  return isSingle ? ofSingle * known.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0;
}
