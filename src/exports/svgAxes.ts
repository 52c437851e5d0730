import { logTicks, ticks, weightAxis } from '../core/axis';
import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import type { Picture } from './picture';
import { textWidth } from './svgText';

/** Where the axes of a picture lie, and how steps and weights become places on it. */
export interface Axes {
  readonly left: number;
  readonly width: number;
  /** The weights at the lower and the upper edge. */
  readonly low: number;
  readonly high: number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly x: (step: number) => number;
  readonly y: (weight: number) => number;
}

interface Room {
  readonly top: number;
  readonly height: number;
  /** Of the whole picture. */
  readonly width: number;
  readonly fontSize: number;
}

/** Lays out the axes so that their numbers have room, and the weights end at ticks. */
export function placeAxes(picture: Picture, { top, height, width, fontSize }: Room): Axes {
  const { from, to, scale } = picture;
  const range = weights(picture);
  const isLog = scale === 'log';
  const { low, high, yTicks } = isLog ? logAxis(range) : linearAxis(range);
  const left = Math.round(44 + Math.max(...yTicks.map((tick) => textWidth(formatValue(tick), fontSize))));
  const plotWidth = width - left - 32;
  const label = Math.max(textWidth(formatStep(to), fontSize), 40) + 24;
  const scaled = isLog ? Math.log : (value: number) => value;
  const [bottom, span] = [scaled(low), scaled(high) - scaled(low)];
  return {
    left,
    width: plotWidth,
    low,
    high,
    xTicks: ticks(from, to, Math.max(2, Math.min(10, Math.floor(plotWidth / label)))),
    yTicks,
    x: (step) => left + ((step - from) / (to - from)) * plotWidth,
    // Far outside is far enough: a path with huge numbers is drawn wrongly by some viewers.
    y: (weight) => top + height * Math.min(3, Math.max(-2, 1 - (scaled(weight) - bottom) / span)),
  };
}

function linearAxis({ min, max }: { readonly min: number; readonly max: number }) {
  const range = weightAxis(min, max);
  const room = range.max > range.min ? range : { min: range.min, max: range.min + (Math.abs(range.min) || 1) };
  const inner = ticks(room.min, room.max, 6);
  const stride = inner.length > 1 ? inner[1]! - inner[0]! : room.max - room.min;
  const low = Math.floor(room.min / stride + 1e-9) * stride;
  const high = Math.ceil(room.max / stride - 1e-9) * stride;
  return { low, high, yTicks: ticks(low, high, Math.round((high - low) / stride)) };
}

function logAxis({ min, max }: { readonly min: number; readonly max: number }) {
  const high = max > 0 ? max : 1;
  const low = Math.min(min > 0 ? min : high * 1e-6, high / 10);
  return { low, high, yTicks: logTicks(low, high, 8) };
}

/** From the least to the greatest weight in sight, planned or logged. */
function weights({ curves, logs, from, to }: Picture): { readonly min: number; readonly max: number } {
  let [min, max] = [Infinity, -Infinity];
  const add = (value: number) => {
    if (value < min) min = value;
    if (value > max) max = value;
  };
  for (const { schedule } of curves) {
    const range = extent(schedule, from, to);
    add(range.min);
    add(range.max);
  }
  for (const { points } of logs) for (let i = 0; i < points.length; i += 2) if (points[i]! >= from && points[i]! <= to) add(points[i + 1]!);
  return { min, max };
}
