import type { SavedLog } from '../../protocol';
import type { LogPairs } from './logPairs';
import type { OpenedLog } from './openLog';

/** A run, and which of its columns are compared. */
export interface ComparedRun {
  readonly log: OpenedLog;
  readonly pairs: LogPairs;
}

/** The training log of a window, and how far it has come. */
export type LogState =
  | { readonly kind: 'none' }
  /** The log of an earlier window is being read again. */
  | { readonly kind: 'reading'; readonly saved: SavedLog }
  /** The log of an earlier window could not be read again. */
  | { readonly kind: 'unreadable'; readonly saved: SavedLog; readonly reason: string }
  | (ComparedRun & {
      readonly kind: 'compared';
      /** The URI of the document whose plan it is compared with. */
      readonly document: string;
      /** Further runs, in the order in which they were added. */
      readonly more?: readonly ComparedRun[];
    });

/** All runs that are compared. */
export const runsOf = (state: LogState): readonly ComparedRun[] => (state.kind === 'compared' ? [state, ...(state.more ?? [])] : []);

/** The state as it concerns one document: the log of another one is none. */
export function logStateOf(state: LogState, document: string | undefined): LogState {
  const owner = state.kind === 'none' ? undefined : state.kind === 'compared' ? state.document : state.saved.document;
  return owner !== undefined && owner === document ? state : { kind: 'none' };
}
