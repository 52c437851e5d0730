/** Something with a label, at a horizontal place. */
export interface Labelled {
  readonly x: number;
  readonly width: number;
}

/**
 * The middles of the labels in one row between two edges, the first ones of the list preferred; undefined for what is out of sight, and for
 * what would stand too close to an earlier one.
 */
export function placeLabels(
  list: readonly Labelled[],
  { left, right }: { readonly left: number; readonly right: number },
): readonly (number | undefined)[] {
  const gap = 6;
  const taken: { readonly from: number; readonly to: number }[] = [];
  return list.map(({ x, width }) => {
    if (x < left - 0.5 || x > right + 0.5) return undefined;
    const middle = Math.min(Math.max(x, left + width / 2 + gap / 2), right - width / 2 - gap / 2);
    const [from, to] = [middle - width / 2 - gap, middle + width / 2 + gap];
    if (taken.some((other) => from < other.to && other.from < to)) return undefined;
    taken.push({ from: middle - width / 2, to: middle + width / 2 });
    return middle;
  });
}
