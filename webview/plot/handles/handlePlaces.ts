// Pure: the places of a curve's handles, and the number that a handle has after it is moved.
import type { Domain } from '../../../src/core/parameter';
import type { Handle } from '../../../src/protocol';
import type { PlotArea } from '../../chart/plotArea';
import { directions, type Place } from '../plotPlace';

/** A handle, and where it is on the canvas, in CSS pixels. */
export interface PlacedHandle {
  readonly handle: Handle;
  readonly x: number;
  readonly y: number;
}

/** Nearer handles cannot be told apart by a finger or a pointer. In CSS pixels. */
const leastDistance = 18;
/** Handles that are no farther apart count as one place. In CSS pixels. */
const samePlace = 1;

/**
 * The handles that can be grabbed: they are in the plot, and no earlier handle is too near. Two may share a place where one moves along the steps
 * and the other along the weights: the direction of the drag tells them apart.
 */
export function shownHandles(
  handles: readonly Handle[],
  areaOf: (handle: Handle) => PlotArea | undefined,
  place: (handle: Handle) => { x: number; y: number },
): readonly PlacedHandle[] {
  const shown: PlacedHandle[] = [];
  for (const handle of handles) {
    const { x, y } = place(handle);
    const area = areaOf(handle);
    const isInSight = area && x >= area.left - 1 && x <= area.right + 1 && y >= area.top - 1 && y <= area.bottom + 1;
    const isFree = shown.every((other) => {
      const distance = Math.hypot(other.x - x, other.y - y);
      return distance >= leastDistance || (distance <= samePlace && other.handle.axis !== handle.axis);
    });
    if (isInSight && isFree) shown.push({ handle, x, y });
  }
  return shown;
}

/** Of the handles at one place, the one whose axis a drag follows. */
export function handleAlong(handles: readonly Handle[], start: Place, now: Place): Handle {
  const { isX } = directions(start, now);
  return handles.find(({ axis }) => (axis === 'step') === isX) ?? handles[0]!;
}

/** The distance of the round numbers that a handle snaps to where a pixel along its axis is so much. */
export function strideOf({ slope, number, unit, domain }: Handle, perPixel: number): number {
  const rough = Math.abs((perPixel * pixelsPerStride) / slope);
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const isWhole = domain.integer === true || (Number.isInteger(number) && /steps|epochs/.test(unit) && number !== 0);
  return isWhole ? Math.max(1, stride) : stride;
}
const pixelsPerStride = 3;

/** The multiple of a stride in a domain that is nearest to a number. */
export function snapped(
  number: number,
  stride: number,
  { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity }: Domain,
): number {
  const at = (count: number) => Number((count * stride).toPrecision(12)) || 0;
  const count = Math.round(number / stride);
  if (at(count) < min) return min;
  if (at(count) > max) return max;
  if (at(count) <= above) return at(Math.floor(above / stride) + 1);
  if (at(count) >= below) return at(Math.ceil(below / stride) - 1);
  return at(count);
}

/** The number for which a handle is at a place along its axis. */
export function numberAt({ number, slope, axis, ...handle }: Handle, place: number): number {
  return number + (place - handle[axis]) / slope;
}

/** The number that a key leads to, in so many strides; undefined for other keys. */
export function numberAfterKey(key: string, isLarge: boolean, number: number, stride: number, domain: Domain): number | undefined {
  const ways: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
  const way = ways[key];
  if (way === undefined) return undefined;
  const by = way * stride * (isLarge && Math.abs(way) === 1 ? 10 : 1);
  const after = snapped(number + by, stride, domain);
  // Between round numbers the next one is nearer than a whole stride.
  return Math.sign(after - number) === Math.sign(by) ? after : number;
}
