// What the functions of array libraries share: their arguments, and names by library.
import { commonType, fromItems, operandOf, type Operand, scalar } from '../operators/arrays';
import { itemsOf } from '../operators/iterate';
import type { Runtime } from '../runtime';
import { ArrayScalar, type DType, type Library, rounded } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isNumber } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { dtypeOf } from './dtypeOf';

/** An argument as numbers: an array, a scalar, a plain number, or a list of numbers. */
export function sideOf(runtime: Runtime, value: Value, library: Library, what: string): Operand {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (value instanceof PyList || value instanceof PyTuple || value instanceof PyRange) {
    if (library === 'torch') throw raised('TypeError', `${what}(): argument 'input' (position 1) must be Tensor, not ${typeName(value)}`);
    return operandOf(arrayOf(runtime, value, library))!;
  }
  const operand = operandOf(value);
  if (!operand) throw runtime.unknown('array', what);
  return operand.library === undefined && operand.dtype === undefined && library !== 'numpy' ? { ...operand, library } : operand;
}

/** An argument as an array. */
export function arrayOf(runtime: Runtime, value: Value, library: Library, dtype?: DType): NdArray {
  if (value instanceof NdArray && dtype === undefined && value.library === library) return value;
  if (value instanceof NdArray)
    return fromItems(
      runtime,
      Array.from({ length: value.length }, (_, i) => value.item(i)),
      library,
      dtype ?? value.dtype,
    );
  if (value instanceof ArrayScalar) return fromItems(runtime, [value], library, dtype ?? value.dtype);
  if (isNumber(value)) return fromItems(runtime, [value], library, dtype);
  return fromItems(runtime, itemsOf(runtime, value), library, dtype);
}

/** The kind that a `dtype` argument means; undefined where there is none. */
export function dtypeArgument(runtime: Runtime, value: Value | undefined): DType | undefined {
  if (value === undefined || value === null) return undefined;
  const dtype = dtypeOf(value);
  if (!dtype) throw runtime.unknown('array', 'dtype');
  return dtype;
}

/** The floats that a library makes when nothing says otherwise. */
export const floatOf = (library: Library): DType => (library === 'numpy' ? 'float64' : 'float32');

/** The operation on each number, with results of that kind. */
export function mapped(
  runtime: Runtime,
  { numbers, value, library: own }: Operand,
  dtype: DType,
  library: Library,
  run: (x: number) => number,
): Value {
  const home = own ?? library;
  // What becomes float32 is so before the function is applied.
  const data = (numbers ?? Float64Array.of(value)).map((each) => run(rounded(each, dtype)));
  runtime.reserve(data.length);
  if (dtype === 'int64' && !data.every(Number.isSafeInteger)) throw runtime.unknown('array', 'int64');
  if (!numbers) return scalar(data[0]!, dtype, home);
  return new NdArray(runtime, dtype === 'float32' ? data.map(Math.fround) : data, dtype, home);
}

/** The kind of what a function of floats gives. */
export function floatType(operand: Operand, library: Library): DType {
  const dtype = commonType(operand, operand);
  return dtype.startsWith('float') ? (operand.dtype ?? floatOf(library)) : floatOf(library);
}
