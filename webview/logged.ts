import type { Chart, LegendItem, Plugin } from 'chart.js';
import { dotPlaces } from '../src/core/dotPlaces';
import type { LoggedSeries, Plot } from '../src/protocol';
import { curveStyle } from './curveStyle';
import type { Theme } from './theme';

/** What was logged, and for which curves. */
export interface LoggedView {
  readonly plot: Plot;
  readonly hidden: ReadonlySet<string>;
  readonly logged: readonly LoggedSeries[];
  readonly theme: Theme;
}

/** The logged series of curves that are shown, with the index of each one's curve. */
export function shownLogged({ plot, hidden, logged }: Omit<LoggedView, 'theme'>): readonly (LoggedSeries & { readonly index: number })[] {
  return logged.flatMap((series) => {
    const index = plot.series.findIndex(({ id }) => id === series.curve);
    return index < 0 || hidden.has(series.curve) ? [] : [{ ...series, index }];
  });
}

/** Draws what was logged over the curves: a thin line in the text's colour, with dots in the colour of the curve that it belongs to. */
export function loggedPlugin(current: () => LoggedView | undefined): Plugin<'line'> {
  return {
    id: 'logged',
    afterDatasetsDraw(chart) {
      const view = current();
      if (!view || view.logged.length === 0) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      for (const { points, index } of shownLogged(view)) drawSeries(chart, points, curveStyle(index, view.theme).color, view.theme);
      ctx.restore();
    },
  };
}

/** The entries of a picture's legend. */
export function loggedLegend(view: LoggedView): readonly LegendItem[] {
  return shownLogged(view).map(({ curve, index }) => {
    const { color } = curveStyle(index, view.theme);
    return {
      text: `${curve}, logged`,
      strokeStyle: view.theme.foreground,
      fillStyle: color,
      fontColor: view.theme.foreground,
      lineWidth: 1,
      pointStyle: 'circle',
    };
  });
}

function drawSeries({ ctx, scales }: Chart, points: Float64Array, color: string, theme: Theme): void {
  const places = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    places[i] = scales.x!.getPixelForValue(points[i]!);
    places[i + 1] = scales.y!.getPixelForValue(points[i + 1]!);
  }
  ctx.setLineDash([]);
  ctx.lineWidth = theme.highContrast ? 1.75 : 1.25;
  ctx.strokeStyle = theme.foreground;
  ctx.beginPath();
  for (let i = 0; i < places.length; i += 2) ctx.lineTo(places[i]!, places[i + 1]!);
  ctx.stroke();
  ctx.fillStyle = color;
  ctx.lineWidth = 1;
  for (const i of dotPlaces(places)) {
    ctx.beginPath();
    ctx.arc(places[i]!, places[i + 1]!, 3, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}
