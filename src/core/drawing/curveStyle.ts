import type { Palette } from './palette';

/** How a curve is told from the others: by colour, and by its dashes where colours do not suffice. */
export interface CurveStyle {
  readonly color: string;
  /** Dash and gap lengths in pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** Where in the dashes the line begins; 0 where it is left out. */
  readonly dashOffset?: number;
}

/** How a curve is drawn after its own end: shown, but not as if it were still being scheduled. */
export interface PastEndStyle {
  readonly opacity: number;
  /** Undefined where the dashes stay as they are. */
  readonly dash: readonly number[] | undefined;
}

/** The style of the continuations of curves: paler, and in high contrast, where paleness may not be seen, dotted. */
export function pastEndStyle({ highContrast }: Pick<Palette, 'highContrast'>): PastEndStyle {
  return highContrast ? { opacity: 0.75, dash: [2, 5] } : { opacity: 0.4, dash: undefined };
}

const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [16, 4], [6, 3, 2, 3, 2, 3]];

/** The style of the curve at an index: colours first, then the same colours dashed; in high contrast each curve has dashes of its own. */
export function curveStyle(index: number, { curves, highContrast }: Pick<Palette, 'curves' | 'highContrast'>): CurveStyle {
  const round = Math.floor(index / curves.length) + (highContrast ? index : 0);
  return { color: curves[index % curves.length]!, dash: dashes[round % dashes.length]! };
}
