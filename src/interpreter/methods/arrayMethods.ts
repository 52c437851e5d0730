import { wholeNumber } from '../builtins/realNumber';
import { arrayFunction, reductions } from '../modules/arrayFunctions';
import { dtypeOf } from '../modules/dtypeOf';
import { cast } from '../operators/arrays';
import type { Runtime } from '../runtime';
import { ArrayScalar, type DType } from '../values/arrayScalar';
import { BOOL, FLOAT32, FLOAT64, INT64 } from '../values/classes';
import { raised } from '../values/exceptions';
import { NdArray } from '../values/ndArray';
import { float } from '../values/pyFloat';
import type { Invoke } from '../values/pyFunction';
import { PyList, PyTuple } from '../values/sequences';
import type { PyClass, Value } from '../values/value';
import { methodsFrom, type Methods } from './methods';

type Arrayed = NdArray | ArrayScalar;

const TYPES: Readonly<Record<DType, PyClass>> = { float64: FLOAT64, float32: FLOAT32, int64: INT64, bool: BOOL };

/** What an array has that is no method. */
export function arrayAttribute(runtime: Runtime, array: Arrayed, name: string): Value | undefined {
  const length = array instanceof NdArray ? array.length : 1;
  switch (name) {
    case 'size':
      return array.library === 'torch' ? undefined : length;
    case 'shape':
      return new PyTuple(array instanceof NdArray ? [length] : []);
    case 'ndim':
      return array instanceof NdArray ? 1 : 0;
    case 'T':
      return array;
    case 'dtype':
      if (array.library !== 'tensorflow') throw runtime.unknown('array', 'dtype');
      return TYPES[array.dtype];
    default:
      return undefined;
  }
}

/** A number of an array as Python's own. */
export const plainNumber = (value: number, dtype: DType): Value =>
  dtype === 'bool' ? value !== 0 : dtype === 'int64' ? value : float(value);

/** The array with its items as another kind. */
export function asType(runtime: Runtime, array: Arrayed, dtype: DType): Arrayed {
  if (array instanceof ArrayScalar) return new ArrayScalar(cast(runtime, array.value, dtype), dtype, array.library);
  runtime.reserve(array.length);
  return new NdArray(
    runtime,
    array.numbers().map((value) => cast(runtime, value, dtype)),
    dtype,
    array.library,
  );
}

const plain = methodsFrom<Arrayed>([
  ['tolist', [], (runtime, array) => listOf(runtime, array)],
  [
    'item',
    ['index?'],
    (runtime, array, index) => {
      if (array instanceof ArrayScalar) return plainNumber(array.value, array.dtype);
      if (index === undefined && array.length !== 1) throw raised('ValueError', 'can only convert an array of size 1 to a Python scalar');
      const place = index === undefined ? 0 : wholeNumber(runtime, index);
      return plainNumber(array.at(place < 0 ? place + array.length : place), array.dtype);
    },
  ],
  [
    'astype',
    ['dtype'],
    (runtime, array, dtype) => {
      const type = dtypeOf(dtype!);
      if (!type) throw runtime.unknown('array', 'astype');
      return asType(runtime, array, type);
    },
  ],
  ['copy', [], (runtime, array) => asType(runtime, array, array.dtype)],
  ['clone', [], (runtime, array) => asType(runtime, array, array.dtype)],
  ['detach', [], (_, array) => array],
  ['cpu', [], (_, array) => array],
  [
    'numpy',
    [],
    (_, array) =>
      array instanceof NdArray
        ? new NdArray(array, array.data, array.dtype, 'numpy', array.offset, array.stride, array.length)
        : new ArrayScalar(array.value, array.dtype, 'numpy'),
  ],
  ['float', [], (runtime, array) => asType(runtime, array, 'float32')],
  ['double', [], (runtime, array) => asType(runtime, array, 'float64')],
  ['long', [], (runtime, array) => asType(runtime, array, 'int64')],
  ['flatten', [], (runtime, array) => asType(runtime, array, array.dtype)],
  ['ravel', [], (_, array) => array],
  ['__len__', [], (_, array) => (array instanceof NdArray ? array.length : 0)],
]);

function listOf(runtime: Runtime, array: Arrayed): Value {
  if (array instanceof ArrayScalar) return plainNumber(array.value, array.dtype);
  runtime.reserve(array.length);
  return new PyList(
    runtime,
    Array.from(array.numbers(), (value) => plainNumber(value, array.dtype)),
  );
}

/** Methods that do what the function of the same name does with the array first. */
const shared: readonly string[] = [
  ...reductions,
  'clip',
  'clamp',
  'cumsum',
  'cumprod',
  'round',
  'repeat',
  'exp',
  'log',
  'sqrt',
  'cos',
  'sin',
  'abs',
  'pow',
  'sigmoid',
  'tanh',
];

/** The methods of arrays and of the scalars of array libraries. */
export const arrayMethods: Methods = new Map<string, Invoke>([
  ...plain,
  ...shared.map((name): [string, Invoke] => [
    name,
    (runtime, args, keywords) => {
      const { library } = args[0] as Arrayed;
      const run = arrayFunction(library, name);
      if (!run) throw runtime.unknown('array', name);
      return run.invoke(runtime, args, keywords);
    },
  ]),
]);
