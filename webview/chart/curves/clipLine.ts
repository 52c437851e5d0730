// Pure: the part of a drawn curve that lies within a frame.
import type { SampleView } from '../../../src/core/sample';

/** How many heights of the frame are kept above and below it: a line that leaves must not seem to end at the edge. */
const spare = 1;

/** Points from one step to another, as `sample` gives them, from more than those; they end where they leave the frame for good. */
export function clipLine(points: Float64Array, { from, to, low, high, scale }: Omit<SampleView, 'width' | 'height'>): Float64Array {
  const [scaled, unscaled] = scale === 'log' ? [Math.log, Math.exp] : [Number, Number];
  const [bottom, top] = [scaled(low), scaled(high)];
  const room = (top - bottom) * spare;
  const result: number[] = [];
  let last: readonly [number, number] | undefined;
  for (let i = 2; i < points.length; i += 2) {
    const a = [points[i - 2]!, scaled(points[i - 1]!)] as const;
    const b = [points[i]!, scaled(points[i + 1]!)] as const;
    const [start, end] = within(within([0, 1], a[0], b[0], from, to), a[1], b[1], bottom - room, top + room);
    if (!(start < end)) continue;
    const at = (part: number) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part] as const;
    const [first, next] = [start === 0 ? a : at(start), end === 1 ? b : at(end)];
    const goesOn = last?.[0] === first[0] && last[1] === first[1];
    if (last && !goesOn) result.push(NaN, NaN);
    if (!goesOn) result.push(first[0], unscaled(first[1]));
    result.push(next[0], unscaled(next[1]));
    last = next;
  }
  return Float64Array.from(result);
}

/** The parts of the way from `a` to `b`, between two of them, that lie from `low` to `high`; the first is greater where there are none. */
function within([start, end]: readonly [number, number], a: number, b: number, low: number, high: number): readonly [number, number] {
  if (a === b) return a >= low && a <= high ? [start, end] : [1, 0];
  const parts = [(low - a) / (b - a), (high - a) / (b - a)] as const;
  return [Math.max(start, Math.min(...parts)), Math.min(end, Math.max(...parts))];
}
