import type { PlotArea } from '../chart/plotArea';
import type { Axis, Place } from './plotPlace';

/** A part of the plot, as fractions of its width and height from the left and from below; undefined: all of it. */
export interface Selection {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
  /** The number of the value axis that this is of, as in `PlacedArea`. */
  readonly plot?: number | undefined;
}

/** Where a plot is; of several, one above the other, with the number of its value axis. */
export type PlacedArea = PlotArea & { readonly axis?: number };

/** What gestures do to the plot. */
export interface GestureActions {
  /** Where the plot is; of several the one at a place. */
  readonly area: (place?: Place) => PlacedArea | undefined;
  /** Shows `factor` times as much as now; what is at the fraction `anchor` stays there. Of several plots' weights those of one, or of all. */
  readonly zoom: (axis: Axis, factor: number, anchor: number, plot?: number) => void;
  /** Moves what is in sight by this part of it. */
  readonly pan: (axis: Axis, part: number, plot?: number) => void;
  readonly select: (selection: Selection) => void;
  readonly reset: () => void;
  /** The fraction at which keys zoom the steps: where the crosshair is, or in the middle. */
  readonly anchor: () => number;
  /** Keeps the step under the crosshair as the probe. */
  readonly keep: () => void;
}
