// Values of Python's literals.
import { withoutFiller } from '../text/writtenString';

const DECIMAL = /^(?:\d+(?:_\d+)*)?\.?(?:\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const PREFIXED = /^0(?:[xX](?:_?[\da-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)$/;

/** The value of a Python number literal; undefined where Python refuses it (`017`, `1__0`) or it is complex. */
export function pythonNumber(text: string): number | undefined {
  if (!PREFIXED.test(text) && (!DECIMAL.test(text) || !/\d/.test(text) || /^0[\d_]*[1-9][\d_]*$/.test(text))) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

const OPENING = /^([a-zA-Z]*)('''|"""|'|")/;
const ESCAPE = /\\(?:\r\n|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g;
const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\r': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The value of a Python string literal, prefix and quotes included in `text`; an unfinished one ends where the text does. */
export function pythonString(text: string): string {
  const [opening, prefix, quote] = OPENING.exec(text) ?? ['', '', ''];
  const closed = quote !== '' && text.length >= opening.length + quote.length && text.endsWith(quote);
  const body = withoutFiller(text.slice(opening.length, closed ? text.length - quote.length : undefined));
  if (/r/i.test(prefix) || !body.includes('\\')) return body;
  return body.replace(ESCAPE, (whole: string, octal?: string, x?: string, u?: string, long?: string, other?: string) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    const hex = x ?? u ?? long;
    if (hex !== undefined) return parseInt(hex, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(hex, 16)) : whole;
    return other === undefined ? '' : (SIMPLE[other] ?? whole);
  });
}
