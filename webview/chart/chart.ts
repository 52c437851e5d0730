// The only file that runs Chart.js, with only the parts that it needs.
import { Chart, type Point } from 'chart.js';
import { annotationsPlugin } from './annotationsPlugin';
import { axisLooks, chartDatasets, chartOptions, type ChartView } from './chartConfig';
import { CurveController, CurvePoint, type CurveDataset } from './curves/curveController';
import { CrosshairLayer, type Crosshair } from './crosshair';
import { loggedPlugin } from './logged';
import type { PlotArea } from './plotArea';
import { PlotAxis } from './plotAxis';
import type { PlotWindow } from './plotWindow';

Chart.register(CurveController, CurvePoint, PlotAxis);

/** The chart on the page's canvas. */
export class PlotChart {
  #chart: Chart<'line', Point[]> | undefined;
  #view: ChartView | undefined;
  #crosshair: Crosshair | undefined;
  readonly #layer: CrosshairLayer;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    /** Lies over the other one. */
    overlay: HTMLCanvasElement,
    /** Called after each drawing: the places of steps may have changed. */
    private readonly onDrawn: () => void,
  ) {
    this.#layer = new CrosshairLayer(overlay);
  }

  /** Draws a view, at once. */
  render(view: ChartView): void {
    const before = this.#view;
    this.#view = view;
    if (!this.#chart) {
      this.#chart = this.#create(view);
      return;
    }
    this.#setDatasets(view);
    if (before && layoutOf(before) === layoutOf(view)) {
      this.move(view.window);
      return;
    }
    this.#layOut(view);
  }

  /** What is drawn. */
  get view(): ChartView | undefined {
    return this.#view;
  }

  /** Draws the same curves and logs with other points, in a window that goes with them, at once. */
  refine({ plot, logged }: Pick<ChartView, 'plot' | 'logged'>, window: PlotWindow): void {
    if (!this.#chart || !this.#view) return;
    this.#view = { ...this.#view, plot, logged };
    this.#setDatasets(this.#view);
    this.move(window);
  }

  /** Draws the same curves in another window, at once: laid out anew only where the labels of an axis take more room, or much less. */
  move(window: PlotWindow): void {
    if (!this.#chart || !this.#view) return;
    this.#view = { ...this.#view, window };
    const looks = axisLooks(this.#view);
    // Each axis is to show it, also those after one that has no room.
    const lackRoom = this.#axes.filter(([name, axis]) => axis.show(looks[name]!));
    if (lackRoom.length > 0) this.#layOut(this.#view);
    else this.#chart.draw();
  }

  /** Dims the curves other than this one, or none. */
  emphasise(emphasis: string | undefined): void {
    if (!this.#chart || !this.#view || this.#view.emphasis === emphasis) return;
    this.#view = { ...this.#view, emphasis };
    this.#setDatasets(this.#view);
    this.#chart.draw();
  }

  /** Draws the crosshair there, or none; the curves stay as they are drawn. */
  showCrosshair(crosshair: Crosshair | undefined): void {
    this.#crosshair = crosshair;
    if (this.#chart) this.#drawCrosshair(this.#chart);
  }

  get area(): PlotArea | undefined {
    return this.#chart?.chartArea;
  }

  /** The part of the plot in which the curve at an index is drawn. */
  areaOf(index: number): PlotArea | undefined {
    const scale = this.#chart?.getDatasetMeta(index).yScale;
    return scale && (scale as unknown as PlotAxis).area;
  }

  /** Of plots one above the other, the one at an upright place and the number of its value axis; else the whole plot. */
  areaAt(y: number): (PlotArea & { readonly axis?: number }) | undefined {
    if (!this.#chart || !this.#view?.window.isStacked) return this.area;
    const areas = this.#axes.filter(([name]) => name !== 'x').map(([, { area }], axis) => ({ ...area, axis }));
    return areas.findLast(({ top }) => y >= top) ?? areas[0];
  }

  /** The step at a horizontal place on the canvas; it may lie outside the axis. */
  stepAt(x: number): number | undefined {
    return this.#chart?.scales.x?.getValueForPixel(x);
  }

  /** The place on the canvas of a step and a weight of the curve at an index. */
  pixels(step: number, weight: number, index: number): { readonly x: number; readonly y: number } {
    const x = this.#chart?.scales.x?.getPixelForValue(step) ?? NaN;
    return { x, y: this.#chart?.getDatasetMeta(index).yScale?.getPixelForValue(weight) ?? NaN };
  }

  /** The weight at an upright place on the canvas, on the axis of the curve at an index. */
  weightAt(y: number, index: number): number {
    return this.#chart?.getDatasetMeta(index).yScale?.getValueForPixel(y) ?? NaN;
  }

  /** The colour of the curve at an index. */
  colorOf(index: number): string {
    return (this.#chart?.data.datasets[index] as CurveDataset | undefined)?.curve.style.color ?? '';
  }

  /** The horizontal place of a step on the canvas. */
  placeOf(step: number): number | undefined {
    return this.#chart?.scales.x?.getPixelForValue(step);
  }

  get #axes(): readonly (readonly [string, PlotAxis])[] {
    return Object.entries(this.#chart!.scales) as unknown as readonly [string, PlotAxis][];
  }

  #layOut(view: ChartView): void {
    this.#chart!.options = chartOptions(view, () => this.#view!);
    this.#chart!.update('none');
  }

  #setDatasets(view: ChartView): void {
    const { data } = this.#chart!;
    const known = data.datasets;
    // Chart.js keeps what it has worked out for a dataset by the object's identity.
    data.datasets = chartDatasets(view).map((dataset, index) => Object.assign(known[index] ?? {}, dataset));
  }

  #drawCrosshair(chart: Chart<'line', Point[]>): void {
    const { muted: line, background: rim } = this.#view!.theme;
    this.#layer.draw(chart, this.#crosshair, { line, rim });
  }

  #create(view: ChartView): Chart<'line', Point[]> {
    return new Chart(this.canvas, {
      type: 'line',
      data: { datasets: chartDatasets(view) },
      options: chartOptions(view, () => this.#view!),
      plugins: [
        {
          id: 'drawn',
          afterDraw: (chart) => {
            this.#drawCrosshair(chart as Chart<'line', Point[]>);
            this.onDrawn();
          },
        },
        annotationsPlugin(() => this.#view!),
        loggedPlugin(() => this.#view),
      ],
    });
  }
}

/** What Chart.js has to work out anew where it is another one: which curves there are, on which axes and in which order, and the room for texts. */
function layoutOf({ plot, hidden, window, scale, theme }: ChartView): string {
  const curves = plot.series.map(({ id, isReference }) => [id, hidden.has(id), isReference, id === plot.active]);
  return JSON.stringify([curves, window.more.map((each) => each.curves), window.isStacked, scale, theme.fontSize, theme.fontFamily]);
}
