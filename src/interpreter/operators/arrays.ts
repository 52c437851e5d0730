// Arithmetic of arrays of one dimension and of the scalars of array libraries.
import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import type { BinaryOperator, Comparison } from '../syntax/ast';
import { ArrayScalar, type DType, type Library, rounded } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isFloat, isNumber, toDouble } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PyList, PyTuple } from '../values/sequences';
import type { Value } from '../values/value';
import { floorDivide } from '../../core/computed/floorDivide';
import { powerOf, remainderOf } from '../arithmetic/floatMath';

/** A number or an array as one of the two sides of an operation. `dtype` is undefined for a plain number, which adapts to the other. */
export interface Operand {
  readonly numbers: Float64Array | undefined;
  readonly value: number;
  readonly dtype: DType | undefined;
  readonly isFloat: boolean;
  readonly library: Library | undefined;
}

/** The value as a side of an operation; undefined where it is neither a number nor an array. */
export function operandOf(value: Value): Operand | undefined {
  if (value instanceof NdArray) {
    const { dtype, library } = value;
    return { numbers: value.numbers(), value: 0, dtype, isFloat: dtype.startsWith('float'), library };
  }
  if (value instanceof ArrayScalar) {
    const { dtype, library } = value;
    return { numbers: undefined, value: value.value, dtype, isFloat: dtype.startsWith('float'), library };
  }
  if (value instanceof Column) return bail();
  if (!isNumber(value)) return undefined;
  return { numbers: undefined, value: toDouble(value), dtype: undefined, isFloat: isFloat(value), library: undefined };
}

export const isArrayLike = (value: Value): value is NdArray | ArrayScalar => value instanceof NdArray || value instanceof ArrayScalar;

/** Whose the result of an operation is: beside a tensor of TensorFlow, numbers of numpy become tensors. */
const homeOf = (a: Operand, b: Operand): Library => (b.library === 'tensorflow' ? b.library : (a.library ?? b.library ?? 'numpy'));

const isTensor = ({ library, dtype }: Operand): boolean => library === 'tensorflow' && dtype !== undefined;

/** The kind of the items that two sides give together. */
export function commonType(a: Operand, b: Operand): DType {
  const library = homeOf(a, b);
  const tensor = [a, b].find(isTensor);
  if (tensor) return tensor.dtype!;
  const dtypes = [a.dtype, b.dtype];
  const hasFloat = a.isFloat || b.isFloat;
  if (!hasFloat) return dtypes.includes('int64') || dtypes.includes(undefined) ? 'int64' : 'bool';
  if (dtypes.includes('float64')) return 'float64';
  if (library !== 'numpy') return 'float32';
  // A plain float does not widen a float32, an int64 does.
  return dtypes.includes('float32') && !dtypes.includes('int64') ? 'float32' : 'float64';
}

/** TensorFlow widens nothing: tensors of different kinds, or a float beside a tensor of whole numbers, raise an exception. */
function checkTensors(runtime: Runtime, a: Operand, b: Operand): void {
  const differ = (one: Operand, other: Operand): boolean =>
    isTensor(one) && (isTensor(other) ? one.dtype !== other.dtype : other.isFloat && !one.isFloat);
  if (differ(a, b) || differ(b, a)) throw runtime.unknown('array', 'dtype');
}

/** The operation item by item, as an array or a scalar. A plain number beside floats of 32 bits is rounded to one before. */
export function itemwise(
  runtime: Runtime,
  a: Operand,
  b: Operand,
  dtype: DType,
  operation: (x: number, y: number) => number,
): NdArray | ArrayScalar {
  const library = homeOf(a, b);
  checkTensors(runtime, a, b);
  const [left, right] = [rounded(a.value, dtype), rounded(b.value, dtype)];
  if (!a.numbers && !b.numbers) return scalar(operation(left, right), dtype, library);
  const length = broadcast(a.numbers?.length, b.numbers?.length);
  runtime.reserve(length);
  const [xs, ys] = [a.numbers, b.numbers];
  const data = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const x = xs ? xs[xs.length === 1 ? 0 : i]! : left;
    const y = ys ? ys[ys.length === 1 ? 0 : i]! : right;
    data[i] = rounded(operation(x, y), dtype);
  }
  return new NdArray(runtime, data, dtype, library);
}

