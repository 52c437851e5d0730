import type { Chart, Plugin, Scale } from 'chart.js';
import { color } from 'chart.js/helpers';
import type { ChartView } from './chartConfig';
import { placeAnnotations, type PlacedAnnotations, type PlacedText } from '../../src/core/drawing/placeAnnotations';
import { runsThrough, weightAt } from '../../src/core/drawing/runsThrough';
import type { CurveDataset } from './curves/curveController';
import { placeLineNames, type PlacedName } from './curves/lineNames';
import { shownLogged } from './logged';
import type { PlotArea } from './plotArea';
import type { PlotAxis } from './plotAxis';
import { TextWidths } from './textWidths';
import type { Theme } from '../elements/theme';
import { Memo } from '../../src/core/drawing/memo';

/** Draws the annotations of the current view: bands behind the curves, lines and texts over them. */
export function annotationsPlugin(current: () => ChartView): Plugin<'line'> {
  let placed: Placed | undefined;
  const lineColor = new Memo<string>();
  const widths = new TextWidths();
  return {
    id: 'annotations',
    beforeDatasetsDraw: (chart) => {
      placed = place(chart, current(), widths);
      inPlot(chart, ({ ctx, chartArea: { top, height } }) => {
        for (const { left, right, opacity } of placed!.annotations.bands) {
          ctx.fillStyle = color(current().theme.foreground).alpha(opacity).rgbString();
          ctx.fillRect(left, top, right - left, height);
        }
      });
    },
    afterDatasetsDraw: (chart) => {
      const { theme } = current();
      const { muted, highContrast } = theme;
      const line = lineColor.of([theme], () =>
        color(muted)
          .alpha(highContrast ? 1 : 0.6)
          .rgbString(),
      );
      inPlot(chart, () => {
        drawOver(chart, placed!.annotations, theme, line);
        drawNames(chart, placed!.names, current());
      });
    },
  };
}

interface Placed {
  readonly annotations: PlacedAnnotations;
  readonly names: readonly (PlacedName & Drawn)[];
}

/** A curve that is shown, and its line's points. */
interface Drawn {
  readonly index: number;
  readonly points: Float64Array;
}

function place(chart: Chart, view: ChartView, widths: TextWidths): Placed {
  const { annotations, plot, hidden, theme, window } = view;
  const { ctx, chartArea: area } = chart;
  const x = chart.scales.x!;
  const shown = plot.series.flatMap(({ id, label, points }, index) =>
    hidden.has(id) ? [] : [{ name: label, index, points, scale: chart.getDatasetMeta(index).yScale as unknown as PlotAxis }],
  );
  const logged = shownLogged(view).map(({ points, index }) => ({ points, scale: chart.getDatasetMeta(index).yScale! }));
  const drawn = [...shown, ...logged];
  const font = fontOf(theme);
  const room = {
    area,
    fontSize: fontSizeOf(theme),
    x: (step: number) => x.getPixelForValue(step),
    measure: (text: string) => widths.of(ctx, font, text),
    isFree: ({ left, right, top, bottom }: PlotArea) => {
      const steps = { from: valueAt(x, left), to: valueAt(x, right) };
      return !drawn.some(({ points, scale }) => runsThrough(points, { ...steps, low: valueAt(scale, bottom), high: valueAt(scale, top) }));
    },
  };
  const lines = shown.map((each) => ({
    ...each,
    y: each.scale.getPixelForValue(weightAt(each.points, window.x.to)),
    plot: each.scale.area,
  }));
  return { annotations: placeAnnotations(annotations, room), names: placeLineNames(lines, room) };
}

function valueAt(scale: Scale, pixel: number): number {
  return scale.getValueForPixel(pixel) ?? NaN;
}

/** Draws no further than the plot's edges, except for the upper one: the labels of marks stand above it. */
function inPlot(chart: Chart, draw: (chart: Chart) => void): void {
  const { ctx, chartArea: area } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left, 0, area.width, area.bottom);
  ctx.clip();
  draw(chart);
  ctx.restore();
}

function drawOver({ ctx, chartArea: area }: Chart, { lines, texts }: PlacedAnnotations, theme: Theme, lineColor: string): void {
  ctx.strokeStyle = lineColor;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 3]);
  for (const line of lines) {
    ctx.beginPath();
    ctx.moveTo(Math.round(line) + 0.5, area.top);
    ctx.lineTo(Math.round(line) + 0.5, area.bottom);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.font = fontOf(theme);
  ctx.textAlign = 'center';
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.background;
  ctx.fillStyle = theme.muted;
  for (const text of texts) write(ctx, text);
}

/** Each in the colour of its line; not those of curves that are dimmed. */
function drawNames({ ctx, data }: Chart, names: Placed['names'], { theme }: ChartView): void {
  ctx.textAlign = 'right';
  ctx.strokeStyle = theme.background;
  for (const { name: text, index, x, y } of names) {
    const { style, isDimmed } = (data.datasets[index] as CurveDataset).curve;
    if (isDimmed) continue;
    ctx.fillStyle = style.color;
    write(ctx, { text, x, y });
  }
}

/** Writes a text with an outline in the background's colour, which sets it off from lines behind it. */
function write(ctx: CanvasRenderingContext2D, { text, x, y }: PlacedText): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

const fontSizeOf = ({ fontSize }: Theme): number => Math.round(fontSize * 0.88);
const fontOf = (theme: Theme): string => `${fontSizeOf(theme)}px ${theme.fontFamily}`;
