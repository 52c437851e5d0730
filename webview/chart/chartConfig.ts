// Pure: what to draw, as Chart.js takes it.
import type { ChartOptions, Scale } from 'chart.js';
import { pastEndStyle } from '../../src/core/drawing/curveStyle';
import type { LoggedSeries, Plot, Span, WeightScale } from '../../src/protocol';
import type { Annotations } from './annotations';
import { minorTicks, weightAxisTicks } from './axisTicks';
import type { CurveDataset } from './curves/curveController';
import { curveLines } from './curves/curveLine';
import type { Theme } from '../elements/theme';
import { PlotAxis, type AxisLook } from './plotAxis';
import { axisOf, type PlotWindow } from './plotWindow';
import { stepTicks, type StepAxis } from './stepAxis';

/** The name of a value axis by its number, of which Chart.js takes the first letter for what it is: the first one, the one at the right or those below. */
const axisName = (number: number, { isStacked }: PlotWindow): string => (number === 0 ? 'y' : isStacked ? `y${number + 1}` : 'right');

/** A plot, and how the user wants to see it. */
export interface ChartView {
  readonly plot: Plot;
  readonly hidden: ReadonlySet<string>;
  readonly logged: readonly LoggedSeries[];
  readonly annotations: Annotations;
  readonly theme: Theme;
  readonly window: PlotWindow;
  readonly scale: WeightScale;
  readonly steps: StepAxis;
  /** What the value axes are called, the first one first. */
  readonly titles: readonly string[];
  /** The `id` of a curve beside which the others are dimmed, where it is shown. */
  readonly emphasis?: string | undefined;
}

/** The datasets of the curves, in the order of the series. */
export function chartDatasets({ plot, hidden, theme, window, steps, emphasis }: ChartView): CurveDataset[] {
  const lines = curveLines(plot, hidden, theme);
  const emphasised = plot.series.some(({ id }) => id === emphasis && !hidden.has(id)) ? emphasis : undefined;
  return plot.series.map((series, index) => {
    const line = lines[index]!;
    return {
      label: series.label,
      data: [],
      hidden: hidden.has(series.id),
      yAxisID: axisName(axisOf(window, series.id), window),
      // What is drawn last lies on top.
      order: -line.width,
      curve: {
        points: series.points,
        style: line,
        end: series.totalSteps,
        pastEnd: pastEndStyle(theme),
        hasDots: steps.unit === 'steps' && !series.isRelative,
        isDimmed: emphasised !== undefined && series.id !== emphasised && series.like !== emphasised,
        stops: series.past === 'fails',
      },
    };
  });
}

/** The axes of a view by their names. */
export function axisLooks({ plot, theme, window, scale, steps, titles }: ChartView): Readonly<Record<string, AxisLook>> {
  const fontSize = Math.round(theme.fontSize * 0.92);
  const weights = (span: Span, number: number): AxisLook => ({
    ...{ span, title: titles[number]!, hasGrid: window.isStacked || number === 0, scale, theme, fontSize },
    // Between plots one above the other there is room for the halves of two numbers.
    gap: window.isStacked && number > 0 ? Math.round(fontSize * 1.4) : 0,
    ticks: (length) => [...weightAxisTicks(span, scale, length), ...minorTicks(span, scale)],
  });
  return {
    x: {
      ...{ span: window.x, title: steps.title, hasGrid: true, scale: 'linear', theme, fontSize, gap: 0 },
      ticks: (length) => stepTicks(steps, window.x, plot.lastStep, length, fontSize),
    },
    ...Object.fromEntries([window.y, ...window.more].map((span, number) => [axisName(number, window), weights(span, number)])),
  };
}

/** How Chart.js lays out a view, and the current one from then on. Nothing animates and Chart.js handles no events: the page has its own crosshair and legend. */
export function chartOptions(view: ChartView, current: () => ChartView): ChartOptions<'line'> {
  const { theme, window } = view;
  const scales = Object.keys(axisLooks(view)).map((name, index) => [
    name,
    {
      type: PlotAxis.id,
      ...(name === 'right' && { position: name }),
      // The heaviest is the uppermost.
      ...(window.isStacked && name !== 'x' && { stack: 'values', weight: -index }),
      beforeUpdate: (scale: Scale) => {
        if (scale instanceof PlotAxis) scale.look = axisLooks(current())[name]!;
      },
    },
  ]);
  return {
    parsing: false,
    normalized: true,
    animation: false,
    events: [],
    responsive: true,
    maintainAspectRatio: false,
    // Room for the labels of marks, which stand above the plot.
    layout: { padding: { top: Math.round(theme.fontSize) + 4, right: 12 } },
    // Chart.js' types know its own axes only.
    scales: Object.fromEntries(scales) as ChartOptions<'line'>['scales'] & object,
  };
}
