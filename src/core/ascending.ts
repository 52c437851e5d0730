// Lists in ascending order.

/** What is wrong with a list that does not ascend: a sentence in which {parameter} stands for its name. */
export function ascends(steps: readonly number[]): string | undefined {
  return steps.every((step, i) => i === 0 || step >= steps[i - 1]!) ? undefined : '{parameter} must have its steps in ascending order.';
}

/** The first index, up to a length, at which something holds that holds at all later ones, too; the length where it holds at none. */
export function firstIndex(length: number, holds: (index: number) => boolean, start = 0): number {
  let [low, high] = [start, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of the ascending steps are <= `step`. */
export function countUpTo(steps: readonly number[], step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! > step) high = middle;
    else low = middle + 1;
  }
  return low;
}
