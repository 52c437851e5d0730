import type { LoggedSeries, Plot } from '../../src/protocol';
import type { Theme } from '../elements/theme';

/** What the plot draws: curves, those of them that are not shown, and what was logged for them. */
export interface PlotContent {
  readonly revision: number;
  readonly plot: Plot;
  readonly hidden: ReadonlySet<string>;
  readonly logged: readonly LoggedSeries[];
  readonly theme: Theme;
}
