import type { Plot } from '../src/protocol';
import { formatStep } from '../src/core/format';

/** The chart's name for those who cannot see it. */
export function chartName({ series }: Plot): string {
  return `Line chart of ${series.length === 1 ? 'one weight schedule' : `${series.length} weight schedules`}: ${series.map(({ label }) => label).join(', ')}`;
}

/** What the chart shows, in a sentence for each curve. */
export function chartSummary({ series, lastStep, rows }: Plot): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const curves = series.map(
    ({ label, description, marks }, index) =>
      `${label} (${description}) goes from ${first.values[index]!} to ${last.values[index]!}: ${marks.map((mark) => mark.description).join('; ')}.`,
  );
  return [`Steps 0 to ${formatStep(lastStep)}.`, ...curves].join(' ');
}
