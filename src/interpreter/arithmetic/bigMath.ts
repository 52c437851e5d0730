// Python's arithmetic of ints of any size.
import { Exceeded } from '../bounds';
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';

/** The bits that an int has. */
export const bitsOf = (value: bigint): number => (value < 0n ? -value : value).toString(16).length * 4;

/** Refuses an int that would be too large. */
export function assertBits(bits: number, { bounds }: Runtime): void {
  if (bits > bounds.bits) throw new Exceeded('bits');
}

export function floorDivideBig(a: bigint, b: bigint): bigint {
  if (b === 0n) throw raised('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export function moduloBig(a: bigint, b: bigint): bigint {
  if (b === 0n) throw raised('ZeroDivisionError', 'integer modulo by zero');
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** `a / b` of ints: the nearest float to the exact quotient. */
export function divideBig(a: bigint, b: bigint): number {
  if (b === 0n) throw raised('ZeroDivisionError', 'division by zero');
  const negative = a < 0n !== b < 0n;
  const [numerator, denominator] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (numerator === 0n) return negative ? -0 : 0;
  // A quotient of at least 66 bits, whose last says whether anything follows: rounding it once is rounding the exact quotient.
  const shift = Math.max(0, 66 - (numerator.toString(2).length - denominator.toString(2).length));
  const scaled = numerator << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = quotient * denominator === scaled ? quotient : quotient | 1n;
  const value = shift > 1000 ? (Number(sticky) / 2 ** 1000) * 2 ** (1000 - shift) : Number(sticky) / 2 ** shift;
  if (!Number.isFinite(value)) throw raised('OverflowError', 'integer division result too large for a float');
  return negative ? -value : value;
}

export function powerBig(a: bigint, b: bigint, runtime: Runtime): bigint {
  if (a !== 0n && a !== 1n && a !== -1n) assertBits(bitsOf(a) * Number(b), runtime);
  else if (b > 2n) return a === -1n && b % 2n === 0n ? 1n : a;
  return a ** b;
}

/** `pow(a, b, modulus)` */
export function powerModulo(a: bigint, b: bigint, modulus: bigint, runtime: Runtime): bigint {
  if (modulus === 0n) throw raised('ValueError', 'pow() 3rd argument cannot be 0');
  let [result, base, rest] = [1n, moduloBig(a, modulus), b];
  if (rest < 0n) {
    base = inverse(base, modulus);
    rest = -rest;
  }
  for (; rest > 0n; rest >>= 1n) {
    runtime.spend(4);
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return moduloBig(result, modulus);
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [a, modulus, 1n, 0n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  if (r0 !== 1n) throw raised('ValueError', 'base is not invertible for the given modulus');
  return moduloBig(s0, modulus);
}
