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
import type { PlotWindow } from './plotWindow';
import { stepTicks, type StepAxis } from './stepAxis';
import type { AxisTitles } from './valueAxes';

/** The step axis, the value axis and the one beside it. */
export type AxisName = 'x' | 'y' | 'right';

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
  /** What the value axes are called. */
  readonly titles: AxisTitles;
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
      yAxisID: window.right?.curves.includes(series.id) ? 'right' : 'y',
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

/** The axes of a view. */
export function axisLooks({ plot, theme, window, scale, steps, titles }: ChartView): Readonly<Record<AxisName, AxisLook | undefined>> {
  const fontSize = Math.round(theme.fontSize * 0.92);
  const weights = (span: Span, title: string, hasGrid: boolean): AxisLook => ({
    ...{ span, title, hasGrid, scale, theme, fontSize },
    ticks: (length) => [...weightAxisTicks(span, scale, length), ...minorTicks(span, scale)],
  });
  return {
    x: {
      ...{ span: window.x, title: steps.title, hasGrid: true, scale: 'linear', theme, fontSize },
      ticks: (length) => stepTicks(steps, window.x, plot.lastStep, length, fontSize),
    },
    y: weights(window.y, titles.left, true),
    right: window.right && weights(window.right, titles.right, false),
  };
}

/** How Chart.js lays out a view, and the current one from then on. Nothing animates and Chart.js handles no events: the page has its own crosshair and legend. */
export function chartOptions({ theme, window }: ChartView, current: () => ChartView): ChartOptions<'line'> {
  const axis = (name: AxisName) => ({
    type: PlotAxis.id,
    beforeUpdate: (scale: Scale) => {
      if (scale instanceof PlotAxis) scale.look = axisLooks(current())[name]!;
    },
  });
  const scales = { x: axis('x'), y: axis('y'), ...(window.right && { right: { ...axis('right'), position: 'right' } }) };
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
    scales: scales as ChartOptions<'line'>['scales'] & object,
  };
}
