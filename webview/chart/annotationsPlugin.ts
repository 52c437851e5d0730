import type { Chart, Plugin, Scale } from 'chart.js';
import { color } from 'chart.js/helpers';
import type { ChartView } from './chartConfig';
import { placeAnnotations, type PlacedAnnotations, type PlacedText } from '../../src/core/drawing/placeAnnotations';
import { runsThrough } from '../../src/core/drawing/runsThrough';
import type { Theme } from '../elements/theme';
import { Memo } from '../memo';

/** Draws the annotations of the current view: bands behind the curves, lines and texts over them. */
export function annotationsPlugin(current: () => ChartView): Plugin<'line'> {
  let placed: PlacedAnnotations | undefined;
  const lineColor = new Memo<string>();
  return {
    id: 'annotations',
    beforeDatasetsDraw: (chart) => {
      placed = place(chart, current());
      inPlot(chart, ({ ctx, chartArea: { top, height } }) => {
        for (const { left, right, opacity } of placed!.bands) {
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
      inPlot(chart, () => drawOver(chart, placed!, theme, line));
    },
  };
}

function place(chart: Chart, { annotations, plot, hidden, theme }: ChartView): PlacedAnnotations {
  const { ctx, chartArea: area } = chart;
  const x = chart.scales.x!;
  const shown = plot.series.flatMap(({ id, points }, index) =>
    hidden.has(id) ? [] : [{ points, y: chart.getDatasetMeta(index).yScale! }],
  );
  ctx.font = fontOf(theme);
  return placeAnnotations(annotations, {
    area,
    fontSize: fontSizeOf(theme),
    x: (step) => x.getPixelForValue(step),
    measure: (text) => ctx.measureText(text).width,
    isFree: ({ left, right, top, bottom }) => {
      const steps = { from: valueAt(x, left), to: valueAt(x, right) };
      return !shown.some(({ points, y }) => runsThrough(points, { ...steps, low: valueAt(y, bottom), high: valueAt(y, top) }));
    },
  });
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

/** Writes a text with an outline in the background's colour, which sets it off from lines behind it. */
function write(ctx: CanvasRenderingContext2D, { text, x, y }: PlacedText): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

const fontSizeOf = ({ fontSize }: Theme): number => Math.round(fontSize * 0.88);
const fontOf = (theme: Theme): string => `${fontSizeOf(theme)}px ${theme.fontFamily}`;
