import type { Plot, Series } from '../../src/protocol';
import { formatStep } from '../../src/core/format';
import type { Unit } from '../../src/core/schedule';
import { isInPercent } from '../chart/stepAxis';
import { axisTitles, type AxisCurves } from '../chart/valueAxes';
import { t } from '../elements/t';

/** The chart's name for those who cannot see it. */
export function chartName({ series }: Plot): string {
  return t(series.length === 1 ? 'Line chart of one weight schedule: {names}' : 'Line chart of {count} weight schedules: {names}', {
    count: series.length,
    names: series.map(({ label }) => label).join(', '),
  });
}

/** What the chart shows, in a sentence for each curve. */
export function chartSummary({ series, lastStep, rows, unit, run }: Plot): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const curves = series.map(({ label, description, ...rest }, index) =>
    t('{label} ({description}) goes from {from} to {to}: {happenings}.', {
      label,
      description,
      from: first.values[index]!,
      to: last.values[index]!,
      happenings: happenings(rest, unit),
    }),
  );
  const steps =
    unit === 'epoch'
      ? t(run === undefined ? 'Epochs 0 to {last}.' : 'Epochs 0 to {last}, the end of the run.', { last: formatStep(lastStep) })
      : t(run === undefined ? 'Steps 0 to {last}.' : 'Steps 0 to {last}, the end of the run.', { last: formatStep(lastStep) });
  return [isInPercent(series) ? t('0 to 100 % of the run.') : steps, ...curves].join(' ');
}

/** Which curves share a plot, where there are several; else empty. */
export function plotsSummary(curves: AxisCurves): string {
  if (!curves.isStacked) return '';
  const titles = axisTitles(curves);
  const plots = curves.groups.map((group, index) => `${titles[index]!} (${group.map(({ label }) => label).join(', ')})`);
  return t('In {count} plots, one above the other: {plots}.', { count: plots.length, plots: plots.join('; ') });
}

/** The parts of a curve's run, and what happens in it. */
function happenings(
  { phases, marks, isRelative, totalSteps }: Pick<Series, 'phases' | 'marks' | 'isRelative' | 'totalSteps'>,
  unit: Unit,
): string {
  const parts = phases.map(({ name, to }, index) =>
    isRelative
      ? t('{phase} to {percent} %', { phase: t(name), percent: Number(((100 * to) / totalSteps).toFixed(1)) })
      : t(index > 0 ? '{phase} to {step}' : unit === 'epoch' ? '{phase} to epoch {step}' : '{phase} to step {step}', {
          phase: t(name),
          step: formatStep(to),
        }),
  );
  return [...(parts.length > 0 ? [parts.join(', ')] : []), ...marks.map(({ description }) => description)].join('; ');
}
