import type { SavedState } from '../src/protocol';

const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The view state that a page left behind. It may come from another version of the extension, so nothing in it is taken for granted. */
export function readSavedState(state: unknown): SavedState {
  const { uri, hidden, tableOpen } = (typeof state === 'object' && state ? state : {}) as Record<keyof SavedState, unknown>;
  return {
    uri: typeof uri === 'string' ? uri : undefined,
    hidden: isStrings(hidden) ? hidden : [],
    tableOpen: tableOpen === true,
  };
}
