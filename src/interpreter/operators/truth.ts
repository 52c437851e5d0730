import { Column } from '../columns/column';
import { isColumnTrue } from '../columns/operations';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { PyFloat } from '../values/pyFloat';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { dunder } from './dunder';

/** Whether a value counts as true. */
export function isTrue(runtime: Runtime, value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      // NaN is true.
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'string':
      return value !== '';
    default:
      return value !== null && isTrueObject(runtime, value);
  }
}

function isTrueObject(runtime: Runtime, value: NonNullable<Value>): boolean {
  if (value instanceof PyFloat || value instanceof ArrayScalar) return value.value !== 0;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyDict) return value.entries.size > 0;
  if (value instanceof PySet) return value.members.size > 0;
  if (value instanceof PyRange) return value.length > 0;
  if (value instanceof Column) return isColumnTrue(value);
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (value instanceof NdArray) {
    if (value.length === 1) return value.at(0) !== 0;
    if (value.library !== 'numpy') throw runtime.unknown('array', 'bool');
    const message = 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()';
    throw raised(
      'ValueError',
      value.length === 0
        ? `The truth value of an empty array is ambiguous. Use \`array.size > 0\` to check that an array is not empty.`
        : message,
    );
  }
  if (!(value instanceof Instance)) return true;
  const answer = dunder(runtime, value, '__bool__') ?? dunder(runtime, value, '__len__');
  return answer === undefined || isTrue(runtime, answer);
}
