const parts = [1, 1.3, 1.7, 2.9, 4.3];

/**
 * How far a curve has to be drawn for all of it to be seen: the first of some lengths, ascending, from which on it stays within 1 % of where it
 * goes; undefined where it settles at none of them.
 */
export function reach(at: (step: number) => number, lengths: readonly number[]): number | undefined {
  const far = at(10 * (lengths.at(-1) ?? 0));
  const values = [0, ...lengths].map(at).filter(Number.isFinite);
  const range = Math.max(...values, far) - Math.min(...values, far);
  if (!(range > 0)) return undefined;
  const isThere = (length: number) => parts.every((part) => Math.abs(at(length * part) - far) <= 0.01 * range);
  // What rises from where it goes to in the end, as a warm-up does before a decay, is there at the beginning, too.
  const away = lengths.findLastIndex((length) => !isThere(length));
  return lengths[away + 1];
}
