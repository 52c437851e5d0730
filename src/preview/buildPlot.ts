import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import { sample } from '../core/sample';
import type { Schedule } from '../core/schedule';
import type { Plot, PlotSize, TableRow } from '../protocol';
import type { Curve } from './curves';

const tenths = Array.from({ length: 11 }, (_, i) => i / 10);

/** Samples curves over a common step axis for a plot of this size. */
export function buildPlot(curves: readonly Curve[], size: PlotSize, active: string | undefined): Plot {
  const lastStep = lastStepOf(curves);
  return {
    series: curves.map(({ id, label, description, schedule }) => ({
      id,
      label,
      description,
      totalSteps: schedule.totalSteps,
      points: points(schedule, lastStep, size),
    })),
    active,
    lastStep,
    rows: tenths.map((part) => row(curves, part, lastStep)),
  };
}

/** The end of the step axis: that of the longest curve. */
export function lastStepOf(curves: readonly Curve[]): number {
  return Math.max(...curves.map(({ schedule }) => schedule.totalSteps));
}

/** Fine enough for when the others are hidden and this curve has the whole height. */
function points(schedule: Schedule, lastStep: number, size: PlotSize): Float64Array {
  const { min, max } = extent(schedule, 0, lastStep);
  // A picture of the chart is twice as large as the chart.
  const scale = Math.max(size.pixelRatio, 2);
  const [width, height] = [size.width, size.height].map((length) => Math.max(length, 100) * scale) as [number, number];
  return sample(schedule, { from: 0, to: lastStep, width, height, scale: 'linear', low: min, high: max });
}

function row(curves: readonly Curve[], part: number, lastStep: number): TableRow {
  const step = part * lastStep;
  return {
    percent: `${Math.round(part * 100)} %`,
    step: formatStep(step),
    values: curves.map(({ schedule }) => formatValue(schedule.at(step))),
  };
}
