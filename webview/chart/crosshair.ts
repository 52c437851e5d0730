import type { Plugin } from 'chart.js';
import type { CurveDataset } from './curves/curveController';

/** Where the crosshair stands, and the exact weights there in the order of the series, once the host has told them. */
export interface Crosshair {
  readonly step: number;
  readonly values: readonly number[];
}

export interface CrosshairColors {
  readonly line: string;
  /** Sets the dots off from the curves that they lie on. */
  readonly rim: string;
}

/** Draws the current crosshair, if there is one: a line at its step and a dot on each visible curve. */
export function crosshairPlugin(current: () => Crosshair | undefined, colors: () => CrosshairColors): Plugin<'line'> {
  return {
    id: 'crosshair',
    afterDatasetsDraw(chart) {
      const crosshair = current();
      const { x } = chart.scales;
      if (!crosshair || !x) return;
      const { ctx, chartArea } = chart;
      const { line, rim } = colors();
      const left = x.getPixelForValue(crosshair.step);
      if (left < chartArea.left - 1 || left > chartArea.right + 1) return;
      ctx.save();
      ctx.lineWidth = 1;
      ctx.strokeStyle = line;
      ctx.beginPath();
      ctx.moveTo(Math.round(left) + 0.5, chartArea.top);
      ctx.lineTo(Math.round(left) + 0.5, chartArea.bottom);
      ctx.stroke();
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = rim;
      crosshair.values.forEach((value, index) => {
        const top = chart.getDatasetMeta(index).yScale?.getPixelForValue(value) ?? NaN;
        if (!chart.isDatasetVisible(index) || !(top >= chartArea.top - 4 && top <= chartArea.bottom + 4)) return;
        ctx.fillStyle = (chart.data.datasets[index] as CurveDataset).curve.style.color;
        ctx.beginPath();
        ctx.arc(left, top, 4, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
