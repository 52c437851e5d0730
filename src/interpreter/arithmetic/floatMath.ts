// Python's arithmetic of floats, as CPython 3.11 does it.
import { floorDivide } from '../../core/computed/floorDivide';
import { raised } from '../values/exceptions';

/** `a // b`: as CPython's float_floor_div. */
export function floorDivision(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'float floor division by zero');
  return floorDivide(a, b);
}

/** `a % b`: with the sign of b. */
export function modulo(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'float modulo');
  return remainderOf(a, b);
}

/** The remainder with the sign of b; NaN where b is 0. */
export function remainderOf(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** C's `pow`, which JS follows but for three cases. Some powers are faster, and as exact, by other means. */
export function powerOf(a: number, b: number): number {
  if (b === 2) return a * a;
  if (b === 3) return a * a * a;
  if (a > 0) {
    if (b === 0.5) return Math.sqrt(a);
    if (b === -0.5) return 1 / Math.sqrt(a);
    if (b === 1.5) return a * Math.sqrt(a);
    if (b === -1.5) return 1 / (a * Math.sqrt(a));
  }
  if (a === 1 || b === 0) return 1;
  if (a === -1 && (b === Infinity || b === -Infinity)) return 1;
  return a ** b;
}

/** `a ** b` of floats; NaN where the result is complex. */
export function power(a: number, b: number): number {
  if (a === 0 && b < 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  const result = powerOf(a, b);
  if ((result === Infinity || result === -Infinity) && Number.isFinite(a) && Number.isFinite(b))
    throw raised('OverflowError', 34, 'Numerical result out of range');
  return result;
}
