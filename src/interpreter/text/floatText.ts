// Floats as text, as Python writes them.

/** The shortest text that gives the float again: Python's `repr`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return `${digits}e${exponentText(exponent)}`;
  const text = plain(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** An exponent with its sign and at least two digits. */
export const exponentText = (exponent: number): string => `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits = '', power = '0'] = value.toExponential().split('e');
  return value.toFixed(Math.max(0, digits.replace(/^-?\d\.?/, '').length - Number(power)));
}

/** The number with so many decimals, the nearest, and of two as near the one whose last digit is even. */
export function fixed(value: number, decimals: number): string {
  if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  const places = Math.min(decimals, 100);
  const text = value.toFixed(places);
  const pad = '0'.repeat(decimals - places);
  if (places > 98) return text + pad;
  // toFixed rounds a tie away from zero. A tie ends in 5 one place on, with nothing behind it.
  const exact = value.toFixed(100);
  const rest = exact.slice(exact.indexOf('.') + 1 + places);
  if (!/^50*$/.test(rest)) return negativeZero(value, text) + pad;
  const cut = exact.slice(0, exact.indexOf('.') + (places > 0 ? 1 + places : 0));
  return negativeZero(value, Number(cut.at(-1)) % 2 === 0 ? cut : text) + pad;
}

const negativeZero = (value: number, text: string): string =>
  (value < 0 || Object.is(value, -0)) && !text.startsWith('-') ? `-${text}` : text;

/** The digits and the power of ten of a number with so many decimals: the nearest, and of two as near the one whose last digit is even. */
export function scientific(value: number, decimals: number): readonly [digits: string, power: string] {
  const places = Math.min(decimals, 100);
  const [digits = '', power = '0'] = value.toExponential(places).split('e');
  if (places > 98) return [digits, power];
  const [exact = '', exactPower = '0'] = value.toExponential(100).split('e');
  const end = exact.indexOf('.') + 1 + places;
  const cut = exact.slice(0, places > 0 ? end : end - 1);
  // toExponential rounds a tie up.
  return /^50*$/.test(exact.slice(end)) && Number(cut.at(-1)) % 2 === 0 ? [cut, exactPower] : [digits, power];
}

/** The number in exponent form with so many decimals. */
export function exponential(value: number, decimals: number): string {
  const [digits, power] = scientific(value, decimals);
  const sign = Object.is(value, -0) ? '-' : '';
  return `${sign}${digits}e${exponentText(Number(power))}`;
}
