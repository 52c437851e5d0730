import type { Plot, Series } from '../../src/protocol';
import { formatStep } from '../../src/core/format';
import { isInPercent } from '../chart/stepAxis';
import { t } from '../elements/t';

/** The chart's name for those who cannot see it. */
export function chartName({ series }: Plot): string {
  return t(series.length === 1 ? 'Line chart of one weight schedule: {names}' : 'Line chart of {count} weight schedules: {names}', {
    count: series.length,
    names: series.map(({ label }) => label).join(', '),
  });
}

/** What the chart shows, in a sentence for each curve. */
export function chartSummary({ series, lastStep, rows }: Plot): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const curves = series.map(({ label, description, ...rest }, index) =>
    t('{label} ({description}) goes from {from} to {to}: {happenings}.', {
      label,
      description,
      from: first.values[index]!,
      to: last.values[index]!,
      happenings: happenings(rest),
    }),
  );
  return [isInPercent(series) ? t('0 to 100 % of the run.') : t('Steps 0 to {last}.', { last: formatStep(lastStep) }), ...curves].join(' ');
}

/** The parts of a curve's run, and what happens in it. */
function happenings({ phases, marks, isRelative, totalSteps }: Pick<Series, 'phases' | 'marks' | 'isRelative' | 'totalSteps'>): string {
  const parts = phases.map(({ name, to }, index) =>
    isRelative
      ? t('{phase} to {percent} %', { phase: t(name), percent: Number(((100 * to) / totalSteps).toFixed(1)) })
      : t(index === 0 ? '{phase} to step {step}' : '{phase} to {step}', { phase: t(name), step: formatStep(to) }),
  );
  return [...(parts.length > 0 ? [parts.join(', ')] : []), ...marks.map(({ description }) => description)].join('; ');
}
