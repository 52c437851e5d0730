// Pure: a changed value in the style in which the old one was written.

/** A value that a control can give. */
export type ChangedValue = number | string | boolean;

const numberForm = /^([-+]?)(0[xX][\da-fA-F_]+|[\d_]*\.?[\d_]*(?:([eE])([-+]?)(\d+))?)$/;
const switchWords: readonly (readonly [on: string, off: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
];

/** The text of a value in the place of a literal, quotes included; undefined where the literal is not of a form that can be kept. */
export function writeLiteral(literal: string, value: ChangedValue): string | undefined {
  const { quote, inner } = unquoted(literal);
  const text =
    typeof value === 'number'
      ? writeNumber(inner, value)
      : typeof value === 'boolean'
        ? writeSwitch(inner, value)
        : writeWord(inner, value);
  return text === undefined ? undefined : quote + text + quote;
}

/** A literal without its quotes, which are escaped or doubled where the schedule itself stands in a string. */
export function unquoted(literal: string): { readonly quote: string; readonly inner: string } {
  const [, quote = '', inner = literal] = /^(\\?["']|\\u002[27]|'')([^"'\\]*)\1$/.exec(literal) ?? [];
  return { quote, inner };
}

/** A number as an author who wrote `old` would write it: with its underscores, exponent, decimal point or base. */
function writeNumber(old: string, value: number): string | undefined {
  const form = numberForm.exec(old.replace(/^([-+])\s+/, '$1'));
  if (!form || !/\d/.test(old) || !Number.isFinite(value)) return undefined;
  const [, , digits = '', exponentMark] = form;
  if (/^0x/i.test(digits)) return Number.isInteger(value) ? hexadecimal(digits, value) : plain(value, false);
  if (exponentMark) return scientific(value, form);
  const text = plain(value, digits.includes('.'));
  return digits.includes('_') ? grouped(text) : digits.startsWith('.') ? text.replace(/^(-?)0\./, '$1.') : text;
}

/** All digits of a number. Only what has to has an exponent, and then a point before it: YAML 1.1 would read text without one. */
function plain(value: number, hasPoint: boolean): string {
  const text = String(value);
  if (text.includes('e')) return withPoint(text.replace('e+', 'e'));
  return hasPoint && !text.includes('.') ? `${text}.0` : text;
}

function scientific(value: number, [, , digits = '', mark = 'e', sign = '', exponent = '']: RegExpExecArray): string {
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const written = power.replace(/^([-+])(\d+)$/, (_, powerSign: string, count: string) => {
    const isSigned = powerSign === '-' || sign === '+';
    return (isSigned ? powerSign : '') + (exponent.startsWith('0') ? count.padStart(exponent.length, '0') : count);
  });
  const text = `${mantissa}e${written}`;
  return (digits.includes('.') ? withPoint(text) : text).replace('e', mark);
}

const withPoint = (text: string): string => text.replace(/^(-?\d+)e/, '$1.0e');

function grouped(text: string): string {
  const [whole = '', rest] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '_') + (rest === undefined ? '' : `.${rest}`);
}

function hexadecimal(digits: string, value: number): string {
  const text = Math.abs(value).toString(16);
  return `${value < 0 ? '-' : ''}${digits.slice(0, 2)}${/[A-F]/.test(digits) ? text.toUpperCase() : text}`;
}

function writeSwitch(old: string, value: boolean): string | undefined {
  const words = switchWords.find((pair) => pair.includes(old.toLowerCase()));
  const word = words?.[value ? 0 : 1];
  if (word === undefined) return undefined;
  if (old === old.toUpperCase()) return word.toUpperCase();
  return /^[A-Z]/.test(old) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function writeWord(old: string, value: string): string | undefined {
  return /^[\w-]+$/.test(old) ? value : undefined;
}
