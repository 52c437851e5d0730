// Pure: what to draw, as Chart.js takes it.
import type { Chart, ChartConfiguration, ChartDataset, ChartOptions, LegendItem, Point } from 'chart.js';
import { color } from 'chart.js/helpers';
import { logTicks, ticks } from '../src/core/axis';
import type { LoggedSeries, Plot, WeightScale } from '../src/protocol';
import { loggedLegend, loggedPlugin } from './logged';
import { seriesStyle } from './seriesStyle';
import type { Theme } from './theme';
import type { PlotWindow } from './plotWindow';
import { stepTickLabel, stepTicks, type StepAxis } from './stepAxis';
import { spacingOf, weightLabel } from './tickText';

/** The chart's heading, on the page and in pictures. */
export const chartTitle = 'Dynamic Weights Over Training Steps';

/** A plot, and how the user wants to see it. */
export interface ChartView {
  readonly plot: Plot;
  readonly hidden: ReadonlySet<string>;
  readonly logged: readonly LoggedSeries[];
  readonly theme: Theme;
  readonly window: PlotWindow;
  readonly scale: WeightScale;
  readonly steps: StepAxis;
}

/** The datasets of the curves, in the order of the series. */
export function chartDatasets({ plot, hidden, theme }: ChartView): ChartDataset<'line', Point[]>[] {
  return plot.series.map((series, index) => {
    const style = seriesStyle(plot, index, theme);
    const borderColor = series.isReference && !theme.highContrast ? color(style.color).alpha(0.75).rgbString() : style.color;
    const isActive = series.id === plot.active;
    const held = color(style.color)
      .alpha(theme.highContrast ? 0.65 : 0.45)
      .rgbString();
    return {
      label: series.label,
      data: toPoints(series.points),
      hidden: hidden.has(series.id),
      borderColor,
      backgroundColor: borderColor,
      borderDash: [...style.dash],
      borderWidth: (isActive ? 3.5 : series.isReference ? 1.5 : 2) + (theme.highContrast ? 0.5 : 0),
      borderJoinStyle: 'round',
      order: isActive ? 0 : series.isReference ? 2 : 1,
      // Past its own end a curve only holds its value: shown, but not as if it were still being scheduled.
      segment: series.totalSteps < plot.lastStep ? { borderColor: ({ p0 }) => (p0.parsed.x! >= series.totalSteps ? held : undefined) } : {},
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
    // The labels of marks stand above the plot.
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
          callback: (step, _, all) => stepTickLabel(steps, Number(step), spacingOf(all.map(({ value }) => value)), plot.lastStep),
        },
        afterBuildTicks: (axis) => {
          const span = { from: axis.min, to: axis.max };
          axis.ticks = stepTicks(steps, span, plot.lastStep, axis.width, font.size).map((value) => ({ value }));
        },
      },
      y: {
        ...scales,
        type: scale === 'log' ? 'logarithmic' : 'linear',
        min: window.y.from,
        max: window.y.to,
        title: title('Weight'),
        ticks: {
          color: theme.muted,
          font,
          autoSkip: false,
          callback: (weight, _, all) => weightLabel(Number(weight), scale === 'log' ? 0 : spacingOf(all.map(({ value }) => value))),
        },
        afterBuildTicks: (axis) => {
          const count = Math.max(2, Math.min(10, Math.floor(axis.height / 40)));
          axis.ticks = (scale === 'log' ? logTicks : ticks)(axis.min, axis.max, count).map((value) => ({ value }));
        },
      },
    },
    plugins: { legend: { display: false }, title: { display: false } },
  };
}

/** The configuration of a picture to keep: with its title, its legend and an opaque background. */
export function pictureConfig(view: ChartView, pixelRatio: number): ChartConfiguration<'line', Point[]> {
  const { theme } = view;
  const options = chartOptions(view);
  // Where the cursor happens to be is of no interest later.
  const plot = { ...view.plot, active: undefined };
  const font = { family: theme.fontFamily, size: theme.fontSize };
  return {
    type: 'line',
    data: { datasets: chartDatasets({ ...view, plot }) },
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: pixelRatio,
      layout: { padding: { top: 16, right: 28, bottom: 16, left: 16 } },
      plugins: {
        title: { display: true, text: chartTitle, color: theme.foreground, font: { ...font, size: font.size * 1.3, weight: 600 } },
        legend: {
          display: true,
          position: 'bottom',
          labels: {
            color: theme.foreground,
            font,
            usePointStyle: true,
            pointStyle: 'line',
            pointStyleWidth: 32,
            generateLabels: (chart) => [...curveLegend(chart, theme), ...loggedLegend(view)],
          },
        },
      },
    },
    plugins: [
      loggedPlugin(() => view),
      {
        id: 'background',
        beforeDraw: ({ ctx, width, height }) => {
          ctx.fillStyle = theme.background;
          ctx.fillRect(0, 0, width, height);
        },
      },
    ],
  };
}

/** The entries of the curves that are shown. */
function curveLegend(chart: Chart, { foreground }: Theme): readonly LegendItem[] {
  return chart.data.datasets.flatMap((dataset, index) => {
    if (!chart.isDatasetVisible(index)) return [];
    const { label, borderColor, borderDash, borderWidth } = dataset as ChartDataset<'line', Point[]>;
    return [
      {
        text: label ?? '',
        fontColor: foreground,
        strokeStyle: borderColor as string,
        lineWidth: Number(borderWidth),
        lineDash: [...(borderDash as readonly number[])],
        pointStyle: 'line' as const,
      },
    ];
  });
}

/** Chart.js wants points as objects, with ascending steps; a gap has a step too, then. */
function toPoints(flat: Float64Array): Point[] {
  let x = 0;
  return Array.from({ length: flat.length / 2 }, (_, i) => {
    const step = flat[2 * i]!;
    if (!Number.isNaN(step)) x = step;
    return { x, y: flat[2 * i + 1]! };
  });
}
