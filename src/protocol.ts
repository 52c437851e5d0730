// What the extension host and the preview page say to each other, and the model that the page draws. Types, and one check.
import type { Domain, Parameter } from './core/parameter';
import type { Severity } from './language/find/found';

/** The room that the page has for its plot, in CSS pixels, and how many device pixels one of them is. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
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
  /** It is only there to be compared with: drawn fainter. */
  readonly isReference: boolean;
  /** The `id` of the curve that it is another version of. */
  readonly like: string | undefined;
  /** The number of its colour and dashes, which stays the same while the document is shown; that of the curve that it is like. */
  readonly style: number;
  /** The step at which the run ends; the curve holds its last value from there on. */
  readonly totalSteps: number;
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
  /** The end of the longest run; the step axis starts at 0. */
  readonly lastStep: number;
  /** Where the step axis ends: some way past the last step, to show what happens if training goes on. */
  readonly axisEnd: number;
  readonly rows: readonly TableRow[];
  readonly summary: readonly SummaryRow[];
  readonly stepsPerEpoch: StepsPerEpoch | undefined;
}

/** A schedule that cannot be drawn, and the sentences that say why. */
export interface Undrawn {
  readonly label: string;
  readonly messages: readonly { readonly text: string; readonly severity: Severity }[];
}

/** Everything that the page shows; it keeps nothing but its view state besides. */
export type PreviewModel =
  | { readonly kind: 'chart'; readonly plot: Plot; readonly undrawn: readonly Undrawn[] }
  /** The document has no schedule: the base curves stand in. */
  | { readonly kind: 'examples'; readonly plot: Plot }
  /** None of the document's schedules can be drawn. */
  | { readonly kind: 'problems'; readonly undrawn: readonly Undrawn[] }
  | { readonly kind: 'error'; readonly message: string };

/** A parameter of a schedule, and what its value can be changed with. */
export interface Control {
  readonly name: string;
  readonly description: string;
  readonly unit: Parameter['unit'];
  /** How the value was found, where it is not simply written at the schedule: "TOTAL, line 3", "default". */
  readonly origin: string | undefined;
  readonly editor:
    | { readonly kind: 'number'; readonly value: number; readonly domain: Domain | undefined; readonly totalSteps: number }
    | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly string[] }
    | { readonly kind: 'switch'; readonly value: boolean }
    /** It cannot be changed here, and why. */
    | { readonly kind: 'fixed'; readonly text: string; readonly reason: string };
}

