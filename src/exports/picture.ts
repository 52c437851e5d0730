import type { Palette } from '../core/palette';
import type { Schedule } from '../core/schedule';

/** A curve with its name. */
export interface NamedCurve {
  readonly label: string;
  readonly description: string;
  readonly schedule: Schedule;
}

/** What a training log says of a curve. */
export interface NamedLog {
  readonly label: string;
  /** The index of the curve that it belongs to, whose colour it has. */
  readonly curve: number;
  /** Step and value by turns, steps ascending. */
  readonly points: Float64Array;
}

/** What is taken away: curves, and the part of them that is meant. */
export interface Picture {
  readonly title: string;
  readonly curves: readonly NamedCurve[];
  readonly logs: readonly NamedLog[];
  /** The steps at the left and the right edge. */
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log';
  readonly palette: Palette;
}
