// Lists of steps in ascending order.

/** What is wrong with a list that does not ascend: a sentence in which {parameter} stands for its name. */
export function ascends(steps: readonly number[]): string | undefined {
  return steps.every((step, i) => i === 0 || step >= steps[i - 1]!) ? undefined : '{parameter} must have its steps in ascending order.';
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
