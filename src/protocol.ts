// What the extension host and the preview page say to each other, and the model that the page draws. Types, and one check.

/** The room that the page has for its plot, in CSS pixels, and how many device pixels one of them is. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** One curve, sampled so that straight lines between its points draw it within half a device pixel even where it fills the plot alone. */
export interface Series {
  /** Names the curve within its document and stays the same while the text around it changes. */
  readonly id: string;
  readonly label: string;
  /** What it is, in a few words: "cosine, 10,000 steps". */
  readonly description: string;
  /** The step at which the run ends; the curve holds its last value from there on. */
  readonly totalSteps: number;
  /** Step and weight by turns, steps ascending; two points at one step are a jump, a pair of NaN is a gap. */
  readonly points: Float64Array;
}

/** A row of the data table: all curves at one step, as text, in the order of the series. */
export interface TableRow {
  readonly percent: string;
  readonly step: string;
  readonly values: readonly string[];
}

/** Curves over common axes. */
export interface Plot {
  readonly series: readonly Series[];
  /** The `id` of the curve that the cursor is on. */
  readonly active: string | undefined;
  /** The last step of the step axis, which starts at 0. */
  readonly lastStep: number;
  readonly rows: readonly TableRow[];
}

/** A schedule that cannot be drawn, and the sentences that say why. */
export interface Undrawn {
  readonly label: string;
  readonly messages: readonly string[];
}

/** Everything that the page shows; it keeps nothing but its view state besides. */
export type PreviewModel =
  | { readonly kind: 'chart'; readonly plot: Plot; readonly undrawn: readonly Undrawn[] }
  /** The document has no schedule: the base curves stand in. */
  | { readonly kind: 'examples'; readonly plot: Plot }
  /** None of the document's schedules can be drawn. */
  | { readonly kind: 'problems'; readonly undrawn: readonly Undrawn[] }
  | { readonly kind: 'error'; readonly message: string };

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

/** Messages of the host to the page. */
export type ToWebview =
  | {
      readonly type: 'render';
      /** Rises with every model sent to this page. */
      readonly revision: number;
      readonly document: PreviewDocument | undefined;
      readonly model: PreviewModel;
    }
  /** The answer to `probe`, in the order of the series of that revision. */
  | {
      readonly type: 'values';
      readonly revision: number;
      readonly step: number;
      readonly stepText: string;
      readonly percentText: string;
      readonly values: readonly ProbedValue[];
    }
  /** Asks for a picture, which comes as `png`. */
  | { readonly type: 'exportPng' };

/** Messages of the page to the host. */
export type FromWebview =
  /** The page has loaded, and wants a model: at first, when it is shown again, and after a reload of the window. */
  | { readonly type: 'ready'; readonly size: PlotSize }
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
  | { readonly type: 'png'; readonly bytes: Uint8Array }
  | { readonly type: 'insertSnippet' };

/** What the page keeps across being hidden and reloaded; the host reads `uri` from it to restore the panel. */
export interface SavedState {
  readonly uri: string | undefined;
  /** The `id`s of the curves that the user has hidden. */
  readonly hidden: readonly string[];
  readonly tableOpen: boolean;
}

/** Makes the compiler check that a switch handles every tag. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(value)}`);
}
