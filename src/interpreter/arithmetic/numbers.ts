// Arithmetic of ints, bools and floats.
import type { Runtime } from '../runtime';
import type { BinaryOperator } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { int, isFloat, toDouble } from '../values/integer';
import { float, type PyFloat } from '../values/pyFloat';
import type { Value } from '../values/value';
import { assertBits, bitsOf, divideBig, floorDivideBig, moduloBig, powerBig } from './bigMath';
import { floorDivision, modulo, power } from './floatMath';

type Numeric = number | bigint | boolean | PyFloat;

/** The number as a float. */
export function asFloat(value: Numeric): number {
  const double = toDouble(value);
  if (typeof value === 'bigint' && !Number.isFinite(double)) throw raised('OverflowError', 'int too large to convert to float');
  return double;
}

/** The operation on two numbers; undefined where the operator does not take them. */
export function numeric(runtime: Runtime, operator: BinaryOperator, a: Numeric, b: Numeric): Value | undefined {
  if (isFloat(a) || isFloat(b)) return ofFloats(runtime, operator, asFloat(a), asFloat(b));
  if (typeof a !== 'bigint' && typeof b !== 'bigint') {
    const small = ofSmall(operator, Number(a), Number(b));
    if (small !== undefined) return typeof a === 'boolean' && typeof b === 'boolean' && '&|^'.includes(operator) ? small !== 0 : small;
  }
  return ofInts(runtime, operator, big(a), big(b));
}

const big = (value: Numeric): bigint => (typeof value === 'bigint' ? value : BigInt(toDouble(value)));

type Kernel = (a: number, b: number) => number;

/** The operations of floats. NaN of numbers that are none is complex. */
export const FLOAT_KERNELS: Readonly<Partial<Record<BinaryOperator, Kernel>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => {
    if (b === 0) throw raised('ZeroDivisionError', 'float division by zero');
    return a / b;
  },
  '//': floorDivision,
  '%': modulo,
  '**': power,
};

function ofFloats(runtime: Runtime, operator: BinaryOperator, a: number, b: number): Value | undefined {
  const result = FLOAT_KERNELS[operator]?.(a, b);
  if (operator === '**' && Number.isNaN(result) && !Number.isNaN(a) && !Number.isNaN(b)) throw runtime.unknown('unsupported', 'complex');
  return result === undefined ? undefined : float(result);
}

/** The operations of safe integers whose results are ints: right where they are safe, too; NaN where bigints are needed. */
export const SMALL_KERNELS: Readonly<Partial<Record<BinaryOperator, Kernel>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '//': (a, b) => (b === 0 ? NaN : smallFloor(a, b)),
  '%': (a, b) => {
    if (b === 0) return NaN;
    if (a >= 0 && b > 0 && fits32(a) && fits32(b)) return (a | 0) % (b | 0);
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
  },
  '&': (a, b) => (fits32(a) && fits32(b) ? a & b : NaN),
  '|': (a, b) => (fits32(a) && fits32(b) ? a | b : NaN),
  '^': (a, b) => (fits32(a) && fits32(b) ? a ^ b : NaN),
};

/** What safe integers give that fits into one; undefined where bigints are needed. */
function ofSmall(operator: BinaryOperator, a: number, b: number): Value | undefined {
  if (operator === '/') {
    if (b === 0) throw raised('ZeroDivisionError', 'division by zero');
    return float(a / b);
  }
  const result = SMALL_KERNELS[operator]?.(a, b);
  return Number.isSafeInteger(result) ? result! + 0 : undefined;
}

/** The floor of a quotient of safe integers: exact by way of the remainder. */
function smallFloor(a: number, b: number): number {
  if (a >= 0 && b > 0 && a <= 0x7fffffff) return Math.floor(a / b);
  const rest = a % b;
  const quotient = Math.round((a - rest) / b);
  return rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient;
}

const fits32 = (value: number): boolean => (value | 0) === value;

function ofInts(runtime: Runtime, operator: BinaryOperator, a: bigint, b: bigint): Value | undefined {
  runtime.spend(2);
  switch (operator) {
    case '+':
      return int(a + b);
    case '-':
      return int(a - b);
    case '*':
      assertBits(bitsOf(a) + bitsOf(b), runtime);
      return int(a * b);
    case '/':
      return float(divideBig(a, b));
    case '//':
      return int(floorDivideBig(a, b));
    case '%':
      return int(moduloBig(a, b));
    case '**': {
      if (b >= 0n) return int(powerBig(a, b, runtime));
      const result = power(asFloat(int(a) as number), asFloat(int(b) as number));
      return float(result);
    }
    case '<<':
      if (b < 0n) throw raised('ValueError', 'negative shift count');
      if (a !== 0n) assertBits(bitsOf(a) + Number(b), runtime);
      return int(a === 0n ? 0n : a << b);
    case '>>':
      if (b < 0n) throw raised('ValueError', 'negative shift count');
      return int(a >> b);
    case '&':
      return int(a & b);
    case '|':
      return int(a | b);
    case '^':
      return int(a ^ b);
    default:
      return undefined;
  }
}
