// Pure: the line through a curve's points, on a canvas.
import type { Span } from '../../../src/protocol';
import { placeAt, type PixelScale } from '../pixelScale';

/** A place on the canvas, in CSS pixels. */
export interface PixelPlace {
  readonly x: number;
  readonly y: number;
}

/** What a path is made with: a context or a `Path2D`. */
export type PathTarget = Pick<Path2D, 'moveTo' | 'lineTo'>;

/** How many pixels there have to be between whole steps for the curve to be stairs from one to the next. */
export const leastGap = 16;

/** A curve to trace: step and weight by turns, steps ascending, with a gap where one is NaN. */
export interface TracedCurve {
  readonly points: Float64Array;
  /** What comes after this step is a path of its own. */
  readonly end: number;
  /** The steps in sight: nothing else is traced. */
  readonly inSight: Span;
  readonly x: PixelScale;
  readonly y: PixelScale;
}

/** Traces a curve up to its end, and on from there; answers where the last piece that was traced ends. */
export function tracePath(curve: TracedCurve, untilEnd: PathTarget, afterEnd: PathTarget): PixelPlace | undefined {
  const { points, end, inSight, x, y } = curve;
  let [lastStep, lastX, lastY] = [NaN, NaN, NaN];
  let open: PathTarget | undefined;
  let last: PixelPlace | undefined;
  const draw = (path: PathTarget, fromX: number, fromY: number, toX: number, toY: number) => {
    if (open !== path) path.moveTo(fromX, fromY);
    path.lineTo(toX, toY);
    open = path;
  };
  for (let i = 0; i < points.length; i += 2) {
    const step = points[i]!;
    if (lastStep > inSight.to) break;
    const [left, top] = [placeAt(x, step), placeAt(y, points[i + 1]!)];
    const isSeen = step >= inSight.from && !Number.isNaN(lastY) && !Number.isNaN(top);
    if (!isSeen) open = undefined;
    else if (lastStep < end && step > end) {
      const part = (end - lastStep) / (step - lastStep);
      const [cutX, cutY] = [lastX + (left - lastX) * part, lastY + (top - lastY) * part];
      draw(untilEnd, lastX, lastY, cutX, cutY);
      draw(afterEnd, cutX, cutY, left, top);
    } else draw(step > end ? afterEnd : untilEnd, lastX, lastY, left, top);
    if (isSeen) last = { x: left, y: top };
    [lastStep, lastX, lastY] = [step, left, top];
  }
  return last;
}

/** Traces stairs over places that are `width` pixels apart, up to `right`; where a place is missing there is a gap. */
export function traceStairs(places: readonly PixelPlace[], width: number, right: number, path: PathTarget): void {
  let last = -Infinity;
  for (const { x, y } of places) {
    if (x - last < width / 2) path.lineTo(x, y);
    else path.moveTo(x, y);
    last = Math.min(x + width, right);
    path.lineTo(last, y);
  }
}

/** The places of the whole steps in sight, and of the last one before them, up to a curve's end; at a jump that of the right side, whose step it is. */
export function wholeSteps({ points, end, inSight, x, y }: TracedCurve): readonly PixelPlace[] {
  const places: PixelPlace[] = [];
  let i = 0;
  for (let step = Math.max(0, Math.floor(inSight.from)); step <= Math.min(end, inSight.to); step++) {
    // Steps ascend, but for those of gaps.
    while (points[i + 2]! <= step || points[i + 4]! <= step) i += points[i + 2]! <= step ? 2 : 4;
    const [start, weight, next = NaN, nextWeight = NaN] = points.subarray(i, i + 4);
    const value = start === step ? weight! : weight! + ((nextWeight - weight!) * (step - start!)) / (next - start!);
    const place = { x: placeAt(x, step), y: placeAt(y, value) };
    if (!Number.isNaN(place.y)) places.push(place);
  }
  return places;
}
