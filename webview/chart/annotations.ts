// Pure: a chart's second voice.
import type { Mark, Phase, Plot } from '../../src/protocol';
import { pastEndTexts, focusedSeries } from './focused';

/** What is told around the curves: a run's parts, where something happens, and what comes after its end. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
  /** The end of the schedule, and what may be said of what follows, the longest first. */
  readonly end: { readonly step: number; readonly texts: readonly string[] };
}

/** What is told of the curve that is alone or under the cursor, or else of all that are shown. */
export function annotationsOf(plot: Plot, hidden: ReadonlySet<string>): Annotations {
  const focused = focusedSeries(plot, hidden);
  const { phases = [], marks = [], totalSteps = plot.lastStep } = focused ?? {};
  const texts = pastEndTexts(focused ? [focused] : plot.series.filter(({ id }) => !hidden.has(id)));
  return { phases, marks, end: { step: totalSteps, texts } };
}
