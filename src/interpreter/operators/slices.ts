import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isInt } from '../values/integer';
import type { PySlice } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { dunder } from './dunder';

/** The places that a slice takes of a sequence of that length: `count` of them from `start` on. */
export interface SlicePlaces {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** A whole number that stands for a place; undefined for another value. */
export function indexOf(runtime: Runtime, value: Value): number | undefined {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (isInt(value)) return Number(value);
  if (value instanceof ArrayScalar && value.dtype === 'int64') return value.value;
  if (value instanceof Column) return bail();
  const result = dunder(runtime, value, '__index__');
  return typeof result === 'number' ? result : undefined;
}

/** The places of a slice, as Python's `slice.indices` gives them. */
export function slicePlaces(runtime: Runtime, slice: PySlice, length: number): SlicePlaces {
  const bound = (value: Value, absent: number): number => {
    if (value === null) return absent;
    const index = indexOf(runtime, value);
    if (index === undefined) throw raised('TypeError', 'slice indices must be integers or None or have an __index__ method');
    return index;
  };
  const step = bound(slice.step, 1);
  if (step === 0) throw raised('ValueError', 'slice step cannot be zero');
  const [least, most] = step < 0 ? [-1, length - 1] : [0, length];
  const clamp = (value: number): number => Math.min(Math.max(value < 0 ? value + length : value, least), most);
  const start = slice.lower === null ? (step < 0 ? most : least) : clamp(bound(slice.lower, 0));
  const stop = slice.upper === null ? (step < 0 ? least : most) : clamp(bound(slice.upper, 0));
  return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}

/** The items of a sequence at the places of a slice. */
export const sliced = <T>(items: ArrayLike<T>, { start, step, count }: SlicePlaces): T[] =>
  Array.from({ length: count }, (_, index) => items[start + index * step]!);
