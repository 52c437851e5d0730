// The picture model: a chart in plain numbers, with data in steps and weights. layOut.ts gives its parts places; a file per format writes them.
import type { LegendPlace } from '../core/drawing/legendPlace';
import { axisTitle } from '../core/drawing/unitWord';
import type { Unit } from '../core/schedule';

/** The heading of a chart. */
export const chartTitle = (unit: Unit): string => `Dynamic Weights Over ${axisTitle(unit)}`;

/** A tick of an axis. A minor tick has an empty label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** The range of an axis, and the ticks in it. */
export interface PictureAxis {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly ticks: readonly Tick[];
}

/** How a line is drawn. Lengths are in pixels, 96 to the inch; colours are opaque, as #rrggbb. */
export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Dash and gap lengths; empty for a solid line. */
  readonly dash: readonly number[];
  readonly dashOffset?: number | undefined;
}

/** A line in the plot: steps and weights by turns, with a gap at a pair of NaN. */
export interface PictureLine {
  readonly stroke: Stroke;
  readonly points: Float64Array;
  /** The number of the value axis that it is on; 0 is the first one. */
  readonly axis: number;
}

/** Points in the plot: `dot` is a filled circle with a rim in the stroke's colour, `end` a short upright line in the fill's colour, where a curve ends. */
export interface PictureDots extends PictureLine {
  readonly shape: 'dot' | 'end';
  readonly fill: string;
}

/** A shaded range of steps, as high as the plot, with a name. */
export interface PictureBand {
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly name: string;
}

/** An entry of the legend: a label beside a piece of line, with a dot on the line where `fill` is given. */
export interface LegendEntry {
  readonly label: string;
  readonly stroke: Stroke;
  readonly fill?: string;
  /** The weight at which its line ends on the right; undefined where nothing of it is in sight. */
  readonly end?: number | undefined;
  /** The number of the value axis of that weight. */
  readonly axis?: number;
}

/** A chart. Its sizes are in pixels, 96 to the inch. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Empty for none. */
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  readonly x: PictureAxis;
  readonly y: PictureAxis;
  /** The value axes beside the first one: one at the right, or one for each of the plots below the first. */
  readonly more: readonly PictureAxis[];
  /** Each value axis has a plot of its own, one above the other. */
  readonly isStacked: boolean;
  readonly scale: 'linear' | 'log';
  readonly hasGrid: boolean;
  readonly legendPlace: LegendPlace;
  readonly colors: {
    readonly background: string;
    readonly foreground: string;
    /** For the numbers at the axes. */
    readonly muted: string;
    readonly grid: string;
    readonly axis: string;
  };
  /** In the order in which they are drawn: bands, lines, dots, and marks over all. */
  readonly bands: readonly PictureBand[];
  readonly lines: readonly PictureLine[];
  readonly dots: readonly PictureDots[];
  /** Dotted upright lines, each with a few letters above it. */
  readonly marks: readonly { readonly step: number; readonly label: string }[];
  readonly legend: readonly LegendEntry[];
}
