// Python's operators on doubles and other values. Integers are exact to 2^53; what is not exact beyond is refused, not approximated.
import { floorDivide } from '../../core/computed/floorDivide';
import { type Message, say } from '../../core/message';
import type { Operator } from '../tree/tree';
import { isTrue, type Value } from './values';

/** A number or the answer of a comparison, or why there is none. */
export type Outcome = number | boolean | Message;

const ZERO = say('Division by zero.');
const INEXACT = say('The numbers are too large to be exact.');

const isExact = (...values: readonly number[]): boolean => values.every(Number.isSafeInteger);

/** Python's `%`: the result has the sign of the divisor. */
function modulo(left: number, right: number): number {
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

const isLossy = (left: number, right: number): boolean => [left, right].some((value) => Number.isInteger(value) && !isExact(value));

function divide(operation: (left: number, right: number) => number): (left: number, right: number) => Outcome {
  return (left, right) => (right === 0 ? ZERO : isLossy(left, right) ? INEXACT : operation(left, right));
}

/** Python's `**`. Integer powers are exact to 2^53, which Math.pow does not promise. */
export function power(base: number, exponent: number): Outcome {
  if (base === 0 && exponent < 0) return ZERO;
  if (base < 0 && !Number.isInteger(exponent) && Number.isFinite(exponent))
    return say('A negative number to a fractional power is complex.');
  if (Number.isInteger(base) && Number.isInteger(exponent) && Math.abs(exponent) < 64) {
    let exact = 1;
    for (let count = 0; count < Math.abs(exponent) && isExact(exact); count++) exact *= base;
    if (isExact(exact)) return exponent < 0 ? 1 / exact : exact;
  }
  // In C and Python 1 and -1 have powers where JavaScript has none.
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent))) return 1;
  return base ** exponent;
}

function bits(operation: (left: bigint, right: bigint) => bigint): (left: number, right: number) => Outcome {
  return (left, right) => {
    if (![left, right].every(Number.isInteger)) return say('Bit operations need integers.');
    if (!isExact(left, right)) return INEXACT;
    return Number(operation(BigInt(left), BigInt(right)));
  };
}

function shift(direction: 1 | -1): (left: number, right: number) => Outcome {
  return (left, right) => {
    if (![left, right].every(Number.isInteger)) return say('Bit operations need integers.');
    if (right < 0) return say('A negative shift count.');
    if (!isExact(left)) return INEXACT;
    return direction > 0 ? left * 2 ** right : Math.floor(left / 2 ** Math.min(right, 1000));
  };
}

const BINARY: Readonly<Partial<Record<Operator, (left: number, right: number) => Outcome>>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? ZERO : left / right),
  '//': divide(floorDivide),
  '%': divide(modulo),
  '**': power,
  '<<': shift(1),
  '>>': shift(-1),
  '&': bits((left, right) => left & right),
  '|': bits((left, right) => left | right),
  '^': bits((left, right) => left ^ right),
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** What Python makes of one or two numbers. An overflow is refused: Python raises, or goes on with an integer that a double cannot hold. */
export function applyToNumbers(operator: Operator, [left, right]: readonly number[]): Outcome {
  if (right === undefined) {
    if (operator === '~') return Number.isSafeInteger(left) ? -left! - 1 : say('Bit operations need integers.');
    return operator === '-' ? -left! : left!;
  }
  const value = BINARY[operator]?.(left!, right) ?? say('This is not a constant.');
  return typeof value !== 'number' || Number.isFinite(value) || ![left, right].every(Number.isFinite)
    ? value
    : say('The result is too large.');
}

const MAX_ITEMS = 10_000;

/** A list times a number; undefined for anything else. */
function repeated(list: Value, count: Value): Value | undefined {
  if (!Array.isArray(list) || typeof count !== 'number' || !Number.isInteger(count)) return undefined;
  const times = Math.max(0, count);
  return times * list.length > MAX_ITEMS ? undefined : Array.from({ length: times }, () => list as Value[]).flat();
}

function equals(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item: Value, index) => equals(item, (right as readonly Value[])[index]!));
  }
  const [a, b] = [left, right].map((value) => (typeof value === 'boolean' ? Number(value) : value));
  return a === b;
}

/** Python's `is`, for values of which there is only one. */
function is(left: Value, right: Value): boolean | undefined {
  return [left, right].some((value) => value === null || typeof value === 'boolean') ? left === right : undefined;
}

function isIn(item: Value, list: Value): boolean | undefined {
  if (typeof item === 'string' && typeof list === 'string') return list.includes(item);
  return Array.isArray(list) ? list.some((other: Value) => equals(item, other)) : undefined;
}

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

const ON_VALUES: Readonly<Partial<Record<Operator, (left: Value, right: Value) => Value | undefined>>> = {
  not: (value) => !isTrue(value),
  '==': equals,
  '!=': (left, right) => !equals(left, right),
  is,
  'is not': (left, right) => not(is(left, right)),
  in: isIn,
  'not in': (left, right) => not(isIn(left, right)),
  '+': (left, right) => (Array.isArray(left) && Array.isArray(right) ? [...(left as Value[]), ...(right as Value[])] : undefined),
  '*': (left, right) => repeated(left, right) ?? repeated(right, left),
};

/** What Python makes of values whatever they are; undefined where it takes numbers, or they do not go together. */
export function applyToValues(operator: Operator, [left, right]: readonly Value[]): Value | undefined {
  return ON_VALUES[operator]?.(left!, right!);
}

/** The values of an f-string as one text. How Python writes a number with a point is not how it is written here: then there is none. */
export const formatted = (values: readonly Value[]): string | undefined =>
  values.every((value) => typeof value === 'string' || Number.isSafeInteger(value)) ? values.join('') : undefined;
