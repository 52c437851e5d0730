// Pure: moving and zooming along one axis.
import type { Span, WeightScale } from '../../src/protocol';

/** Where a span may lie, and how narrow it may become. */
export interface SpanLimits {
  readonly min: number;
  readonly max: number;
  readonly least: number;
}

const scales = {
  linear: { to: (value: number) => value, from: (value: number) => value },
  log: { to: Math.log10, from: (value: number) => 10 ** value },
} as const;

/** The part of a span between two fractions of what is seen of it: 0.25 to 0.75 is its middle half, −1 to 2 is three times as much. */
export function subspan({ from, to }: Span, start: number, end: number, scale: WeightScale = 'linear'): Span {
  const axis = scales[scale];
  const [left, right] = [axis.to(from), axis.to(to)];
  const at = (part: number): number => axis.from(left + (right - left) * part);
  return { from: at(start), to: at(end) };
}

/** The fractions of a span at which the ends of another one lie: what `subspan` has made it of. */
export function partsOf({ from, to }: Span, part: Span, scale: WeightScale = 'linear'): readonly [number, number] {
  const axis = scales[scale];
  const [left, right] = [axis.to(from), axis.to(to)];
  return [(axis.to(part.from) - left) / (right - left), (axis.to(part.to) - left) / (right - left)];
}

/** The fractions that a zoom shows: less than before for a factor below 1; what is at the anchor stays there. */
export function zoomParts(factor: number, anchor: number): readonly [number, number] {
  return [anchor * (1 - factor), anchor + (1 - anchor) * factor];
}

/** A span moved, and where need be narrowed or widened, into its limits. */
export function confine({ from, to }: Span, { min, max, least }: SpanLimits): Span {
  const width = Math.max(Math.min(to - from, max - min), least);
  const left = (from + to - width) / 2;
  const start = Math.min(Math.max(width === to - from ? from : left, min), max - width);
  return { from: start, to: start + width };
}
