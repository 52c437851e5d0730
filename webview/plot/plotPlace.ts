// Pure: places in the plot.
import type { PlotArea } from '../chart/plotArea';

export type Axis = 'x' | 'y';

/** A place on an element, in CSS pixels. */
export type Place = Pick<MouseEvent, 'offsetX' | 'offsetY'>;

/** How far across a drag has to go to be along that axis too, in CSS pixels. */
export const alongAxis = 16;

/** Which axes a drag is along: the one that it goes along, and the other one too where it goes far across. */
export function directions(
  { offsetX: x, offsetY: y }: Place,
  { offsetX, offsetY }: Place,
): { readonly isX: boolean; readonly isY: boolean } {
  const [across, along] = [Math.abs(offsetX - x), Math.abs(offsetY - y)];
  return { isX: across >= along || across > alongAxis, isY: along > across || along > alongAxis };
}

/** How far along an axis a place is: 0 at its start, 1 at its end. */
export function fractionAt({ left, right, top, bottom }: PlotArea, axis: Axis, { offsetX, offsetY }: Place): number {
  return clamp(axis === 'x' ? (offsetX - left) / (right - left) : (bottom - offsetY) / (bottom - top), 0, 1);
}

/** A value moved into its limits. */
export const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);
