// Pure: what is written and shaded around the curves of a chart.
import type { Mark, Phase, Plot, Series } from '../../src/protocol';

/** What a chart says besides its curves: the phases of a run, and the steps with a mark. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
}

/** The annotations of the curve that is shown alone or is at the cursor; none without such a curve. */
export function annotationsOf(plot: Plot, hidden: ReadonlySet<string>): Annotations {
  const { phases = [], marks = [] } = focusedSeries(plot, hidden) ?? {};
  return { phases, marks };
}

/** The curve that marks are drawn for: the only one that is shown, or else the one under the cursor. */
export function focusedSeries({ series, active }: Plot, hidden: ReadonlySet<string>): Series | undefined {
  const shown = series.filter(({ id }) => !hidden.has(id));
  return shown.length === 1 ? shown[0] : shown.find(({ id }) => id === active);
}
