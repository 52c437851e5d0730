// The chart's second voice: what a run's parts are, where something happens, and what comes after its end.
import type { Chart, Plugin } from 'chart.js';
import { color } from 'chart.js/helpers';
import type { Mark, Phase } from '../src/protocol';
import { placeLabels } from './placeLabels';
import type { Theme } from './theme';

/** What is drawn around the curves. */
export interface Annotations {
  readonly phases: readonly Phase[];
  readonly marks: readonly Mark[];
  /** The end of the run, and what may be said of what follows, the longest first. */
  readonly end: { readonly step: number; readonly texts: readonly string[] };
  readonly theme: Theme;
}

/** Draws the current annotations: parts of the run and the time after it behind the curves, marks over them. */
export function annotationsPlugin(current: () => Annotations): Plugin<'line'> {
  return {
    id: 'annotations',
    beforeDatasetsDraw: (chart) => inPlot(chart, (pen) => drawGround(pen, current())),
    afterDatasetsDraw: (chart) => inPlot(chart, (pen) => drawMarks(pen, current())),
  };
}

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly area: Chart['chartArea'];
  /** The horizontal place of a step. */
  readonly x: (step: number) => number;
}

const margin = 5;

/** Leaves room above the plot, where labels cover no curve. */
function inPlot({ ctx: context, chartArea: area, scales: { x } }: Chart, draw: (pen: Pen) => void): void {
  if (!x) return;
  context.save();
  context.beginPath();
  context.rect(area.left, 0, area.right - area.left, area.bottom);
  context.clip();
  draw({ context, area, x: (step) => x.getPixelForValue(step) });
  context.restore();
}

function drawGround(pen: Pen, { phases, end, theme }: Annotations): void {
  const { context, area, x } = pen;
  const height = area.bottom - area.top;
  context.font = fontOf(theme);
  const faint = color(theme.foreground);
  phases.forEach(({ from, to, name }, index) => {
    const [left, right] = [Math.max(x(from), area.left), Math.min(x(to), area.right)];
    if (right <= left) return;
    context.fillStyle = faint.alpha(index % 2 === 0 ? 0.05 : 0.015).rgbString();
    context.fillRect(left, area.top, right - left, height);
    if (context.measureText(name).width + 2 * margin > right - left) return;
    write(pen, name, (left + right) / 2, area.bottom - margin, theme);
  });
  const start = Math.max(x(end.step), area.left);
  if (start >= area.right) return;
  context.fillStyle = faint.alpha(theme.highContrast ? 0.18 : 0.09).rgbString();
  context.fillRect(start, area.top, area.right - start, height);
  drawEndText(pen, start, end.texts, theme);
}

/** The first text that fits: along the zone after the run, or upwards where it is narrow. */
function drawEndText(pen: Pen, start: number, texts: readonly string[], theme: Theme): void {
  const { context, area } = pen;
  const room = area.right - start;
  const isNarrow = (text: string) => context.measureText(text).width + 2 * margin > room;
  const text = texts.find((each) => !isNarrow(each) || context.measureText(each).width + 2 * margin < area.bottom - area.top);
  if (text === undefined || room < theme.fontSize + margin) return;
  if (!isNarrow(text)) {
    write(pen, text, start + room / 2, area.bottom - margin, theme);
    return;
  }
  context.save();
  context.translate(start + room / 2 + theme.fontSize / 3, area.bottom - margin - context.measureText(text).width / 2);
  context.rotate(-Math.PI / 2);
  write(pen, text, 0, 0, theme);
  context.restore();
}

function drawMarks(pen: Pen, { marks, theme }: Annotations): void {
  const { context, area, x } = pen;
  context.font = fontOf(theme);
  const places = marks.map(({ step, label }) => ({ x: x(step), width: context.measureText(label).width }));
  const labels = placeLabels(places, area);
  context.strokeStyle = color(theme.muted)
    .alpha(theme.highContrast ? 1 : 0.6)
    .rgbString();
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  labels.forEach((label, index) => {
    if (label === undefined) return;
    const line = Math.round(places[index]!.x) + 0.5;
    context.beginPath();
    context.moveTo(line, area.top);
    context.lineTo(line, area.bottom);
    context.stroke();
    write(pen, marks[index]!.label, label, area.top - 3, theme);
  });
}

/** Text, centred, that stands out from lines behind it. */
function write({ context }: Pen, text: string, x: number, y: number, theme: Theme): void {
  context.textAlign = 'center';
  context.save();
  context.setLineDash([]);
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = theme.background;
  context.strokeText(text, x, y);
  context.fillStyle = theme.muted;
  context.fillText(text, x, y);
  context.restore();
}

function fontOf({ fontFamily, fontSize }: Theme): string {
  return `${Math.round(fontSize * 0.88)}px ${fontFamily}`;
}
