// The only file that runs Chart.js, with only the parts that it needs.
import { Chart, Legend, LinearScale, LineController, LineElement, LogarithmicScale, PointElement, Title, type Point } from 'chart.js';
import { annotationsPlugin, type Annotations } from './annotations';
import { chartDatasets, chartOptions, pictureConfig, type ChartView } from './chartConfig';
import { crosshairPlugin, type Crosshair } from './crosshair';
import { loggedPlugin } from './logged';
import type { PlotWindow } from './plotWindow';
import type { Theme } from './theme';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Title);

/** The edges of the plot within its canvas, in CSS pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The chart on the page's canvas. */
export class PlotChart {
  #chart: Chart<'line', Point[]> | undefined;
  #view: ChartView | undefined;
  #crosshair: Crosshair | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly annotations: () => Annotations,
    /** Called after each drawing: the places of steps may have changed. */
    private readonly onDrawn: () => void,
  ) {}

  /** Draws a view, at once. */
  render(view: ChartView): void {
    this.#view = view;
    if (!this.#chart) {
      this.#chart = this.#create(view);
      return;
    }
    const { data } = this.#chart;
    const known = data.datasets;
    // Chart.js keeps what it has worked out for a dataset by the object's identity.
    data.datasets = chartDatasets(view).map((dataset, index) => Object.assign(known[index] ?? {}, dataset));
    this.#chart.options = chartOptions(view);
    this.#chart.update('none');
  }

  /** Draws the same curves in another window, at once. */
  move({ x, y }: PlotWindow): void {
    const scales = this.#chart?.options.scales;
    if (!this.#chart || !scales) return;
    Object.assign(scales.x!, { min: x.from, max: x.to });
    Object.assign(scales.y!, { min: y.from, max: y.to });
    this.#chart.update('none');
  }

  /** Draws the crosshair there, or none. */
  showCrosshair(crosshair: Crosshair | undefined): void {
    this.#crosshair = crosshair;
    this.#chart?.draw();
  }

  get area(): PlotArea | undefined {
    return this.#chart?.chartArea;
  }

  /** The step at a horizontal place on the canvas; it may lie outside the axis. */
  stepAt(x: number): number | undefined {
    return this.#chart?.scales.x?.getValueForPixel(x);
  }

  /** The place of a step and a weight on the canvas. */
  pixels(step: number, weight: number): { readonly x: number; readonly y: number } {
    const { x, y } = this.#chart?.scales ?? {};
    return { x: x?.getPixelForValue(step) ?? NaN, y: y?.getPixelForValue(weight) ?? NaN };
  }

  /** The horizontal place of a step on the canvas. */
  placeOf(step: number): number | undefined {
    return this.#chart?.scales.x?.getPixelForValue(step);
  }

  /** The picture of what is shown, as the bytes of a PNG file, with `scale` pixels for each CSS pixel, in colours of the theme or in others. */
  async picture(scale: number, colors?: Partial<Theme>): Promise<Uint8Array | undefined> {
    if (!this.#view || !this.#chart) return undefined;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(this.#chart.width, 640);
    canvas.height = Math.max(this.#chart.height, 400);
    const chart = new Chart(canvas, pictureConfig({ ...this.#view, theme: { ...this.#view.theme, ...colors } }, scale));
    try {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
    } finally {
      chart.destroy();
    }
  }

  #create(view: ChartView): Chart<'line', Point[]> {
    const colors = () => ({ line: this.#view!.theme.muted, rim: this.#view!.theme.background });
    return new Chart(this.canvas, {
      type: 'line',
      data: { datasets: chartDatasets(view) },
      options: chartOptions(view),
      plugins: [
        { id: 'drawn', afterDraw: this.onDrawn },
        annotationsPlugin(this.annotations),
        loggedPlugin(() => this.#view),
        crosshairPlugin(() => this.#crosshair, colors),
      ],
    });
  }
}
