// Training logs beside the curves.

/** What can be done about a training log. */
export type LogAction = 'smooth' | 'choose' | 'columns' | 'reload' | 'remove';

/** What it takes to read a training log again in another window. */
export interface SavedLog {
  /** The URI of the document whose plan it is compared with, and that of the log. */
  readonly document: string;
  readonly uri: string;
  /** The column of the steps; undefined where the rows are counted. */
  readonly step: string | undefined;
  /** The `id`s of curves, each with its column. */
  readonly values: readonly (readonly [string, string])[];
  /** How strongly what is drawn is smoothed, above 0 and below 1; left out where it is not. */
  readonly smoothing?: number;
  /** Further runs that are compared with the same document. */
  readonly more?: readonly SavedLog[];
}

/** What a training log says of a curve. */
export interface LoggedSeries {
  /** The `id` of the curve. */
  readonly curve: string;
  /** The place and the name of its run; left out where there is only one. */
  readonly run?: { readonly place: number; readonly name: string };
  readonly column: string;
  /** Step and value by turns, steps ascending: as many as the part in sight needs. */
  readonly points: Float64Array;
  /** The same before it was smoothed; left out where it was not. */
  readonly raw?: Float64Array;
  /** Of all its values. */
  readonly extent: { readonly min: number; readonly max: number };
}

/** The training log that is compared with the document's schedules. */
export type LogModel =
  | { readonly kind: 'none' }
  /** One that an earlier window was left with is being read again. */
  | { readonly kind: 'reading' }
  /** One that an earlier window was left with could not be read again. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly saved: SavedLog; readonly reason: string }
  | {
      readonly kind: 'compared';
      readonly name: string;
      /** The names of the runs, where there are several. */
      readonly runs?: readonly string[];
      /** As `SavedLog.smoothing`. */
      readonly smoothing?: number;
      readonly note: string;
      /** Undefined where it cannot be read again. */
      readonly saved: SavedLog | undefined;
      readonly series: readonly LoggedSeries[];
      /** How far each of the series is from its plan, in a sentence; undefined until that is known. */
      readonly summaries: readonly string[] | undefined;
    };
