import type { Chart, Plugin } from 'chart.js';
import type { ChartView } from './chartConfig';

/**
 * Draws curves paler past their own end, where they only hold their value: shown, but not as if they were still being scheduled.
 * Chart.js can style each segment of a line by itself, but that takes half of the time of a drawing.
 */
export function heldPlugin(current: () => ChartView): Plugin<'line'> {
  /** Where a curve of the chart ends by itself, if it does so before the others. */
  const endOf = ({ scales: { x } }: Chart, index: number): number | undefined => {
    const { plot } = current();
    const { totalSteps } = plot.series[index]!;
    return totalSteps < plot.lastStep ? x?.getPixelForValue(totalSteps) : undefined;
  };
  return {
    id: 'held',
    beforeDatasetDraw: (chart, { index, meta }) => {
      const end = endOf(chart, index);
      if (end === undefined) return;
      const { ctx, chartArea, height } = chart;
      ctx.save();
      clip(ctx, end, chartArea.top - 2, chartArea.right, chartArea.bottom + 2);
      ctx.globalAlpha = current().theme.highContrast ? 0.65 : 0.45;
      meta.controller.draw();
      ctx.restore();
      ctx.save();
      clip(ctx, 0, 0, end, height);
    },
    afterDatasetDraw: (chart, { index }) => {
      if (endOf(chart, index) !== undefined) chart.ctx.restore();
    },
  };
}

function clip(ctx: CanvasRenderingContext2D, left: number, top: number, right: number, bottom: number): void {
  ctx.beginPath();
  ctx.rect(left, top, Math.max(0, right - left), bottom - top);
  ctx.clip();
}
