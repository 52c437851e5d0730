// Items of arrays: by place, by slice, by truth values and by places.
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { NdArray } from '../values/ndArray';
import { PyList, PySlice, PyTuple } from '../values/sequences';
import { Ellipsis } from '../values/singletons';
import type { Value } from '../values/value';
import { cast, fromItems, operandOf } from './arrays';
import { indexOf, slicePlaces } from './slices';

/** `array[index]` */
export function arrayItem(runtime: Runtime, array: NdArray, index: Value): Value {
  if (index instanceof PySlice) return view(runtime, array, index);
  if (index === Ellipsis) return array;
  const place = typeof index === 'boolean' ? undefined : indexOf(runtime, index);
  if (place !== undefined) return array.item(inside(array, place));
  const places = placesOf(runtime, array, index);
  runtime.reserve(places.length);
  return new NdArray(
    runtime,
    Float64Array.from(places, (each) => array.at(each)),
    array.dtype,
    array.library,
  );
}

function view(runtime: Runtime, array: NdArray, slice: PySlice): NdArray {
  const { start, step, count } = slicePlaces(runtime, slice, array.length);
  const { data, dtype, library, offset, stride } = array;
  if (library === 'torch' && step < 0) throw raised('ValueError', 'step must be greater than zero');
  return new NdArray(array, data, dtype, library, offset + start * stride, stride * step, count);
}

function inside(array: NdArray, place: number): number {
  const at = place < 0 ? place + array.length : place;
  if (at >= 0 && at < array.length) return at;
  if (array.library === 'jax') return Math.min(Math.max(at, 0), array.length - 1);
  if (array.library === 'torch') throw raised('IndexError', `index ${place} is out of bounds for dimension 0 with size ${array.length}`);
  throw raised('IndexError', `index ${place} is out of bounds for axis 0 with size ${array.length}`);
}

function placesOf(runtime: Runtime, array: NdArray, index: Value): readonly number[] {
  const by = index instanceof PyList ? fromItems(runtime, index.items, array.library) : index;
  if (index instanceof PyTuple || !(by instanceof NdArray)) {
    if (operandOf(index) !== undefined && typeof index !== 'boolean' && array.library === 'numpy')
      throw raised(
        'IndexError',
        'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices',
      );
    throw runtime.unknown('array', '[]');
  }
  runtime.spend(by.length);
  const numbers = Array.from(by.numbers());
  if (by.dtype === 'int64') return numbers.map((place) => inside(array, place));
  if (by.dtype !== 'bool' || by.length !== array.length) throw runtime.unknown('array', '[]');
  return numbers.flatMap((each, place) => (each === 0 ? [] : [place]));
}

/** `array[index] = value` */
export function setArrayItem(runtime: Runtime, array: NdArray, index: Value, value: Value): void {
  if (array.library === 'jax')
    throw raised(
      'TypeError',
      'JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use x = x.at[idx].set(y)',
    );
  if (array.library === 'tensorflow')
    throw raised('TypeError', "'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment");
  const operand =
    value instanceof PyList || value instanceof PyTuple ? operandOf(fromItems(runtime, value.items, array.library)) : operandOf(value);
  if (!operand) throw runtime.unknown('array', '[] =');
  const places = writtenPlaces(runtime, array, index);
  const length = operand.numbers?.length;
  if (length !== undefined && length !== 1 && length !== places.length)
    throw raised('ValueError', `could not broadcast input array from shape (${length},) into shape (${places.length},)`);
  runtime.spend(places.length >> 1);
  runtime.touch(array);
  const values = operand.numbers?.slice();
  places.forEach((place, i) => {
    const number = values ? values[length === 1 ? 0 : i]! : operand.value;
    array.data[array.offset + place * array.stride] = cast(runtime, number, array.dtype);
  });
}

function writtenPlaces(runtime: Runtime, array: NdArray, index: Value): readonly number[] {
  if (index instanceof PySlice) {
    const { start, step, count } = slicePlaces(runtime, index, array.length);
    return Array.from({ length: count }, (_, i) => start + i * step);
  }
  if (index === Ellipsis) return Array.from({ length: array.length }, (_, i) => i);
  const place = typeof index === 'boolean' ? undefined : indexOf(runtime, index);
  return place !== undefined ? [inside(array, place)] : placesOf(runtime, array, index);
}
