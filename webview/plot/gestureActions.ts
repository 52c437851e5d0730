import type { PlotArea } from '../chart/plotArea';
import type { Axis } from './plotPlace';

/** A part of the plot, as fractions of its width and height from the left and from below; undefined: all of it. */
export interface Selection {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
}

/** What gestures do to the plot. */
export interface GestureActions {
  readonly area: () => PlotArea | undefined;
  /** Shows `factor` times as much as now; what is at the fraction `anchor` stays there. */
  readonly zoom: (axis: Axis, factor: number, anchor: number) => void;
  /** Moves what is in sight by this part of it. */
  readonly pan: (axis: Axis, part: number) => void;
  readonly select: (selection: Selection) => void;
  readonly reset: () => void;
  /** The fraction at which keys zoom the steps: where the crosshair is, or in the middle. */
  readonly anchor: () => number;
  /** Keeps the step under the crosshair as the probe. */
  readonly keep: () => void;
}
