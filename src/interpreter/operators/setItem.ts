import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict } from '../values/pyDict';
import { PyList, PySlice } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { setArrayItem } from './arrayItems';
import { dunder } from './dunder';
import { hashKey } from './hashKey';
import { itemsOf } from './iterate';
import { placeIn } from './subscript';
import { slicePlaces } from './slices';

/** `object[index] = value` */
export function setItem(runtime: Runtime, object: Value, index: Value, value: Value): void {
  if (object instanceof PyList) {
    if (index instanceof PySlice) {
      setSlice(runtime, object, index, itemsOf(runtime, value));
      return;
    }
    const place = placeIn(runtime, object.items.length, index, 'list', 'assignment ');
    runtime.touch(object);
    object.items[place] = value;
  } else if (object instanceof PyDict) {
    const key = hashKey(runtime, index);
    runtime.touch(object);
    object.entries.set(key, [object.entries.get(key)?.[0] ?? index, value]);
  } else if (object instanceof NdArray) setArrayItem(runtime, object, index, value);
  else if (object instanceof Unknown) throw new UnknownSignal(object);
  else if (!(object instanceof Instance) || dunder(runtime, object, '__setitem__', index, value) === undefined)
    throw raised('TypeError', `'${typeName(object)}' object does not support item assignment`);
}

function setSlice(runtime: Runtime, list: PyList, slice: PySlice, values: readonly Value[]): void {
  const { start, step, count } = slicePlaces(runtime, slice, list.items.length);
  runtime.touch(list);
  if (step === 1) {
    runtime.reserve(list.items.length + values.length);
    const rest = list.items.splice(start);
    list.items.push(...values, ...rest.slice(count));
    return;
  }
  if (values.length !== count)
    throw raised('ValueError', `attempt to assign sequence of size ${values.length} to extended slice of size ${count}`);
  values.forEach((value, index) => (list.items[start + index * step] = value));
}

/** `del object[index]` */
export function deleteItem(runtime: Runtime, object: Value, index: Value): void {
  if (object instanceof PyList) {
    const { items } = object;
    if (index instanceof PySlice) {
      const { start, step, count } = slicePlaces(runtime, index, items.length);
      const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
      runtime.touch(object);
      items.splice(0, items.length, ...items.filter((_, i) => !gone.has(i)));
      return;
    }
    const place = placeIn(runtime, items.length, index, 'list', 'assignment ');
    runtime.touch(object);
    items.splice(place, 1);
  } else if (object instanceof PyDict) {
    const key = hashKey(runtime, index);
    if (!object.entries.has(key)) throw raised('KeyError', index);
    runtime.touch(object);
    object.entries.delete(key);
  } else if (object instanceof Unknown) throw new UnknownSignal(object);
  else if (dunder(runtime, object, '__delitem__', index) === undefined)
    throw raised('TypeError', `'${typeName(object)}' object doesn't support item deletion`);
}
