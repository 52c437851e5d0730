import { defined } from '../builtins/defined';
import { realNumber, wholeNumber } from '../builtins/realNumber';
import { cast, operandOf, scalar } from '../operators/arrays';
import { isTrue } from '../operators/truth';
import type { Runtime } from '../runtime';
import { ArrayScalar, type DType, type Library, rounded } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isFloat, isInt, isNumber, toDouble } from '../values/integer';
import { NdArray } from '../values/ndArray';
import type { Builtin } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { arrayOf, dtypeArgument, floatOf } from './arrayArguments';

/** The length that a shape argument means. */
function shapeOf(runtime: Runtime, shape: Value): number {
  if (shape instanceof PyTuple) {
    if (shape.items.length !== 1) throw runtime.unknown('array', 'shape');
    return wholeNumber(runtime, shape.items[0]!);
  }
  const length = wholeNumber(runtime, shape);
  if (length < 0) throw raised('ValueError', 'negative dimensions are not allowed');
  return length;
}

function filled(runtime: Runtime, length: number, value: number, dtype: DType, library: Library): NdArray {
  runtime.reserve(length);
  return new NdArray(runtime, new Float64Array(length).fill(cast(runtime, value, dtype)), dtype, library);
}

const numbersFrom = (runtime: Runtime, length: number, at: (i: number) => number, dtype: DType, library: Library): NdArray => {
  runtime.reserve(length);
  return new NdArray(
    runtime,
    Float64Array.from({ length }, (_, i) => rounded(at(i), dtype)),
    dtype,
    library,
  );
};

function spaced(start: number, stop: number, count: number, endpoint: boolean): (i: number) => number {
  if (count < 0) throw raised('ValueError', `Number of samples, ${count}, must be non-negative.`);
  const parts = endpoint ? count - 1 : count;
  const step = (stop - start) / parts;
  if (count === 1 && endpoint) return () => start;
  return (i) => (endpoint && i === count - 1 ? stop : step === 0 ? (i / parts) * (stop - start) + start : i * step + start);
}

const linspace = (library: Library): Builtin => {
  const count = library === 'torch' ? 'steps' : 'num?';
  const endName = library === 'torch' ? 'end' : 'stop';
  return defined(
    'linspace',
    ['start', endName, count, 'endpoint?', 'dtype?', 'device?'],
    (runtime, start, stop, num = 50, endpoint = true, dtype) => {
      const length = wholeNumber(runtime, num);
      const at = spaced(realNumber(runtime, start!), realNumber(runtime, stop!), length, isTrue(runtime, endpoint));
      const type = dtypeArgument(runtime, dtype) ?? floatOf(library);
      return numbersFrom(runtime, length, (i) => cast(runtime, at(i), type), type, library);
    },
  );
};

const logspace = (library: Library): Builtin =>
  defined('logspace', ['start', 'stop', 'num?', 'endpoint?', 'base?'], (runtime, start, stop, num = 50, endpoint = true, base = 10) => {
    const length = wholeNumber(runtime, num);
    const at = spaced(realNumber(runtime, start!), realNumber(runtime, stop!), length, isTrue(runtime, endpoint));
    const by = realNumber(runtime, base);
    return numbersFrom(runtime, length, (i) => by ** at(i), floatOf(library), library);
  });

const geomspace = (library: Library): Builtin =>
  defined('geomspace', ['start', 'stop', 'num?', 'endpoint?'], (runtime, start, stop, num = 50, endpoint = true) => {
    const [first, last, length] = [realNumber(runtime, start!), realNumber(runtime, stop!), wholeNumber(runtime, num)];
    if (first === 0 || last === 0) throw raised('ValueError', 'Geometric sequence cannot include zero');
    if (first < 0 || last < 0) throw runtime.unknown('array', 'geomspace');
    const isWhole = isTrue(runtime, endpoint);
    const at = spaced(Math.log10(first), Math.log10(last), length, isWhole);
    return numbersFrom(
      runtime,
      length,
      (i) => (i === 0 ? first : isWhole && i === length - 1 ? last : 10 ** at(i)),
      floatOf(library),
      library,
    );
  });

