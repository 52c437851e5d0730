import type { Chart } from 'chart.js';
import type { PlotAxis } from './plotAxis';
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

/** The crosshair on a layer of its own: it moves without the curves being drawn anew. */
export class CrosshairLayer {
  #isDrawn = false;

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** Draws it over a chart, or takes it away. */
  draw(chart: Chart, crosshair: Crosshair | undefined, colors: CrosshairColors): void {
    if (!crosshair && !this.#isDrawn) return;
    const { canvas } = this;
    const { width, height } = chart.canvas;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const ctx = canvas.getContext('2d')!;
    const ratio = chart.currentDevicePixelRatio;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    this.#isDrawn = crosshair !== undefined;
    if (crosshair) drawCrosshair(ctx, chart, crosshair, colors);
  }
}

/** A line at the step and a dot on each visible curve. */
function drawCrosshair(ctx: CanvasRenderingContext2D, chart: Chart, { step, values }: Crosshair, { line, rim }: CrosshairColors): void {
  const { chartArea: area } = chart;
  const left = chart.scales.x!.getPixelForValue(step);
  if (left < area.left - 1 || left > area.right + 1) return;
  ctx.lineWidth = 1;
  ctx.strokeStyle = line;
  ctx.beginPath();
  ctx.moveTo(Math.round(left) + 0.5, area.top);
  ctx.lineTo(Math.round(left) + 0.5, area.bottom);
  ctx.stroke();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = rim;
  values.forEach((value, index) => {
    const scale = chart.getDatasetMeta(index).yScale as unknown as PlotAxis | undefined;
    if (!scale || !chart.isDatasetVisible(index)) return;
    const top = scale.getPixelForValue(value);
    if (!(top >= scale.area.top - 4 && top <= scale.area.bottom + 4)) return;
    ctx.fillStyle = (chart.data.datasets[index] as CurveDataset).curve.style.color;
    ctx.beginPath();
    ctx.arc(left, top, 4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  });
}
