import { fixed } from '../text/floatText';

/** `round(value, digits)` of a float, as CPython does it: the nearest decimal, and of two as near the even one. */
export function roundTo(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 300 || value === 0) return value;
  if (digits >= 0) {
    if (Math.abs(value) >= 1e21) return value;
    return digits > 98 ? value : Number(fixed(value, digits));
  }
  if (digits < -308) return value * 0;
  const unit = 10n ** BigInt(-digits);
  const whole = BigInt(Math.trunc(Math.abs(value)));
  const [quotient, rest] = [whole / unit, (whole % unit) * 2n];
  const isMore = rest > unit || (rest === unit && (!Number.isInteger(value) || quotient % 2n === 1n));
  return Math.sign(value) * Number((quotient + (isMore ? 1n : 0n)) * unit);
}
