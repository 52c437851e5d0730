import { defined } from '../builtins/defined';
import { arrayBinary, arrayCompare, commonType, isArrayLike, itemwise, operandOf } from '../operators/arrays';
import type { Runtime } from '../runtime';
import type { BinaryOperator, Comparison } from '../syntax/ast';
import { ArrayScalar, type DType, type Library } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isNumber, toDouble } from '../values/integer';
import { NdArray } from '../values/ndArray';
import type { Builtin } from '../values/pyFunction';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { arrayOf, floatOf, sideOf } from './arrayArguments';

const operators: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  true_divide: '/',
  floor_divide: '//',
  power: '**',
  pow: '**',
  mod: '%',
  remainder: '%',
};

const comparisons: Readonly<Record<string, Comparison>> = {
  less: '<',
  less_equal: '<=',
  greater: '>',
  greater_equal: '>=',
  equal: '==',
  not_equal: '!=',
};

const larger = (x: number, y: number): number => (Number.isNaN(x) || Number.isNaN(y) ? NaN : x >= y ? x : y);
const smaller = (x: number, y: number): number => (Number.isNaN(x) || Number.isNaN(y) ? NaN : x <= y ? x : y);

/** A plain number as a scalar of the library, so that what comes out is one. */
const wrapped = (value: Value, library: Library): Value =>
  isNumber(value)
    ? new ArrayScalar(
        toDouble(value),
        typeof value === 'boolean' ? 'bool' : Number.isInteger(value) || typeof value === 'bigint' ? 'int64' : floatOf(library),
        library,
      )
    : value;

function both(
  runtime: Runtime,
  library: Library,
  a: Value,
  b: Value,
  name: string,
  run: (x: number, y: number) => number,
  dtype?: DType,
): Value {
  const [x, y] = [sideOf(runtime, a, library, name), sideOf(runtime, b, library, name)];
  const common = commonType(x, y);
  return itemwise(runtime, { ...x, library: x.library ?? library }, y, dtype ?? common, run);
}

function tensor(library: Library, name: string, value: Value): void {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (library === 'torch' && !isArrayLike(value))
    throw raised('TypeError', `${name}(): argument 'input' (position 1) must be Tensor, not ${typeName(value)}`);
}

/** The functions of two numbers or arrays, item by item, and `clip` and `where`. */
export function binaryFunctions(library: Library): readonly Builtin[] {
  const pair = (name: string, run: (x: number, y: number) => number, dtype?: DType): Builtin =>
    defined(name, ['x', 'y'], (runtime, a, b) => {
      tensor(library, name, a!);
      return both(runtime, library, a!, b!, name, run, dtype);
    });
  return [
    ...Object.entries(operators).map(([name, operator]) =>
      defined(name, ['x', 'y'], (runtime, a, b) => {
        if (name !== 'pow') tensor(library, name, a!);
        const result = arrayBinary(runtime, operator, wrapped(a!, library), b!);
        if (result === undefined) throw runtime.unknown('array', name);
        return result;
      }),
    ),
    ...Object.entries(comparisons).map(([name, comparison]) =>
      defined(name, ['x', 'y'], (runtime, a, b) => {
        const result = arrayCompare(runtime, comparison, a!, b!);
        if (result === undefined) throw runtime.unknown('array', name);
        return result;
      }),
    ),
    ...(library === 'torch' ? [] : [pair('maximum', larger), pair('minimum', smaller), pair('fmax', larger), pair('fmin', smaller)]),
    ...(library === 'torch' ? [pair('maximum', larger), pair('minimum', smaller)] : []),
    pair('arctan2', Math.atan2, floatOf(library)),
    pair('hypot', Math.hypot, floatOf(library)),
    pair('fmod', (x, y) => x % y),
    pair('heaviside', (x, y) => (x === 0 ? y : x < 0 ? 0 : 1), floatOf(library)),
    pair('logaddexp', (x, y) => Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y))), floatOf(library)),
    ...['clip', 'clamp'].map((name) => clip(library, name)),
    where(library),
  ];
}

const clip = (library: Library, name: string): Builtin =>
  defined(name, ['a', 'min?', 'max?', 'a_min?', 'a_max?'], (runtime, a, min, max, oldMin, oldMax) => {
    tensor(library, name, a!);
    const [least, most] = [min ?? oldMin ?? null, max ?? oldMax ?? null];
    let value = wrapped(a!, library);
    if (least !== null) value = both(runtime, library, value, least, name, larger);
    return most === null ? value : both(runtime, library, value, most, name, smaller);
  });

const where = (library: Library): Builtin =>
  defined('where', ['condition', 'x', 'y'], (runtime, condition, a, b) => {
    if (condition instanceof Unknown) throw new UnknownSignal(condition);
    const [x, y] = [sideOf(runtime, a!, library, 'where'), sideOf(runtime, b!, library, 'where')];
    const test = operandOf(condition!) ?? operandOf(arrayOf(runtime, condition!, library))!;
    const dtype = x.dtype === undefined && y.dtype === undefined && (x.isFloat || y.isFloat) ? floatOf(library) : commonType(x, y);
    if (!test.numbers) {
      const chosen = test.value !== 0 ? x : y;
      const other = test.value !== 0 ? y : x;
      // The result has the shape of both.
      return itemwise(runtime, { ...chosen, library: chosen.library ?? library }, other, dtype, (value) => value);
    }
    const picked = itemwise(runtime, test, indices(test.numbers.length), 'float64', (each, i) => {
      const side = each !== 0 ? x : y;
      return side.numbers ? side.numbers[side.numbers.length === 1 ? 0 : i]! : side.value;
    });
    return picked instanceof NdArray ? new NdArray(runtime, picked.data, dtype, library) : picked;
  });

const indices = (length: number) => ({
  numbers: Float64Array.from({ length }, (_, i) => i),
  value: 0,
  dtype: 'float64' as const,
  isFloat: true,
  library: undefined,
});
