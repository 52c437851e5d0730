// Curves as the page draws them.
import type { Schedule, Unit } from '../core/schedule';

/** The room that the page has for its plot, in CSS pixels, and how many device pixels one of them is. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** How weights are laid out on their axis. */
export type WeightScale = 'linear' | 'log';

/** A part of the plot in sight, to be sampled as finely as the screen shows it. */
export interface SampledView {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly scale: WeightScale;
  /** The same of the value axes beside the first one. */
  readonly more: readonly ValueAxis[];
}

/** The weights at the ends of a value axis, and the `id`s of the curves on it. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly curves: readonly string[];
}

/** A place on a step axis that is worth a mark. */
export interface Mark {
  readonly step: number;
  /** A few letters to stand beside it: "95 %". */
  readonly label: string;
  /** The same as part of a sentence: "95 % of the way at step 9,500". */
  readonly description: string;
}

/** A part of a run with a name: "warm-up". */
export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** One curve, sampled so that straight lines between its points draw it within half a device pixel even where it fills the plot alone. */
export interface Series {
  /** Names the curve within its document and stays the same while the text around it changes. */
  readonly id: string;
  readonly label: string;
  /** What it is, in a few words: "cosine, 10,000 steps". */
  readonly description: string;
  /** What it is the curve of: "weight", "lr", "momentum (group 1)". */
  readonly quantity: string;
  /** It is only there to be compared with: drawn fainter. */
  readonly isReference: boolean;
  /** It is how keys that somebody made up are read: drawn dashed. */
  readonly isReading: boolean;
  /** The `id` of the curve that it is another version of. */
  readonly like: string | undefined;
  /** What it is compared with; undefined where it is compared with nothing in sight. */
  readonly compared?: ComparedWith | undefined;
  /** The number of its colour and dashes, which stays the same while the document is shown; that of the curve that it is like. */
  readonly style: number;
  /** The step at which the schedule ends, and what it does from there on. */
  readonly totalSteps: number;
  readonly past: Schedule['past'];
  /** Its total is unknown: it is drawn over the whole run of the others, or over 0 to 100 %. */
  readonly isRelative: boolean;
  /** Step and weight by turns, steps ascending; two points at one step are a jump, a pair of NaN is a gap. */
  readonly points: Float64Array;
  /** The least and the greatest weight up to the end of the axis. */
  readonly extent: { readonly min: number; readonly max: number };
  /** None where the curve has no parts to tell apart. */
  readonly phases: readonly Phase[];
  /** The most telling first. */
  readonly marks: readonly Mark[];
  /** What it does in its run, in a sentence. */
  readonly verdict: string;
}

/** The curve that another one is compared with, and how much higher the other one is, as text, in each row of the data table. */
export interface ComparedWith {
  readonly id: string;
  readonly label: string;
  readonly differences: readonly string[];
}

/** A row of the data table: all curves at one step, as text, in the order of the series. */
export interface TableRow {
  readonly percent: string;
  readonly step: string;
  readonly values: readonly string[];
}

/** A row of the data table that is about the whole run: "Mean". */
export interface SummaryRow {
  readonly name: string;
  readonly values: readonly string[];
}

/** The steps of one epoch, and where that was found: "trainer.steps_per_epoch, line 4". */
export interface StepsPerEpoch {
  readonly value: number;
  readonly origin: string;
}

/** Curves over common axes. */
export interface Plot {
  readonly series: readonly Series[];
  /** The `id` of the curve that the cursor is on. */
  readonly active: string | undefined;
  /** What the step axis counts. */
  readonly unit: Unit;
  /** The end of the run that is stated; undefined where none is. */
  readonly run: number | undefined;
  /** What percent count: the run, or the longest schedule where no run is stated; the step axis starts at 0. */
  readonly lastStep: number;
  /** Where the step axis ends: some way past the last step and the longest schedule, to show what happens if training goes on. */
  readonly axisEnd: number;
  readonly rows: readonly TableRow[];
  readonly summary: readonly SummaryRow[];
  readonly stepsPerEpoch: StepsPerEpoch | undefined;
}

/** The exact value of a curve at a step, as a number and as text. */
export interface ExactValue {
  readonly value: number;
  readonly text: string;
  /** What each run has logged at the nearest step that has a row, that step, and the run where there are several; none before a log and after it. */
  readonly logged?: readonly { readonly step: number; readonly text: string; readonly run?: string }[];
}

/** The values of all curves at a step, in the order of the plot's series. */
export interface StepValues {
  readonly step: number;
  readonly stepText: string;
  readonly percentText: string;
  readonly values: readonly ExactValue[];
}

/** A closer look at the curves and the log between two steps, to be put in the place of the same part of the overview. */
export interface Detail {
  readonly from: number;
  readonly to: number;
  /** In the order of the plot's series. */
  readonly series: readonly Float64Array[];
  /** In the order of the log's series. */
  readonly logged: readonly Float64Array[];
  /** The same before it is smoothed; left out where it is not. */
  readonly raw?: readonly Float64Array[];
}
