/** How many items two lists have in common at their start, and how many of the others at their end. */
export function commonEnds<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (before: T, after: T) => boolean,
): { readonly start: number; readonly rest: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start]!, after[start]!)) start++;
  let rest = 0;
  while (rest < shorter - start && isSame(before.at(-1 - rest)!, after.at(-1 - rest)!)) rest++;
  return { start, rest };
}
