import type { Plot, Series } from '../../src/protocol';
import { unitWord } from '../../src/core/drawing/unitWord';
import { formatStep } from '../../src/core/format';
import type { Unit } from '../../src/core/schedule';
import { isInPercent } from '../chart/stepAxis';

/** The chart's name for those who cannot see it. */
export function chartName({ series }: Plot): string {
  return `Line chart of ${series.length === 1 ? 'one weight schedule' : `${series.length} weight schedules`}: ${series.map(({ label }) => label).join(', ')}`;
}

/** What the chart shows, in a sentence for each curve. */
export function chartSummary({ series, lastStep, rows, unit, run }: Plot): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const curves = series.map(
    ({ label, description, ...rest }, index) =>
      `${label} (${description}) goes from ${first.values[index]!} to ${last.values[index]!}: ${happenings(rest, unit)}.`,
  );
  const steps = `${unitWord(unit)}s 0 to ${formatStep(lastStep)}${run === undefined ? '' : ', the end of the run'}.`;
  return [isInPercent(series) ? '0 to 100 % of the run.' : steps, ...curves].join(' ');
}

/** The parts of a curve's run, and what happens in it. */
function happenings(
  { phases, marks, isRelative, totalSteps }: Pick<Series, 'phases' | 'marks' | 'isRelative' | 'totalSteps'>,
  unit: Unit,
): string {
  const parts = phases.map(({ name, to }, index) =>
    isRelative
      ? `${name} to ${Number(((100 * to) / totalSteps).toFixed(1))} %`
      : `${name} to ${index === 0 ? `${unit} ` : ''}${formatStep(to)}`,
  );
  return [...(parts.length > 0 ? [parts.join(', ')] : []), ...marks.map(({ description }) => description)].join('; ');
}
