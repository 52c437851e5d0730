// Pure: what to draw, as Chart.js takes it.
import type { ChartOptions, Scale } from 'chart.js';
import { pastEndStyle } from '../../src/core/drawing/curveStyle';
import type { Tick } from '../../src/exports/picture';
import type { LoggedSeries, Plot, Span, WeightScale } from '../../src/protocol';
import type { Annotations } from './annotations';
import { stepAxisTicks, weightAxisTicks } from './axisTicks';
import type { CurveDataset } from './curves/curveController';
import { curveLines } from './curves/curveLine';
import type { Theme } from '../elements/theme';
import type { PlotWindow } from './plotWindow';
import type { StepAxis } from './stepAxis';
import { axisTitles } from './valueAxes';

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

/** Axes, fonts and colours. Nothing animates and Chart.js handles no events: the page has its own crosshair and legend. */
export function chartOptions({ plot, hidden, theme, window, scale, steps }: ChartView): ChartOptions<'line'> {
  const font = { family: theme.fontFamily, size: Math.round(theme.fontSize * 0.92) };
  const title = (text: string) => ({ display: true, text, color: theme.foreground, font });
  const titles = axisTitles(plot, hidden, window.right?.curves);
  const weights = ({ from, to }: Span, text: string) => ({
    ...scales,
    type: scale === 'log' ? ('logarithmic' as const) : ('linear' as const),
    min: from,
    max: to,
    title: title(text),
    ticks: { color: theme.muted, font, autoSkip: false, callback: labelOf },
    afterBuildTicks: (axis: Scale) => setTicks(axis, weightAxisTicks({ from: axis.min, to: axis.max }, scale, axis.height)),
  });
  const scales = { grid: { color: theme.grid, tickLength: 4 }, border: { color: theme.axis } };
  return {
    parsing: false,
    normalized: true,
    animation: false,
    events: [],
    responsive: true,
    maintainAspectRatio: false,
    // Room for the labels of marks, which stand above the plot.
    layout: { padding: { top: Math.round(theme.fontSize) + 4, right: 12 } },
    scales: {
      x: {
        ...scales,
        type: 'linear',
        min: window.x.from,
        max: window.x.to,
        title: title(steps.title),
        ticks: {
          color: theme.muted,
          font,
          maxRotation: 0,
          autoSkip: false,
          callback: labelOf,
        },
        afterBuildTicks: (axis) =>
          setTicks(axis, stepAxisTicks(steps, { from: axis.min, to: axis.max }, plot.lastStep, axis.width, font.size)),
      },
      y: weights(window.y, titles.left),
      ...(window.right && {
        right: { ...weights(window.right, titles.right), position: 'right', grid: { drawOnChartArea: false, color: theme.grid } },
      }),
    },
  };
}

function setTicks(axis: Scale, ticks: readonly Tick[]): void {
  axis.ticks = ticks.map(({ at, label }) => ({ value: at, label }));
}

/** The label that `setTicks` has given a tick: Chart.js asks for it again. */
function labelOf(_: unknown, index: number, ticks: readonly { readonly label?: string | readonly string[] }[]): string {
  return String(ticks[index]?.label ?? '');
}
