/** The one span in which two texts differ, in each of them. */
export interface Difference {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The one span in which two texts differ. */
export function textDifference(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  const from = commonLength(shorter, (start, end) => before.slice(start, end) === after.slice(start, end));
  const isSameTail = (start: number, end: number) =>
    before.slice(before.length - end, before.length - start) === after.slice(after.length - end, after.length - start);
  const same = commonLength(shorter - from, isSameTail);
  return { fromA: from, toA: before.length - same, fromB: from, toB: after.length - same };
}

/** The length up to which two texts are the same, found in ever smaller strides: comparing slices is faster than comparing characters. */
function commonLength(limit: number, isSame: (start: number, end: number) => boolean): number {
  let length = 0;
  for (let stride = 4096; stride > 0; stride >>= 3) while (length + stride <= limit && isSame(length, length + stride)) length += stride;
  return length;
}
