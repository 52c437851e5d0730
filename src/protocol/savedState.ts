// What the page keeps by itself: how the user wants to see what the model says.
import type { SavedLog } from './log';
import type { ValueAxis, WeightScale } from './plot';
import type { PictureSettings } from './takeAway';

/** Which of the curves are shown: those that are not hidden, the one that the cursor is on, or the pinned ones. */
export type Scope = 'all' | 'cursor' | 'pinned';

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
  /**
   * Whether curves that one value axis cannot show together get more: a second one at the right, and plots one above the other where two do not do.
   * `plots` makes plots of two, too.
   */
  readonly valueAxes: 'automatic' | 'plots' | 'one';
  readonly unit: StepUnit;
  /** As typed by the user; undefined where what the host found counts. */
  readonly stepsPerEpoch: number | undefined;
  /** The steps in sight; undefined for all of them. */
  readonly x: Span | undefined;
  /** The weights in sight on the first value axis; undefined for what the shown curves need. */
  readonly y: Span | undefined;
  /** Those on other axes, as far as the user has chosen them. */
  readonly more: readonly ValueAxis[];
}

/** What the page keeps across being hidden and reloaded; the host reads `uri` from it to restore the panel. */
export interface SavedState {
  readonly uri: string | undefined;
  /** The `id`s of the curves that the user has hidden. */
  readonly hidden: readonly string[];
  /** What was logged and is hidden, by `loggedId` of the page. */
  readonly hiddenLogs?: readonly string[];
  readonly tableOpen: boolean;
  readonly controlsOpen: boolean;
  readonly scope: Scope;
  /** The `id`s of the curves that are pinned. */
  readonly pinned: readonly string[];
  /** As `ShownSources` says, for a restored panel. */
  readonly isLocked: boolean;
  /** The URIs of the added documents. */
  readonly added: readonly string[];
  /** The probe step. */
  readonly probe: number | undefined;
  /** The log that was compared. */
  readonly log: SavedLog | undefined;
  readonly axes: AxesState;
  /** How pictures are saved and copied, where the user has chosen something. */
  readonly picture?: PictureSettings;
}
