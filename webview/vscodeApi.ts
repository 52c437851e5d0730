import type { FromWebview, SavedState } from '../src/protocol';

/** The page's one connection to the extension. */
export interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: SavedState): void;
}

declare global {
  /** May be called once in a page's life. */
  function acquireVsCodeApi(): VsCodeApi;
}
