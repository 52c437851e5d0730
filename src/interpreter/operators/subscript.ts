import { Column, eachStep } from '../columns/column';
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict } from '../values/pyDict';
import { PyList, PyRange, PySlice, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import { PyClass, type Value } from '../values/value';
import { arrayItem } from './arrayItems';
import { callValue } from './call';
import { dunder } from './dunder';
import { hashKey } from './hashKey';
import { indexOf, sliced, slicePlaces } from './slices';

/** `object[index]` */
export function getItem(runtime: Runtime, object: Value, index: Value): Value {
  if (index instanceof Column && isTable(object)) return eachStep(runtime, [index], ([place]) => getItem(runtime, object, place!));
  if (object instanceof PyList) {
    if (index instanceof PySlice) {
      const places = slicePlaces(runtime, index, object.items.length);
      runtime.reserve(places.count);
      return new PyList(runtime, sliced(object.items, places));
    }
    return object.items[placeIn(runtime, object.items.length, index, 'list')]!;
  }
  if (object instanceof PyTuple) {
    if (index instanceof PySlice) {
      const places = slicePlaces(runtime, index, object.items.length);
      runtime.reserve(places.count);
      return new PyTuple(sliced(object.items, places));
    }
    return object.items[placeIn(runtime, object.items.length, index, 'tuple')]!;
  }
  if (object instanceof PyDict) return itemOf(runtime, object, index);
  if (object instanceof NdArray) return arrayItem(runtime, object, index);
  if (typeof object === 'string') return textItem(runtime, object, index);
  if (object instanceof PyRange) return rangeItem(runtime, object, index);
  if (object instanceof Unknown) throw new UnknownSignal(object);
  if (object instanceof Instance) {
    const result = dunder(runtime, object, '__getitem__', index);
    if (result !== undefined) return result;
  }
  // `list[int]` in an annotation.
  if (object instanceof PyClass) return object;
  throw raised('TypeError', `'${typeName(object)}' object is not subscriptable`);
}

/** Whether an item is all that looking it up comes to. */
const isTable = (object: Value): boolean =>
  object instanceof PyList ||
  object instanceof PyTuple ||
  object instanceof NdArray ||
  object instanceof PyRange ||
  (object instanceof PyDict && object.factory === undefined);

function itemOf(runtime: Runtime, dict: PyDict, key: Value): Value {
  const entry = dict.entries.get(hashKey(runtime, key));
  if (entry) return entry[1];
  if (dict.factory === undefined) throw raised('KeyError', key);
  const value = callValue(runtime, dict.factory, []);
  runtime.touch(dict);
  dict.entries.set(hashKey(runtime, key), [key, value]);
  return value;
}

function textItem(runtime: Runtime, text: string, index: Value): Value {
  const characters: ArrayLike<string> = /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : text;
  if (index instanceof PySlice) return sliced(characters, slicePlaces(runtime, index, characters.length)).join('');
  const place = indexOf(runtime, index);
  if (place === undefined) throw raised('TypeError', `string indices must be integers, not '${typeName(index)}'`);
  const character = characters[place < 0 ? place + characters.length : place];
  if (character === undefined) throw raised('IndexError', 'string index out of range');
  return character;
}

function rangeItem(runtime: Runtime, range: PyRange, index: Value): Value {
  const { start, step, length } = range;
  if (index instanceof PySlice) {
    const places = slicePlaces(runtime, index, length);
    const first = start + places.start * step;
    return new PyRange(first, first + places.count * places.step * step, places.step * step);
  }
  const place = indexOf(runtime, index);
  if (place === undefined) throw raised('TypeError', `range indices must be integers or slices, not ${typeName(index)}`);
  const at = place < 0 ? place + length : place;
  if (at < 0 || at >= length) throw raised('IndexError', 'range object index out of range');
  return start + at * step;
}

/** The place that an index means in a list or tuple. Raises IndexError past its ends. */
export function placeIn(runtime: Runtime, length: number, index: Value, what: string, action = ''): number {
  const place = typeof index === 'number' && Number.isInteger(index) ? index : indexOf(runtime, index);
  if (place === undefined) throw raised('TypeError', `${what} indices must be integers or slices, not ${typeName(index)}`);
  const at = place < 0 ? place + length : place;
  if (at < 0 || at >= length) throw raised('IndexError', `${what} ${action}index out of range`);
  return at;
}