/** A scalar of an array library. */
export const scalar = (value: number, dtype: DType, library: Library): ArrayScalar =>
  new ArrayScalar(rounded(value, dtype), dtype, library);

function broadcast(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return a ?? b ?? 0;
  if (a === b || b === 1) return a;
  if (a === 1) return b;
  throw raised('ValueError', `operands could not be broadcast together with shapes (${a},) (${b},) `);
}

const FLOATS: Partial<Record<BinaryOperator, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '//': (x, y) => floorDivide(x, y),
  '%': (x, y) => (y === 0 ? NaN : remainderOf(x, y)),
  '**': powerOf,
};

/** Operators by numpy's names. */
export const UFUNCS: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '//': 'floor_divide',
  '%': 'remainder',
  '**': 'power',
  '@': 'matmul',
  '&': 'bitwise_and',
  '|': 'bitwise_or',
  '^': 'bitwise_xor',
  '<<': 'left_shift',
  '>>': 'right_shift',
};
const UNSAFE = "and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''";

/** What numpy raises where an operator does not take such items. */
export const unsafeTypes = (operator: BinaryOperator): Error =>
  raised('TypeError', `ufunc '${UFUNCS[operator]}' not supported for the input types, ${UNSAFE}`);

/** `a operator b` where one of them is an array or a scalar of an array library; undefined where the other does not fit. */
export function arrayBinary(runtime: Runtime, operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  const [a, b] = [sideOf(runtime, left), sideOf(runtime, right)];
  if (!a || !b) return undefined;
  const common = commonType(a, b);
  const operation = FLOATS[operator] ?? bitwise(operator);
  if (!operation) return undefined;
  if (FLOATS[operator] === undefined && common.startsWith('float')) {
    if ((a.library ?? b.library) !== 'numpy') return undefined;
    throw unsafeTypes(operator);
  }
  if (common.startsWith('float')) {
    checkFloats(a, b);
    return itemwise(runtime, a, b, common, operation);
  }
  if (operator === '/') return itemwise(runtime, a, b, ['numpy', 'tensorflow'].includes(homeOf(a, b)) ? 'float64' : 'float32', operation);
  [a, b].forEach((side) => checkRange(runtime, side));
  if (operator === '**' && negative(b)) {
    if ((a.library ?? b.library) === 'numpy') throw raised('ValueError', 'Integers to negative integer powers are not allowed.');
    throw runtime.unknown('array', '**');
  }
  const zeroIsZero = (x: number, y: number): number => ((operator === '//' || operator === '%') && y === 0 ? 0 : operation(x, y) + 0);
  const isBool = common === 'bool' && (operator === '&' || operator === '|' || operator === '^');
  return safeInts(runtime, itemwise(runtime, a, b, isBool ? 'bool' : 'int64', zeroIsZero));
}

function bitwise(operator: BinaryOperator): ((x: number, y: number) => number) | undefined {
  const big = (operation: (x: bigint, y: bigint) => bigint) => (x: number, y: number) =>
    Number.isSafeInteger(x) && Number.isSafeInteger(y) ? Number(operation(BigInt(x), BigInt(y))) : NaN;
  if (operator === '&') return big((x, y) => x & y);
  if (operator === '|') return big((x, y) => x | y);
  if (operator === '^') return big((x, y) => x ^ y);
  if (operator === '<<') return (x, y) => x * 2 ** y;
  return operator === '>>' ? (x, y) => Math.floor(x / 2 ** y) : undefined;
}

