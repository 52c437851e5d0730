import { Column, eachStep } from '../columns/column';
import { columnBinary } from '../columns/operations';
import type { Runtime } from '../runtime';
import { ArrayScalar, rounded } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { int, isFloat, isInt, isNumber, toBig } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { float, PyFloat } from '../values/pyFloat';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { dunder } from './dunder';

const METHODS = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const;

/** `-x`, `+x` and `~x`. */
export function unary(runtime: Runtime, operator: '-' | '+' | '~', value: Value): Value {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (operator === '-' && isNumber(value)) return negated(value);
  if (operator === '+' && isNumber(value)) return typeof value === 'boolean' ? Number(value) : value;
  if (operator === '~' && isInt(value)) return int(-toBig(value) - 1n);
  if (value instanceof Column)
    return operator === '-' ? columnBinary('*', value, -1)! : eachStep(runtime, [value], ([x]) => unary(runtime, operator, x!));
  if (value instanceof ArrayScalar || value instanceof NdArray) return ofArray(runtime, operator, value);
  const result = dunder(runtime, value, METHODS[operator]);
  if (result !== undefined) return result;
  throw raised('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`);
}

function negated(value: number | bigint | boolean | PyFloat): Value {
  if (value instanceof PyFloat) return float(-value.value);
  if (isFloat(value)) return float(-value);
  if (typeof value === 'bigint') return int(-value);
  return 0 - Number(value);
}

function ofArray(runtime: Runtime, operator: '-' | '+' | '~', value: ArrayScalar | NdArray): Value {
  const { dtype, library } = value;
  if (operator === '~' && dtype !== 'bool' && dtype !== 'int64') throw runtime.unknown('array', operator);
  const apply = (x: number): number => (operator === '-' ? 0 - x : operator === '+' ? x : dtype === 'bool' ? Number(x === 0) : -x - 1);
  const flip = (x: number): number => (operator === '-' && dtype.startsWith('float') ? -x : apply(x));
  if (value instanceof ArrayScalar) return new ArrayScalar(rounded(flip(value.value), dtype), dtype, library);
  runtime.reserve(value.length);
  return new NdArray(runtime, value.numbers().map(flip), dtype, library);
}
