import { extent } from '../extent';
import { sample } from '../sample';
import type { Schedule } from '../schedule';

/** How a sparkline looks. Colours are those of CSS. */
export interface SparklineOptions {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly stroke: string;
  /** The colour of the line at zero (at the bottom where zero is out of sight). */
  readonly axis: string;
  readonly strokeWidth?: number;
  /** The range of steps; the whole run when left out. */
  readonly from?: number;
  readonly to?: number;
  /** Steps at which the curve gets a dot. */
  readonly marks?: readonly number[];
}

/** A small curve as a self-contained SVG text: ASCII, no fonts, no scripts, a transparent background. */
export function sparkline(schedule: Schedule, options: SparklineOptions): string {
  const { width, height, strokeWidth = 1.5, from = 0, to = schedule.totalSteps, marks = [] } = options;
  const margin = strokeWidth + 1;
  const { min, max } = extent(schedule, from, to);
  // A flat curve needs some room, or it would be drawn on an edge.
  const room = max > min ? 0 : Math.abs(max) || 1;
  const low = Math.min(min, 0);
  const high = Math.max(max, 0) + (low === Math.max(max, 0) ? room : 0);
  const inner = { width: width - 2 * margin, height: height - 2 * margin };
  const x = (step: number): number => margin + ((step - from) / (to - from)) * inner.width;
  const y = (value: number): number => margin + (1 - (value - low) / (high - low)) * inner.height;
  const points = sample(schedule, { from, to, ...inner, scale: 'linear', low, high });
  const dots = marks.map((step) => [x(step), y(schedule.at(step))] as const).filter(([cx, cy]) => Number.isFinite(cx + cy));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${tenths(width)}" height="${tenths(height)}" fill="none">`,
    `<path d="M${tenths(margin)} ${tenths(y(0))}h${tenths(inner.width)}" stroke="${escaped(options.axis)}"/>`,
    `<path d="${pathOf(points, x, y)}" stroke="${escaped(options.stroke)}" stroke-width="${tenths(strokeWidth)}" stroke-linejoin="round"/>`,
    ...dots.map(
      ([cx, cy]) => `<circle cx="${tenths(cx)}" cy="${tenths(cy)}" r="${tenths(strokeWidth + 1)}" fill="${escaped(options.stroke)}"/>`,
    ),
    '</svg>',
  ].join('');
}

/** Relative path commands in tenths of a pixel; rounding never adds up, since each step is taken from the last written place. */
export function pathOf(points: Float64Array, x: (step: number) => number, y: (value: number) => number): string {
  let path = '';
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < points.length; i += 2) {
    const nextX = Math.round(x(points[i]!) * 10);
    const nextY = Math.round(y(points[i + 1]!) * 10);
    const isStart = Number.isNaN(lastX);
    if (!Number.isNaN(nextX) && (isStart || nextX !== lastX || nextY !== lastY)) {
      path += isStart ? `M${nextX / 10} ${nextY / 10}` : `l${(nextX - lastX) / 10} ${(nextY - lastY) / 10}`;
    }
    [lastX, lastY] = [nextX, nextY];
  }
  return path;
}

/** A length in pixels as text, to a tenth. */
export function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
