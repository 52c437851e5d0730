import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { isInt, isNumber, toDouble } from '../values/integer';
import { Instance } from '../values/instance';
import { typeName } from '../values/typeOf';
import type { Value } from '../values/value';
import { dunder } from '../operators/dunder';
import { exponential, exponentText, fixed, floatText, scientific } from './floatText';
import { text } from './repr';

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** `format(value, spec)` */
export function format(runtime: Runtime, value: Value, spec: string): string {
  if (value instanceof Instance) {
    const own = dunder(runtime, value, '__format__', spec);
    if (typeof own === 'string') return own;
  }
  if (spec === '') return text(runtime, value);
  const [match, fill, align, sign, , alternate, zero, width, grouping, precision, type = ''] = SPEC.exec(spec) ?? [];
  if (match === undefined) throw raised('ValueError', `Invalid format specifier '${spec}' for object of type '${typeName(value)}'`);
  const read: Spec = {
    fill: fill ?? (zero !== undefined ? '0' : ' '),
    align: align ?? (zero !== undefined && typeof value !== 'string' ? '=' : ''),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
  if (read.width > 1000 || (read.precision ?? 0) > 300) runtime.reserve(read.width + (read.precision ?? 0) + runtime.bounds.items);
  if (typeof value === 'string') return ofText(value, read);
  if (value instanceof ArrayScalar) {
    const isFloat = value.dtype !== 'int64' && value.library === 'numpy';
    if (!isFloat && value.library !== 'numpy') throw runtime.unknown('array', 'format');
    return isFloat ? ofFloat(value.value, read, value) : ofInt(BigInt(value.value), read, value);
  }
  if (isInt(value) && !'eEfFgG%'.includes(type === '' ? ' ' : type)) return ofInt(BigInt(value), read, value);
  if (isNumber(value)) return ofFloat(toDouble(value), read, value);
  throw raised('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`);
}

const unknownCode = (type: string, value: Value) =>
  raised('ValueError', `Unknown format code '${type}' for object of type '${typeName(value)}'`);

function ofText(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, value);
  if (spec.align === '=') throw raised('ValueError', "'=' alignment not allowed in string format specifier");
  const characters = Array.from(value).slice(0, spec.precision);
  return padded('', characters.join(''), { ...spec, align: spec.align === '' ? '<' : spec.align });
}

function ofInt(value: bigint, spec: Spec, original: Value): string {
  const { type } = spec;
  if (spec.precision !== undefined) throw raised('ValueError', 'Precision not allowed in integer format specifier');
  const base = { '': 10, d: 10, n: 10, b: 2, o: 8, x: 16, X: 16 }[type];
  if (type === 'c') return padded('', String.fromCodePoint(Number(value)), { ...spec, align: spec.align === '' ? '<' : spec.align });
  if (base === undefined) throw unknownCode(type, original);
  const magnitude = (value < 0n ? -value : value).toString(base);
  const digits = type === 'X' ? magnitude.toUpperCase() : magnitude;
  const prefix = spec.alternate && base !== 10 ? `0${type}` : '';
  return padded(signOf(value < 0n, spec) + prefix, grouped(digits, spec, base === 10 ? 3 : 4), spec);
}

function ofFloat(value: number, spec: Spec, original: Value): string {
  const isNegative = value < 0 || Object.is(value, -0);
  const body = digitsOf(Math.abs(value), spec, original);
  const [, whole = '', rest = ''] = /^(\d+)?(.*)$/s.exec(body) ?? [];
  return padded(signOf(isNegative, spec), (whole === '' ? '' : grouped(whole, spec, 3)) + rest, spec);
}

function digitsOf(value: number, { type, precision, alternate }: Spec, original: Value): string {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'nan' : 'inf';
    return (/[EFG]/.test(type) ? name.toUpperCase() : name) + (type === '%' ? '%' : '');
  }
  switch (type) {
    case 'f':
    case 'F':
      return fixed(value, precision ?? 6);
    case '%':
      return `${fixed(value * 100, precision ?? 6)}%`;
    case 'e':
      return exponential(value, precision ?? 6);
    case 'E':
      return exponential(value, precision ?? 6).toUpperCase();
    case 'g':
    case 'n':
      return general(value, precision ?? 6, alternate, false);
    case 'G':
      return general(value, precision ?? 6, alternate, false).toUpperCase();
    case '':
      return precision === undefined ? floatText(value) : general(value, precision, alternate, true);
    default:
      throw unknownCode(type, original);
  }
}

/** The form `g`: so many significant digits, without zeros at the end. `withPoint`: as `str` does, a whole number keeps `.0`. */
function general(value: number, precision: number, alternate: boolean, withPoint: boolean): string {
  const significant = Math.max(1, precision);
  const [digits, power] = scientific(value, significant - 1);
  const exponent = Number(power);
  const trim = (body: string): string => (alternate || !body.includes('.') ? body : body.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= significant - (withPoint && value !== 0 && exponent === significant - 1 ? 1 : 0))
    return `${trim(digits)}e${exponentText(exponent)}`;
  const body = trim(fixed(value, significant - 1 - exponent));
  return withPoint && !body.includes('.') ? `${body}.0` : body;
}

const signOf = (isNegative: boolean, { sign }: Spec): string => (isNegative ? '-' : sign === '-' ? '' : sign);

function grouped(digits: string, { grouping, fill, align, width }: Spec, size: number): string {
  if (grouping === '') return digits;
  const every = new RegExp(`\\B(?=(?:.{${size}})+$)`, 'g');
  if (fill === '0' && align === '=' && width > 0) {
    let long = digits;
    while (`0${long}`.replace(every, grouping).length <= width) long = `0${long}`;
    return long.replace(every, grouping);
  }
  return digits.replace(every, grouping);
}

function padded(sign: string, body: string, { fill, align, width }: Spec): string {
  const missing = width - Array.from(sign + body).length;
  if (missing <= 0) return sign + body;
  if (align === '=') return sign + fill.repeat(missing) + body;
  if (align === '<') return sign + body + fill.repeat(missing);
  if (align !== '^') return fill.repeat(missing) + sign + body;
  const left = Math.floor(missing / 2);
  return fill.repeat(left) + sign + body + fill.repeat(missing - left);
}
