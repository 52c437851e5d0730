// A picture after layout: simple shapes in pixels, which every format can write.
import type { LegendEntry, Picture, Stroke } from './picture';

/** A frame in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a picture is made of; places are in pixels from its upper left corner. */
export type Shape =
  /** A line through places, x and y by turns, with a gap at a pair of NaN. */
  | { readonly kind: 'line'; readonly places: ArrayLike<number>; readonly stroke: Stroke }
  | ({ readonly kind: 'box'; readonly fill: string } & Box)
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string; readonly rim: string }
  /** Letters on a baseline, in one line. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly color: string;
      /** Which part of the text is at the place. */
      readonly align: 'start' | 'middle' | 'end';
      /** It reads upwards. */
      readonly isUpright?: boolean;
      /** The colour of an outline that keeps lines away from the letters. */
      readonly halo?: string;
    };

/** Shapes that are cut off at the edges of an area. */
export interface ClippedShapes {
  readonly area: Box;
  readonly shapes: readonly Shape[];
}

/** The shapes of a picture in the order of drawing: `below`, then `clipped`, then `above`. */
export interface Drawing extends Pick<Picture, 'width' | 'height' | 'title' | 'description'> {
  readonly background: string;
  readonly plot: Box;
  readonly below: readonly Shape[];
  readonly clipped: readonly ClippedShapes[];
  readonly above: readonly Shape[];
}

/** A line of one stroke. */
export const line = (color: string, width: number, ...places: readonly number[]): Shape => ({
  kind: 'line',
  places,
  stroke: { color, width, dash: [] },
});

/** The swatch and the name of a legend's entry, from a place on its baseline. */
export function entryShapes({ stroke, fill }: LegendEntry, label: string, x: number, y: number, size: number, color: string): Shape[] {
  const middle = y - size * 0.33;
  return [
    { kind: 'line', places: [x, middle, x + swatchWidth(size), middle], stroke },
    ...(fill === undefined
      ? []
      : [{ kind: 'dot' as const, x: x + swatchWidth(size) / 2, y: middle, radius: size * 0.23, fill, rim: stroke.color }]),
    { kind: 'text', text: label, x: x + swatchWidth(size) + size * 0.6, y, size, color, align: 'start' },
  ];
}

/** How long the piece of a line is that stands beside a name. */
export const swatchWidth = (size: number): number => 2.2 * size;
