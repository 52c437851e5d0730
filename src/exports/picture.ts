import { axisTitle } from '../core/drawing/unitWord';
import type { Palette } from '../core/drawing/palette';
import type { SampleView } from '../core/sample';
import type { Unit } from '../core/schedule';

/** The heading of a chart. */
export const chartTitle = (unit: Unit): string => `Dynamic Weights Over ${axisTitle(unit)}`;

/** A number on an axis, and what stands there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** What an axis reaches over; `ticks` are those that there is room for along so many pixels. */
export interface PictureAxis {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly ticks: (length: number) => readonly Tick[];
}

/** A curve, and how it is drawn. */
export interface PictureCurve {
  readonly label: string;
  readonly description: string;
  readonly color: string;
  /** Dash and gap lengths; empty for a solid line. */
  readonly dash: readonly number[];
  readonly dashOffset?: number;
  readonly width: number;
  /** It is on the right axis. */
  readonly isRight?: boolean;
  /** The step at which its schedule ends. */
  readonly totalSteps: number;
  /** There is nothing after its end, which gets a mark. */
  readonly stops?: boolean;
  /** The points that draw this part of it. */
  readonly points: (view: SampleView) => Float64Array;
}

/** Where the plot lies in a picture, and where steps and weights are. */
export interface PictureArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (step: number) => number;
  readonly y: (weight: number) => number;
  /** The place of a weight of the right axis; as `y` where there is none. */
  readonly right: (weight: number) => number;
}

/** What a picture has besides its curves, as SVG. */
export interface Layer {
  /** Below the curves, and over them; `url(#plot)` cuts something off at the edges of the plot. */
  readonly draw: (area: PictureArea) => { readonly below: string; readonly above: string };
  /** More entries of the legend, each with the swatch for a place at the left of its label. */
  readonly legend: readonly { readonly label: string; readonly swatch: (x: number, y: number) => string }[];
}

/** A chart to take away. */
export interface Picture {
  readonly title: string;
  /** In the order of the legend; wide ones lie over thin ones. */
  readonly curves: readonly PictureCurve[];
  readonly x: PictureAxis;
  readonly y: PictureAxis;
  readonly right?: PictureAxis | undefined;
  readonly scale: 'linear' | 'log';
  readonly palette: Omit<Palette, 'curves'>;
  readonly layer?: Layer;
}
