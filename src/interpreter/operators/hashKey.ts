import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { type HashKey, PyDict, PySet } from '../values/pyDict';
import { PyFloat } from '../values/pyFloat';
import { PyList, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';

/** What equal keys have in common: `1`, `1.0` and `True` are one key. Raises TypeError for what cannot be a key. */
export function hashKey(runtime: Runtime, key: Value): HashKey {
  switch (typeof key) {
    case 'number':
      return key === 0 ? 0 : key;
    case 'boolean':
      return Number(key);
    case 'bigint':
      return Number.isSafeInteger(Number(key)) ? Number(key) : key;
    case 'string':
      return `s${key}`;
    default:
      return key === null ? null : ofObject(runtime, key);
  }
}

function ofObject(runtime: Runtime, key: NonNullable<Value>): HashKey {
  if (key instanceof PyFloat || key instanceof ArrayScalar) {
    // A whole float is the key that the int of its value is.
    return Number.isInteger(key.value) && !Number.isSafeInteger(key.value) ? BigInt(key.value) : key.value + 0;
  }
  if (key instanceof PyTuple) {
    runtime.spend(key.items.length);
    return `t${JSON.stringify(key.items.map((item) => partOf(runtime, item)))}`;
  }
  if (key instanceof Column) return bail();
  if (key instanceof Unknown) throw new UnknownSignal(key);
  if (key instanceof PyList || key instanceof PyDict || key instanceof NdArray || (key instanceof PySet && !key.isFrozen))
    throw raised('TypeError', `unhashable type: '${typeName(key)}'`);
  if (key instanceof PySet) throw runtime.unknown('unsupported', 'frozenset');
  if (key instanceof Instance && (key.class.find('__hash__') !== undefined || key.class.find('__eq__') !== undefined))
    throw runtime.unknown('unsupported', '__hash__');
  return key;
}

function partOf(runtime: Runtime, item: Value): string {
  const key = hashKey(runtime, item);
  if (typeof key === 'object' && key !== null) throw runtime.unknown('unsupported', 'hash');
  return `${typeof key === 'string' ? '' : 'n'}${String(key)}`;
}