/** The parameters of one of a document's schedules. */
export interface Controls {
  /** The schedule's id, and the version of the document that it was read from. */
  readonly schedule: string;
  readonly version: number;
  /** All schedules that could be chosen instead. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly controls: readonly Control[];
}

/** What the schedules of a document are compared with: the saved file, the last commit, another file, the base methods. */
export type ComparisonKind = 'saved' | 'head' | 'file' | 'base';

/** What is different in a schedule, in words, and the step where it is most different. */
export interface DifferenceRow {
  readonly label: string;
  readonly text: string;
  readonly step: number | undefined;
}

/** The outcome of a comparison. */
export interface Comparison {
  readonly kind: ComparisonKind;
  readonly title: string;
  readonly rows: readonly DifferenceRow[];
  /** What there is to say besides: that nothing is different, or why nothing could be compared. */
  readonly note: string | undefined;
}

/** What the page shows besides the schedules of the document that is followed. */
export interface Company {
  /** It stays with its document when another editor becomes active. */
  readonly isLocked: boolean;
  /** The documents whose schedules were added. */
  readonly added: readonly PreviewDocument[];
  readonly comparison: Comparison | undefined;
}

/** Which of the curves are shown: those that are not hidden, the one that the cursor is on, or the pinned ones. */
export type Scope = 'all' | 'cursor' | 'pinned';

/** What a command does to the page's own view. */
export type ViewAction = Scope | 'pin' | 'solo' | 'changeParameters';

/** The document that a model was made from. */
export interface PreviewDocument {
  readonly uri: string;
  readonly name: string;
}

/** The exact value of a curve at the step that was asked for. */
export interface ProbedValue {
  readonly value: number;
  readonly text: string;
}

/** The values of all curves at a step, in the order of the series of that revision. */
export interface StepValues {
  readonly revision: number;
  readonly step: number;
  readonly stepText: string;
  readonly percentText: string;
  readonly values: readonly ProbedValue[];
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
}

/** What a chart can be saved as. */
export type PictureFormat = 'svg' | 'png';

/** What the values of schedules can be written as. */
export type DataFormat = 'csv' | 'json' | 'table' | 'python';

/** The colours of a picture: those of the editor's theme, or others. */
export type PictureColors = 'editor' | 'light' | 'dark';

/** Which values to take away. */
export interface ExportWish {
  readonly format: DataFormat;
  /** The `id`s of the curves that are left out. */
  readonly hidden: readonly string[];
  readonly from: number;
  /** Undefined for the end of the longest curve. */
  readonly to: number | undefined;
}

/** What can be done about a training log. */
export type LogAction = 'choose' | 'columns' | 'reload' | 'remove';

/** What a training log says of a curve. */
export interface LoggedSeries {
  /** The `id` of the curve. */
  readonly curve: string;
  readonly column: string;
  /** Step and value by turns, steps ascending: as many as the part in sight needs. */
  readonly points: Float64Array;
  /** Of all its values. */
  readonly extent: { readonly min: number; readonly max: number };
}

/** What it takes to read a training log again in another window. */
export interface SavedLog {
  /** The URI of the document whose plan it is compared with, and that of the log. */
  readonly document: string;
  readonly uri: string;
  /** The column of the steps; undefined where the rows are counted. */
  readonly step: string | undefined;
  /** The `id`s of curves, each with its column. */
  readonly values: readonly (readonly [string, string])[];
}

/** A training log beside the curves. */
export interface ShownLog {
  readonly name: string;
  readonly note: string;
  /** Why it could not be read again. */
  readonly failure?: string;
  /** Undefined where it cannot be read again. */
  readonly saved: SavedLog | undefined;
  readonly series: readonly LoggedSeries[];
}

/** Messages of the host to the page. */
export type ToWebview =
  | {
      readonly type: 'render';
      /** Rises with every model sent to this page. */
      readonly revision: number;
      readonly document: PreviewDocument | undefined;
      readonly model: PreviewModel;
    }
  /** After each model: of the schedule that is chosen; undefined where the document has none. */
  | { readonly type: 'controls'; readonly controls: Controls | undefined }
  /** After each model. */
  | { readonly type: 'company'; readonly company: Company }
  /** A command of the palette that is about the page's own view. */
  | { readonly type: 'view'; readonly action: ViewAction }
  /** A change that was asked for is made, or was refused for a reason; in the order of the asking. */
  | { readonly type: 'changed'; readonly mode: 'try' | 'keep'; readonly parameter: string; readonly refusal: string | undefined }
  /** The answer to `probe`. */
  | ({ readonly type: 'values' } & StepValues)
  /** The values at the probe step that is kept; after each model and each change of the step. */
  | ({ readonly type: 'kept' } & StepValues)
  /** The probe step that this window keeps, for a page that has none of its own. */
  | { readonly type: 'keepStep'; readonly step: number }
  /** The answer to `view`, and again with each model: the points between two steps, in the order of the series. */
  | {
      readonly type: 'points';
      readonly revision: number;
      readonly from: number;
      readonly to: number;
      readonly series: readonly Float64Array[];
    }
  /** After each model: what is logged for its curves, as far as it is in sight; undefined where there is no log. */
  | { readonly type: 'log'; readonly log: ShownLog | undefined }
  /** Some time later: how far each series of the log is from its plan, in sentences. */
  | { readonly type: 'logSummaries'; readonly summaries: readonly string[] }
  /** Asks for a PNG file, which comes as `picture`. */
  | { readonly type: 'exportPng'; readonly colors: PictureColors };

/** Messages of the page to the host. */
export type FromWebview =
  /** The page has loaded, and wants a model: at first, when it is shown again, and after a reload of the window. */
  | {
      readonly type: 'ready';
      readonly size: PlotSize;
      /** The probe step and the log that it was left with. */
      readonly kept: number | undefined;
      readonly log: SavedLog | undefined;
    }
  | { readonly type: 'resize'; readonly size: PlotSize }
  /** The model of that revision is drawn. */
  | {
      readonly type: 'rendered';
      readonly revision: number;
      readonly labels: readonly string[];
      readonly points: number;
      /** The script time of the drawing. */
      readonly milliseconds: number;
    }
  | { readonly type: 'probe'; readonly revision: number; readonly step: number }
  /** What to sample from now on, besides the overview; undefined: nothing. */
  | { readonly type: 'view'; readonly view: SampledView | undefined }
  /** The probe step that is kept from now on, and shown by hovers; undefined: none. */
  | { readonly type: 'keepStep'; readonly step: number | undefined }
  /** A picture of what is in sight, as a file to save. */
  | { readonly type: 'picture'; readonly format: PictureFormat; readonly bytes: Uint8Array }
  | ({ readonly type: 'export' } & ExportWish)
  /** The picture is on the clipboard, or is not for a reason. */
  | { readonly type: 'copiedPicture'; readonly failure: string | undefined }
  | { readonly type: 'log'; readonly action: LogAction }
  /** A log was dropped on the page: a file of the workbench, or the bytes of another one. */
  | { readonly type: 'dropLog'; readonly uri: string }
  | {
      readonly type: 'dropLogBytes';
      readonly name: string;
      /** In bytes; of a file that is too large for us there are none. */
      readonly size: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'insertSnippet' }
  /** Chooses a schedule of the document by its id. */
  | { readonly type: 'choose'; readonly schedule: string }
  /** Gives a parameter another value: `try` draws it, `keep` writes it into the text of that version. */
  | {
      readonly type: 'change';
      readonly mode: 'try' | 'keep';
      readonly schedule: string;
      readonly version: number;
      readonly parameter: string;
      readonly value: number | string | boolean;
    }
  | { readonly type: 'lock'; readonly isLocked: boolean }
  /** Compares with something else from now on, or with nothing. */
  | { readonly type: 'compare'; readonly kind: ComparisonKind | undefined }
  /** Asks which file's schedules to add. */
  | { readonly type: 'addFile' }
  | { readonly type: 'removeFile'; readonly uri: string }
  /** Draws again what the text says. */
  | { readonly type: 'endTry' }
  /** Shows a schedule, or where the value of one of its parameters is written, in its editor; `takesFocus` goes there. */
  | { readonly type: 'reveal'; readonly schedule: string; readonly parameter: string | undefined; readonly takesFocus: boolean };

/** What a step axis counts. */
export type StepUnit = 'steps' | 'percent' | 'epochs';

/** A part of an axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How the user wants to see the axes. */
export interface AxesState {
  readonly scale: WeightScale;
  readonly unit: StepUnit;
  /** As typed by the user; undefined where what the host found counts. */
  readonly stepsPerEpoch: number | undefined;
  /** The steps in sight; undefined for all of them. */
  readonly x: Span | undefined;
  /** The weights in sight; undefined for what the shown curves need. */
  readonly y: Span | undefined;
}

/** What the page keeps across being hidden and reloaded; the host reads `uri` from it to restore the panel. */
export interface SavedState {
  readonly uri: string | undefined;
  /** The `id`s of the curves that the user has hidden. */
  readonly hidden: readonly string[];
  readonly tableOpen: boolean;
  readonly controlsOpen: boolean;
  readonly scope: Scope;
  /** The `id`s of the curves that are pinned. */
  readonly pinned: readonly string[];
  /** As `Company` says, for a restored panel. */
  readonly isLocked: boolean;
  /** The URIs of the added documents. */
  readonly added: readonly string[];
  /** The probe step. */
  readonly kept: number | undefined;
  readonly log: SavedLog | undefined;
  readonly axes: AxesState;
  /** The colours of pictures that are saved or copied; those of the editor where nothing else was chosen. */
  readonly pictureColors?: PictureColors;
}

/** Makes the compiler check that a switch handles every tag. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(value)}`);
}
