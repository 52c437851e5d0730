import type { Plot, Series } from '../../src/protocol';
import { formatStep } from '../../src/core/format';
import { isInPercent } from '../chart/stepAxis';

/** The chart's name for those who cannot see it. */
export function chartName({ series }: Plot): string {
  return `Line chart of ${series.length === 1 ? 'one weight schedule' : `${series.length} weight schedules`}: ${series.map(({ label }) => label).join(', ')}`;
}

/** What the chart shows, in a sentence for each curve. */
export function chartSummary({ series, lastStep, rows }: Plot): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const curves = series.map(
    ({ label, description, ...rest }, index) =>
      `${label} (${description}) goes from ${first.values[index]!} to ${last.values[index]!}: ${happenings(rest)}.`,
  );
  return [isInPercent(series) ? '0 to 100 % of the run.' : `Steps 0 to ${formatStep(lastStep)}.`, ...curves].join(' ');
}

/** The parts of a curve's run, and what happens in it. */
function happenings({ phases, marks, isRelative, totalSteps }: Pick<Series, 'phases' | 'marks' | 'isRelative' | 'totalSteps'>): string {
  const parts = phases.map(({ name, to }, index) =>
    isRelative
      ? `${name} to ${Number(((100 * to) / totalSteps).toFixed(1))} %`
      : `${name} to ${index === 0 ? 'step ' : ''}${formatStep(to)}`,
  );
  return [...(parts.length > 0 ? [parts.join(', ')] : []), ...marks.map(({ description }) => description)].join('; ');
}
