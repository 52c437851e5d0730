import type { Detail, Handle } from '../../src/protocol';
import type { PlotAndLog } from '../chart/plotWindow';
import type { Theme } from '../elements/theme';

/** What the plot draws: curves, those of them that are not shown, and what was logged for them. */
export interface PlotContent extends PlotAndLog {
  readonly revision: number;
  /** The closer look that the model came with. */
  readonly detail: Detail | undefined;
  readonly hidden: ReadonlySet<string>;
  readonly handles: readonly Handle[];
  readonly theme: Theme;
}
