import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { isNumber } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { BoundMethod, Builtin } from '../values/pyFunction';
import { PyList, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import type { Value } from '../values/value';
import { arrayAttribute, arrayMethods } from './arrayMethods';
import { dictMethods } from './dictMethods';
import { listMethods, tupleMethods } from './listMethods';
import type { Methods } from './methods';
import { numberMethods, numberAttribute } from './numberMethods';
import { setMethods } from './setMethods';
import { textMethods } from './textMethods';

/** An attribute of a value of a built-in type; undefined where there is none. */
export function methodOf(runtime: Runtime, value: Value, name: string): Value | undefined {
  if (isNumber(value)) {
    const attribute = numberAttribute(value, name);
    if (attribute !== undefined) return attribute;
  }
  if (value instanceof NdArray || value instanceof ArrayScalar) {
    const attribute = arrayAttribute(runtime, value, name);
    if (attribute !== undefined) return attribute;
    const method = arrayMethods.get(name);
    if (!method) throw runtime.unknown('array', name);
    return new BoundMethod(value, new Builtin(name, method));
  }
  const method = methodsOf(value)?.get(name);
  if (!method && elsewhere.has(name)) throw runtime.unknown('attribute', `${typeName(value)}.${name}`);
  return method && new BoundMethod(value, new Builtin(name, method));
}

/** What values of built-in types have in Python and not here: it is unknown, where another name would raise. */
const elsewhere: ReadonlySet<string> = new Set(
  [
    'center encode expandtabs format_map isascii isprintable istitle maketrans rindex rpartition swapcase translate',
    'fromkeys popitem clear difference_update intersection_update isdisjoint issubset issuperset pop symmetric_difference',
    'symmetric_difference_update update bit_count from_bytes to_bytes fromhex hex count index start step stop indices',
  ].flatMap((names) => names.split(' ')),
);

/** The methods of the values of a built-in type; undefined where it has none here. */
export function methodsOf(value: Value): Methods | undefined {
  if (typeof value === 'string') return textMethods;
  if (value instanceof PyList) return listMethods;
  if (value instanceof PyTuple) return tupleMethods;
  if (value instanceof PyDict) return dictMethods;
  if (value instanceof PySet) return setMethods;
  if (value instanceof Column) return bail();
  return isNumber(value) ? numberMethods : undefined;
}