/** Beside floats of numpy a plain integer has to be within what a float holds. */
export function checkFloats(a: Operand, b: Operand): void {
  const isTooLarge = ({ dtype, isFloat: is, value }: Operand) => dtype === undefined && !is && Math.abs(value) === Infinity;
  if ((a.library ?? b.library) === 'numpy' && (isTooLarge(a) || isTooLarge(b)))
    throw raised('OverflowError', 'int too large to convert to float');
}

/** Beside integers of arrays a plain one has to be within 64 bits, whatever comes of it. */
function checkRange(runtime: Runtime, { dtype, value }: Operand): void {
  if (dtype !== undefined || Math.abs(value) < 2 ** 63) return;
  // What is so close to the end may be on either side of it.
  if (Math.abs(value) === 2 ** 63) throw runtime.unknown('array', 'int64');
  throw raised('OverflowError', 'Python int too large to convert to C long');
}

const negative = ({ numbers, value }: Operand): boolean => (numbers ? numbers.some((each) => each < 0) : value < 0);

/** Integers of arrays are doubles here: those that a double does not hold are not known. */
function safeInts(runtime: Runtime, value: NdArray | ArrayScalar): Value {
  const isSafe = value instanceof NdArray ? value.numbers().every(Number.isSafeInteger) : Number.isSafeInteger(value.value);
  if (!isSafe) throw runtime.unknown('array', 'int64');
  return value;
}

/** An operand, where a list or tuple beside an array counts as an array. */
function sideOf(runtime: Runtime, value: Value): Operand | undefined {
  if (!(value instanceof PyList || value instanceof PyTuple)) return operandOf(value);
  const array = fromItems(runtime, value.items, 'numpy');
  return operandOf(array);
}

/** An array of these items; unknown where one is no number. */
export function fromItems(runtime: Runtime, items: readonly Value[], library: Library, dtype?: DType): NdArray {
  runtime.reserve(items.length);
  const operands = items.map((item) => {
    const operand = operandOf(item);
    if (!operand || operand.numbers) throw runtime.unknown('array', 'array');
    return operand;
  });
  const type = dtype ?? typeOfItems(items, operands, library);
  const data = Float64Array.from(operands, ({ value }) => cast(runtime, value, type));
  return new NdArray(runtime, data, type, library);
}

function typeOfItems(items: readonly Value[], operands: readonly Operand[], library: Library): DType {
  if (items.length === 0) return library === 'numpy' ? 'float64' : 'float32';
  if (operands.some(({ isFloat: is }) => is)) return library === 'numpy' ? 'float64' : 'float32';
  return items.every((item) => typeof item === 'boolean') ? 'bool' : 'int64';
}

/** A number as an item of that kind. */
export function cast(runtime: Runtime, value: number, dtype: DType): number {
  if (dtype === 'bool') return value === 0 ? 0 : 1;
  if (dtype !== 'int64') return rounded(value, dtype);
  const whole = Math.trunc(value) + 0;
  if (!Number.isSafeInteger(whole)) throw runtime.unknown('array', 'int64');
  return whole;
}

const COMPARE: Partial<Record<Comparison, (x: number, y: number) => boolean>> = {
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
  '==': (x, y) => x === y,
  '!=': (x, y) => x !== y,
};

/** A comparison item by item: an array of truth values, or one. */
export function arrayCompare(runtime: Runtime, operator: Comparison, left: Value, right: Value): Value | undefined {
  const [a, b] = [sideOf(runtime, left), sideOf(runtime, right)];
  const compare = COMPARE[operator];
  if (!a || !b || !compare) return undefined;
  const common = commonType(a, b);
  checkTensors(runtime, a, b);
  if (common.startsWith('float')) checkFloats(a, b);
  const [x, y] = [a, b].map((side) => ({ ...side, value: rounded(side.value, common) })) as [Operand, Operand];
  if (!x.numbers && !y.numbers) return compare(x.value, y.value);
  return itemwise(runtime, x, y, 'bool', (one, other) => Number(compare(one, other)));
}
