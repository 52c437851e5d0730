import type { Chart, Plugin } from 'chart.js';
import { dotPlaces } from '../../src/core/drawing/dotPlaces';
import type { LoggedSeries, Plot } from '../../src/protocol';
import { seriesStyle } from '../elements/seriesStyle';
import type { Theme } from '../elements/theme';
import type { PlotAxis } from './plotAxis';

/** What was logged, and for which curves. */
export interface LoggedView {
  readonly plot: Plot;
  readonly hidden: ReadonlySet<string>;
  readonly logged: readonly LoggedSeries[];
  readonly theme: Theme;
}

/** Names what a run has logged for a curve, among the `id`s of curves, which have one line. */
export const loggedId = (curve: string, run = ''): string => `${curve}\n${run}`;

/** The logged series of curves that are shown, with the index of each one's curve. */
export function shownLogged({ plot, hidden, logged }: Omit<LoggedView, 'theme'>): readonly (LoggedSeries & { readonly index: number })[] {
  return logged.flatMap((series) => {
    const index = plot.series.findIndex(({ id }) => id === series.curve);
    return index < 0 || hidden.has(series.curve) || hidden.has(loggedId(series.curve, series.run?.name)) ? [] : [{ ...series, index }];
  });
}

/** How opaque a line is whose smoothed values are drawn over it. */
export const rawOpacity = 0.4;

/** The dashes of a run's lines; the first one's are whole. */
export const runDash = (run = 0): number[] => (run === 0 ? [] : [2 + 4 * ((run - 1) % 3), 3]);

/**
 * Draws what was logged: a thin line in the text's colour, under the curves so that a noisy log hides none, and over them dots in the colour
 * of the curve that it belongs to.
 */
export function loggedPlugin(current: () => LoggedView | undefined): Plugin<'line'> {
  const draw = (
    chart: Chart,
    part: (context: CanvasRenderingContext2D, places: Float64Array, theme: Theme, color: string, dash: number[]) => void,
  ) => {
    const view = current();
    if (!view || view.logged.length === 0) return;
    const { ctx } = chart;
    const { plot, theme } = view;
    for (const { points, raw, index, run } of shownLogged(view)) {
      const { left, right, top, bottom } = (chart.getDatasetMeta(index).yScale as unknown as PlotAxis).area;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top, right - left, bottom - top);
      ctx.clip();
      if (raw && part === drawLine) drawLine(ctx, placesOf(chart, raw, index), theme, '', [], rawOpacity);
      part(ctx, placesOf(chart, points, index), theme, seriesStyle(plot, index, theme).color, runDash(run?.place));
      ctx.restore();
    }
  };
  return {
    id: 'logged',
    beforeDatasetsDraw: (chart) => draw(chart, drawLine),
    afterDatasetsDraw: (chart) => draw(chart, drawDots),
  };
}

function placesOf(chart: Chart, points: Float64Array, index: number): Float64Array {
  const { xScale, yScale } = chart.getDatasetMeta(index);
  return points.map((value, i) => (i % 2 === 0 ? xScale! : yScale!).getPixelForValue(value));
}

function drawLine(context: CanvasRenderingContext2D, places: Float64Array, theme: Theme, _: string, dash: number[], opacity = 1): void {
  context.setLineDash(dash);
  context.lineWidth = theme.highContrast ? 1.75 : 1.25;
  context.strokeStyle = theme.foreground;
  context.globalAlpha = opacity * (theme.highContrast ? 1 : 0.6);
  context.beginPath();
  for (let i = 0; i < places.length; i += 2) context.lineTo(places[i]!, places[i + 1]!);
  context.stroke();
}

function drawDots(context: CanvasRenderingContext2D, places: Float64Array, theme: Theme, color: string): void {
  context.setLineDash([]);
  context.lineWidth = 1;
  context.strokeStyle = theme.foreground;
  context.fillStyle = color;
  for (const i of dotPlaces(places)) {
    context.beginPath();
    context.arc(places[i]!, places[i + 1]!, 3, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
