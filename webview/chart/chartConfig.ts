// Pure: what to draw, as Chart.js takes it.
import type { ChartDataset, ChartOptions, Point, Scale } from 'chart.js';
import type { Tick } from '../../src/exports/picture';
import type { LoggedSeries, Plot, WeightScale } from '../../src/protocol';
import type { Annotations } from './annotations';
import { stepAxisTicks, weightAxisTicks } from './axisTicks';
import { curveLine } from './curveLine';
import type { Theme } from '../elements/theme';
import type { PlotWindow } from './plotWindow';
import type { StepAxis } from './stepAxis';
import { t } from '../elements/t';

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
}

/** The datasets of the curves, in the order of the series. */
export function chartDatasets({ plot, hidden, theme }: ChartView): ChartDataset<'line', Point[]>[] {
  return plot.series.map((series, index) => {
    const line = curveLine(plot, index, theme);
    return {
      label: series.label,
      data: toPoints(series.points),
      hidden: hidden.has(series.id),
      borderColor: line.color,
      backgroundColor: line.color,
      borderDash: [...line.dash],
      borderWidth: line.width,
      borderJoinStyle: 'round',
      // What is drawn last lies on top.
      order: -line.width,
    };
  });
}

/** Axes, fonts and colours. Nothing animates and Chart.js handles no events: the page has its own crosshair and legend. */
export function chartOptions({ plot, theme, window, scale, steps }: ChartView): ChartOptions<'line'> {
  const font = { family: theme.fontFamily, size: Math.round(theme.fontSize * 0.92) };
  const title = (text: string) => ({ display: true, text, color: theme.foreground, font });
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
    elements: { line: { tension: 0 }, point: { radius: 0, hitRadius: 0, hoverRadius: 0 } },
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
      y: {
        ...scales,
        type: scale === 'log' ? 'logarithmic' : 'linear',
        min: window.y.from,
        max: window.y.to,
        title: title(t('Weight')),
        ticks: {
          color: theme.muted,
          font,
          autoSkip: false,
          callback: labelOf,
        },
        afterBuildTicks: (axis) => setTicks(axis, weightAxisTicks({ from: axis.min, to: axis.max }, scale, axis.height)),
      },
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

/** Points as Chart.js wants them: objects, with ascending steps; a gap has a step too, then. */
export function toPoints(flat: Float64Array): Point[] {
  let x = 0;
  return Array.from({ length: flat.length / 2 }, (_, i) => {
    const step = flat[2 * i]!;
    if (!Number.isNaN(step)) x = step;
    return { x, y: flat[2 * i + 1]! };
  });
}