const arange = (library: Library): Builtin =>
  defined('arange', ['start', 'stop?', 'step?', 'dtype?', 'device?'], (runtime, first, second, third = 1, dtype) => {
    const [start, stop] = second === undefined || second === null ? [0, first!] : [first!, second];
    const isWhole = [start, stop, third].every((each) => isInt(each) || (each instanceof ArrayScalar && each.dtype === 'int64'));
    const [from, to, step] = [start, stop, third].map((each) => realNumber(runtime, each));
    if (step === 0) throw raised('ZeroDivisionError', 'division by zero');
    const length = Math.max(0, Math.ceil((to! - from!) / step!));
    const delta = from! + step! - from!;
    const type = dtypeArgument(runtime, dtype) ?? (isWhole ? 'int64' : floatOf(library));
    return numbersFrom(
      runtime,
      length,
      (i) => cast(runtime, library === 'numpy' ? from! + i * delta : from! + i * step!, type),
      type,
      library,
    );
  });

/** What an array or scalar is made of: numbers, lists of numbers. */
function made(runtime: Runtime, value: Value, library: Library, dtype: DType | undefined): Value {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (isNumber(value) || value instanceof ArrayScalar) {
    const own =
      value instanceof ArrayScalar ? value.dtype : typeof value === 'boolean' ? 'bool' : isFloat(value) ? floatOf(library) : 'int64';
    const type = dtype ?? own;
    return scalar(cast(runtime, toDouble(value), type), type, library);
  }
  const array = arrayOf(runtime, value, library, dtype);
  return array === value ? new NdArray(runtime, array.numbers().slice(), array.dtype, library) : array;
}

const fillLike = (name: string, value: number, library: Library): Builtin =>
  defined(name, ['a', 'dtype?'], (runtime, like, dtype) => {
    const operand = operandOf(like!) ?? operandOf(arrayOf(runtime, like!, library))!;
    const type = dtypeArgument(runtime, dtype) ?? operand.dtype ?? 'float64';
    return operand.numbers ? filled(runtime, operand.numbers.length, value, type, library) : scalar(value, type, library);
  });

/** The functions that make arrays, and scalars of the library. */
export function creationFunctions(library: Library): readonly Builtin[] {
  const fill = (name: string, value: number): Builtin =>
    defined(name, ['shape', 'dtype?', 'device?'], (runtime, shape, dtype) =>
      filled(runtime, shapeOf(runtime, shape!), value, dtypeArgument(runtime, dtype) ?? floatOf(library), library),
    );
  const make = (name: string): Builtin =>
    defined(name, ['data', 'dtype?', 'device?'], (runtime, data, dtype) => made(runtime, data!, library, dtypeArgument(runtime, dtype)));
  const typed = (name: string, dtype: DType): Builtin => defined(name, ['x?'], (runtime, x = 0) => made(runtime, x, library, dtype));
  return [
    linspace(library),
    logspace(library),
    geomspace(library),
    arange(library),
    fill('zeros', 0),
    fill('ones', 1),
    fillLike('zeros_like', 0, library),
    fillLike('ones_like', 1, library),
    defined('full', ['shape', 'fill_value', 'dtype?'], (runtime, shape, value, dtype) => {
      const operand = operandOf(value!);
      if (!operand || operand.numbers) throw runtime.unknown('array', 'full');
      const type = dtypeArgument(runtime, dtype) ?? operand.dtype ?? (operand.isFloat ? floatOf(library) : 'int64');
      return filled(runtime, shapeOf(runtime, shape!), operand.value, type, library);
    }),
    defined('full_like', ['a', 'fill_value'], (runtime, like, value) => {
      const array = arrayOf(runtime, like!, library);
      return filled(runtime, array.length, realNumber(runtime, value!), array.dtype, library);
    }),
    ...(library === 'torch' ? [make('tensor'), make('as_tensor'), make('asarray')] : [make('array'), make('asarray')]),
    ...(library === 'numpy'
      ? [typed('float64', 'float64'), typed('float32', 'float32'), typed('int64', 'int64'), typed('int32', 'int64')]
      : []),
    ...(library === 'jax' ? [typed('float32', 'float32'), typed('int32', 'int64')] : []),
    ...(library === 'numpy' ? [make('asanyarray'), make('atleast_1d')] : []),
  ];
}
