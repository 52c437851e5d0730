// Pure: what is written and shaded around the curves of a chart.
import { formatStep } from '../../src/core/format';
import { t } from '../elements/t';
import type { Mark, Phase, Plot, Series } from '../../src/protocol';

/** What a chart says besides its curves: the phases of a run, and the steps with a mark. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
}

/** The annotations of the curve that is shown alone or is at the cursor; without such a curve only the end of the run, where one is stated. */
export function annotationsOf(plot: Plot, hidden: ReadonlySet<string>): Annotations {
  const { phases: parts = [], marks = [] } = focusedSeries(plot, hidden) ?? {};
  const phases = parts.map((part) => ({ ...part, name: t(part.name) }));
  const { run } = plot;
  if (run === undefined) return { phases, marks };
  const end: Mark = {
    step: run,
    label: t('run'),
    description: t('the run ends at {unit} {step}', { unit: t(plot.unit), step: formatStep(run) }),
  };
  // A schedule that is as long as the run ends with it.
  const others = marks.filter(({ step, label }) => label !== 'T' || Math.abs(step - run) > 1e-9 * run);
  return { phases, marks: [end, ...others] };
}

/** The curve that marks are drawn for: the only one that is shown, or else the one under the cursor. */
export function focusedSeries({ series, active }: Plot, hidden: ReadonlySet<string>): Series | undefined {
  const shown = series.filter(({ id }) => !hidden.has(id));
  return shown.length === 1 ? shown[0] : shown.find(({ id }) => id === active);
}
