import { Column, isColumnar } from '../columns/column';
import { columnCompare } from '../columns/operations';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { Instance } from '../values/instance';
import { isNumber, toDouble } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { BoundMethod } from '../values/pyFunction';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { arrayCompare } from './arrays';
import { dunder } from './dunder';
import { isTrue } from './truth';

/** Whether `a == b` is true. An array beside it makes it ambiguous. */
export function equal(runtime: Runtime, a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (a instanceof Unknown) throw new UnknownSignal(a);
  if (b instanceof Unknown) throw new UnknownSignal(b);
  if (isNumber(a) && isNumber(b)) return equalNumbers(a, b);
  if (isColumnar(a, b)) return isTrue(runtime, columnCompare('==', a, b));
  if (a instanceof NdArray || b instanceof NdArray || a instanceof ArrayScalar || b instanceof ArrayScalar) {
    const result = arrayCompare(runtime, '==', a, b);
    return result !== undefined && isTrue(runtime, result);
  }
  if (a instanceof Instance || b instanceof Instance) {
    const result = dunder(runtime, a, '__eq__', b) ?? dunder(runtime, b, '__eq__', a);
    return result === undefined ? a === b : isTrue(runtime, result);
  }
  if (a === b) return true;
  if (a instanceof PyTuple && b instanceof PyTuple) return equalItems(runtime, a.items, b.items);
  if (a instanceof PyList && b instanceof PyList) return equalItems(runtime, a.items, b.items);
  if (a instanceof PyDict && b instanceof PyDict) return equalDicts(runtime, a, b);
  if (a instanceof PySet && b instanceof PySet)
    return a.members.size === b.members.size && [...a.members.keys()].every((key) => b.members.has(key));
  if (a instanceof PyRange && b instanceof PyRange) return equalRanges(a, b);
  return a instanceof BoundMethod && b instanceof BoundMethod && a.self === b.self && a.function_ === b.function_;
}

type Numeric = Parameters<typeof toDouble>[0];

const exact = (value: Numeric): number | bigint => (typeof value === 'bigint' ? value : toDouble(value));

// JS compares a bigint and a number by their exact values, as Python does.
// eslint-disable-next-line eqeqeq
const equalNumbers = (a: Numeric, b: Numeric): boolean => exact(a) == exact(b);

function equalItems(runtime: Runtime, a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false;
  runtime.spend(a.length);
  return a.every((item, index) => same(runtime, item, b[index]!));
}

/** Whether a collection takes the two for the same: an object equals itself there. */
export const same = (runtime: Runtime, a: Value, b: Value): boolean =>
  (a === b && typeof a !== 'number' && !(a instanceof Column)) || equal(runtime, a, b);

function equalDicts(runtime: Runtime, a: PyDict, b: PyDict): boolean {
  if (a.entries.size !== b.entries.size) return false;
  runtime.spend(a.entries.size);
  return [...a.entries].every(([key, [, value]]) => {
    const other = b.entries.get(key);
    return other !== undefined && same(runtime, value, other[1]);
  });
}

function equalRanges(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  return a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step));
}
