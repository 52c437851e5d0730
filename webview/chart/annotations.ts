// Pure: what is written and shaded around the curves of a chart.
import { formatStep } from '../../src/core/format';
import { t } from '../elements/t';
import type { Mark, Phase, Plot } from '../../src/protocol';
import { pastEndTexts, focusedSeries } from './focused';

/** What a chart says besides its curves: the phases of a run, the steps with a mark, and the time after its end. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
  /** The step at which the schedule ends, and texts for the time after it, of which the first that fits is shown. */
  readonly end: { readonly step: number; readonly texts: readonly string[] };
}

/**
 * The annotations of the curve that is shown alone or is at the cursor; without such a curve there is only the end. What is past the end is past that of the
 * run, where one is stated, and else past that of the schedule.
 */
export function annotationsOf(plot: Plot, hidden: ReadonlySet<string>): Annotations {
  const focused = focusedSeries(plot, hidden);
  const { phases = [], marks = [], totalSteps = plot.lastStep } = focused ?? {};
  const { run } = plot;
  if (run !== undefined) {
    const ends: Mark = {
      step: run,
      label: t('run'),
      description: t('the run ends at {unit} {step}', { unit: t(plot.unit), step: formatStep(run) }),
    };
    // A schedule that is as long as the run ends with it.
    const others = marks.filter(({ step, label }) => label !== 'T' || Math.abs(step - run) > 1e-9 * run);
    return { phases, marks: [ends, ...others], end: { step: run, texts: [t('after the run')] } };
  }
  const texts = pastEndTexts(focused ? [focused] : plot.series.filter(({ id }) => !hidden.has(id)));
  return { phases, marks, end: { step: totalSteps, texts } };
}
