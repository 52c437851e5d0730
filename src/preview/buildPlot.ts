import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import { sample } from '../core/sample';
import type { Plot, PlotSize, TableRow } from '../protocol';
import type { Curve } from './curves';

const tenths = Array.from({ length: 11 }, (_, i) => i / 10);

/** Samples curves over common axes for a plot of this size. */
export function buildPlot(curves: readonly Curve[], size: PlotSize, active: string | undefined): Plot {
  const lastStep = Math.max(...curves.map(({ schedule }) => schedule.totalSteps));
  const weights = commonExtent(curves, lastStep);
  // Twice as fine as the screen needs at the least, since a picture of the chart is twice as large.
  const scale = Math.max(size.pixelRatio, 2);
  const view = {
    from: 0,
    to: lastStep,
    width: Math.max(size.width, 100) * scale,
    height: Math.max(size.height, 100) * scale,
    scale: 'linear' as const,
    low: weights.min,
    high: weights.max,
  };
  return {
    series: curves.map(({ id, label, description, schedule }) => ({
      id,
      label,
      description,
      totalSteps: schedule.totalSteps,
      points: sample(schedule, view),
    })),
    active,
    lastStep,
    weights,
    rows: tenths.map((part) => row(curves, part, lastStep)),
  };
}

function row(curves: readonly Curve[], part: number, lastStep: number): TableRow {
  const step = part * lastStep;
  return {
    percent: `${Math.round(part * 100)} %`,
    step: formatStep(step),
    values: curves.map(({ schedule }) => formatValue(schedule.at(step))),
  };
}

/** The least and the greatest value of all curves; 0 and 1 where none has a value. */
function commonExtent(curves: readonly Curve[], lastStep: number): Plot['weights'] {
  const extents = curves.map(({ schedule }) => extent(schedule, 0, lastStep)).filter(({ min }) => Number.isFinite(min));
  if (extents.length === 0) return { min: 0, max: 1 };
  return { min: Math.min(...extents.map(({ min }) => min)), max: Math.max(...extents.map(({ max }) => max)) };
}
