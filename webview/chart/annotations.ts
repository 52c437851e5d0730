// Pure: what is written and shaded around the curves of a chart.
import type { Mark, Phase, Plot } from '../../src/protocol';
import { pastEndTexts, focusedSeries } from './focused';

/** What a chart says besides its curves: the phases of a run, the steps with a mark, and the time after its end. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
  /** The step at which the schedule ends, and texts for the time after it, of which the first that fits is shown. */
  readonly end: { readonly step: number; readonly texts: readonly string[] };
}

/** The annotations of the curve that is shown alone or is at the cursor. Without such a curve there is only the end, of all that are shown. */
export function annotationsOf(plot: Plot, hidden: ReadonlySet<string>): Annotations {
  const focused = focusedSeries(plot, hidden);
  const { phases = [], marks = [], totalSteps = plot.lastStep } = focused ?? {};
  const texts = pastEndTexts(focused ? [focused] : plot.series.filter(({ id }) => !hidden.has(id)));
  return { phases, marks, end: { step: totalSteps, texts } };
}
