import { extent } from '../extent';
import { formatValue } from '../format';
import type { CurvePhase } from '../phases';
import { sample } from '../sample';
import type { Schedule } from '../schedule';
import type { Palette } from './palette';
import { pathOf, tenths } from './svg';

/** What is drawn besides a curve. */
export interface CurvePicture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** The last step in sight. */
  readonly to: number;
  /** A step as it is written at the axis. */
  readonly stepText: (step: number) => string;
  /** The value that the curve is headed for. */
  readonly target?: number | undefined;
  /** Where the run ends, if that is not where the picture does. */
  readonly runEnd?: number | undefined;
  /** The step that is kept. */
  readonly probe?: number | undefined;
  /** Steps at which the curve gets a dot. */
  readonly marks: readonly number[];
  /** Steps whose values are written above the curve. */
  readonly peaks: readonly number[];
  readonly phases: readonly CurvePhase[];
  /** Curves to compare with, thin and dashed. */
  readonly others?: readonly Schedule[];
}

const fontSize = 10;
const digitWidth = 6;
const rowHeight = 13;

/** A curve that can be read by itself, as a self-contained SVG text: ASCII, no scripts, a transparent background. First and last value stand beside it. */
export function curvePicture(schedule: Schedule, picture: CurvePicture): string {
  const { width, height, palette, to, target, runEnd, probe, phases, others = [] } = picture;
  const ranges = [schedule, ...others].map((each) => extent(each, 0, to)).filter(({ min }) => !Number.isNaN(min));
  const levels = [0, ...ranges.flatMap(({ min, max }) => [min, max]), ...(target === undefined ? [] : [target])];
  const low = Math.min(...levels);
  const high = Math.max(...levels) > low ? Math.max(...levels) : low + 1;
  const [first, last] = [0, to].map((step) => labelOf(schedule.at(step)));
  const left = first!.length * digitWidth + 4;
  const plot = { width: width - left - last!.length * digitWidth - 4, height: height - 2 * rowHeight };
  const right = left + plot.width;
  const bottom = rowHeight + plot.height;
  const x = (step: number) => left + (step / to) * plot.width;
  const y = (value: number) => rowHeight + (1 - (value - low) / (high - low)) * plot.height;
  const path = (each: Schedule) => pathOf(sample(each, { from: 0, to, ...plot, scale: 'linear', low, high }), x, y);
  const line = (x1: number, y1: number, move: string, color: string, more = '') =>
    `<path d="M${tenths(x1)} ${tenths(y1)}${move}" stroke="${color}"${more}/>`;
  const write = (at: number, row: number, anchor: string, words: string, color: string) =>
    `<text x="${tenths(at)}" y="${tenths(row)}" text-anchor="${anchor}" fill="${color}">${words}</text>`;
  const dot = (step: number, size: number) => {
    const [cx, cy] = [x(step), y(schedule.at(step))];
    return Number.isFinite(cx + cy)
      ? `<circle cx="${tenths(cx)}" cy="${tenths(cy)}" r="${size}" fill="${palette.curves[0]!}" stroke="none"/>`
      : '';
  };
  const beside = (step: number) => Math.min(bottom, Math.max(rowHeight, y(Number.isNaN(schedule.at(step)) ? low : schedule.at(step)))) + 3;
  const inside = (at: number, words: string) => {
    const half = (words.length * digitWidth) / 2;
    return Math.min(Math.max(at, left + half), right - half);
  };
  const shades = phases
    .filter((_, index) => index % 2 === 1)
    .map((phase) => {
      const edge = x(Math.min(phase.to, to));
      return `<path d="M${tenths(x(phase.from))} ${rowHeight}H${tenths(edge)}V${tenths(bottom)}H${tenths(x(phase.from))}z" fill="${palette.grid}" fill-opacity=".4"/>`;
    });
  const ends = [0, to, ...(runEnd === undefined || runEnd >= to ? [] : [runEnd])];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" font-family="sans-serif" font-size="${fontSize}">`,
    ...shades,
    line(left, y(Math.min(Math.max(0, low), high)), `h${tenths(plot.width)}`, palette.axis),
    ...(target === undefined || target === 0
      ? []
      : [line(left, y(target), `h${tenths(plot.width)}`, palette.axis, ' stroke-dasharray="4 3"')]),
    ...(runEnd === undefined ? [] : [line(x(runEnd), rowHeight, `v${tenths(plot.height)}`, palette.foreground)]),
    ...(probe === undefined || probe < 0 || probe > to
      ? []
      : [line(x(probe), rowHeight, `v${tenths(plot.height)}`, palette.curves[1]!, ' stroke-dasharray="2 2"')]),
    ...others.map(
      (each, index) => `<path d="${path(each)}" stroke="${palette.curves[2 + index]!}" stroke-dasharray="${index === 0 ? '3 3' : '7 3'}"/>`,
    ),
    `<path d="${path(schedule)}" stroke="${palette.curves[0]!}" stroke-width="2" stroke-linejoin="round"/>`,
    ...picture.marks.map((step) => dot(step, 3)),
    ...picture.peaks.map((step) => {
      const words = labelOf(schedule.at(step));
      const row = schedule.at(step) < 0 ? bottom + 10 : y(schedule.at(step)) - 4;
      return dot(step, 2) + write(inside(x(step), words), row, 'middle', words, palette.foreground);
    }),
    write(left - 3, beside(0), 'end', first!, palette.foreground),
    write(right + 3, beside(to), 'start', last!, palette.foreground),
    ...ends.map((step, index) => {
      const words = picture.stepText(step);
      const anchor = index === 0 ? 'start' : index === 1 ? 'end' : 'middle';
      return write(index === 2 ? inside(x(step), words) : x(step), height - 2, anchor, words, palette.muted);
    }),
    '</svg>',
  ].join('');
}

const labelOf = (value: number): string => (Number.isNaN(value) ? '-' : formatValue(Number(value.toPrecision(4))));
