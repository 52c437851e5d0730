import type { Runtime } from '../runtime';
import { asFloat } from '../arithmetic/numbers';
import { dunder } from '../operators/dunder';
import { indexOf } from '../operators/slices';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isNumber } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';

/** A value as the float that C functions of Python take it for. Raises TypeError where it is no number. */
export function realNumber(runtime: Runtime, value: Value): number {
  if (typeof value === 'number') return value;
  if (isNumber(value)) return asFloat(value);
  if (value instanceof ArrayScalar) return value.value;
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (value instanceof NdArray && value.length === 1) return value.at(0);
  const result = dunder(runtime, value, '__float__') ?? dunder(runtime, value, '__index__');
  if (result !== undefined) return realNumber(runtime, result);
  throw raised('TypeError', `must be real number, not ${typeName(value)}`);
}

/** A value as a whole number, as `range` takes it. Raises TypeError for others. */
export function wholeNumber(runtime: Runtime, value: Value): number {
  const index = indexOf(runtime, value);
  if (index === undefined) throw raised('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`);
  return index;
}
