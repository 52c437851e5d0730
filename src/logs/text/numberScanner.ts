// Decimal numbers out of bytes, without a string for each of them.

const mostExact = 15;
const mostDigits = 19;
/** Powers of ten that a double has exactly. */
const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** Splits a double into halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1;
/** More than the error of a correction may be, as a part of it. */
const doubt = 2 ** -45;

const minus = 45;
const point = 46;
const zero = 48;
const isDigit = (code: number | undefined): boolean => code !== undefined && code >= zero && code <= 57;

/** Reads numbers as JSON writes them (RFC 8259), to the nearest double, as `Number` does. */
export class NumberScanner {
  /** Where the number that was read last ends; -1 where there was none. */
  end = -1;

  /** The number that begins there; NaN, and an `end` of -1, where there is none. */
  read(bytes: Uint8Array, start: number): number {
    this.end = -1;
    let i = start;
    const isNegative = bytes[i] === minus;
    if (isNegative) i++;
    let [head, tail, count, exponent] = [0, 0, 0, 0];
    const whole = i;
    // The digits, of which the first fifteen are exact in a double, and four more in another one.
    for (let hasPoint = false; ; i++) {
      const digit = bytes[i]! - zero;
      if (digit >= 0 && digit <= 9) {
        if (hasPoint) exponent--;
        if (count < mostExact) head = 10 * head + digit;
        else if (count < mostDigits) tail = 10 * tail + digit;
        if (count > 0 || digit > 0) count++;
      } else if (bytes[i] === point && !hasPoint) {
        if (i === whole) return NaN;
        hasPoint = true;
        if (!isDigit(bytes[i + 1])) return NaN;
      } else break;
    }
    if (i === whole || (bytes[whole] === zero && isDigit(bytes[whole + 1]))) return NaN;
    if ((bytes[i]! | 32) === 101) {
      i++;
      const sign = bytes[i];
      if (sign === minus || sign === 43) i++;
      if (!isDigit(bytes[i])) return NaN;
      let power = 0;
      for (; isDigit(bytes[i]); i++) power = Math.min(9_999, 10 * power + bytes[i]! - zero);
      exponent += sign === minus ? -power : power;
    }
    this.end = i;
    const value = nearest(head, tail, count, exponent);
    const isSure = value === value;
    if (isSure) return isNegative ? -value : value;
    return Number(String.fromCharCode(...bytes.subarray(start, i)));
  }
}

/** (head followed by tail) · 10^exponent, where `count` digits are in both; NaN where that takes more care than is worth it here. */
function nearest(head: number, tail: number, count: number, exponent: number): number {
  if (count > mostDigits || exponent > 22 || exponent < -22) return head === 0 ? 0 : NaN;
  // Both numbers are exact, so that their product or quotient is rounded once (Clinger, 1990).
  if (count <= mostExact) return exponent < 0 ? head / powers[-exponent]! : head * powers[exponent]!;
  if (exponent > 0) return NaN;
  // All digits as the exact sum of two doubles, divided by the exact power with a correction.
  const scale = powers[count - mostExact]!;
  const product = head * scale;
  const high = product + tail;
  const low = tail - (high - product) + productError(head, scale, product);
  const divisor = powers[-exponent]!;
  const quotient = high / divisor;
  const back = quotient * divisor;
  const correction = (high - back - productError(quotient, divisor, back) + low) / divisor;
  const value = quotient + correction * (1 + doubt);
  return value === quotient + correction * (1 - doubt) ? value : NaN;
}

/** What rounding took from the product of two doubles (Dekker, 1971). */
function productError(a: number, b: number, product: number): number {
  const wideA = splitter * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = splitter * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
