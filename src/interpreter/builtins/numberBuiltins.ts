// Built-in functions and classes of numbers.
import { binary } from '../operators/binary';
import { compare } from '../operators/compare';
import { dunder } from '../operators/dunder';
import { floorDivide } from '../../core/computed/floorDivide';
import { remainderOf } from '../arithmetic/floatMath';
import { powerModulo } from '../arithmetic/bigMath';
import { itemsOf } from '../operators/iterate';
import { asFloat } from '../arithmetic/numbers';
import { roundHalfEven } from '../../core/computed/roundHalfEven';
import { roundTo } from '../arithmetic/roundTo';
import { isTrue } from '../operators/truth';
import { callValue } from '../operators/call';
import { Column, FLOATS, INTS, isColumnar, onColumns } from '../columns/column';
import { columnExtreme, converted } from '../columns/operations';
import type { Runtime } from '../runtime';
import { arrayFunction } from '../modules/arrayFunctions';
import { ArrayScalar, rounded } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { int, isFloat, isInt, isNumber, toBig, toDouble } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PySet } from '../values/pyDict';
import { float, PyFloat } from '../values/pyFloat';
import { Builtin } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { defined } from './defined';
import { wholeNumber } from './realNumber';

const abs = defined('abs', ['x'], (runtime, x) => {
  if (typeof x === 'number') return Math.abs(x);
  if (x instanceof PyFloat) return float(Math.abs(x.value));
  if (isInt(x!)) return int(toBig(x) < 0n ? -toBig(x) : toBig(x));
  if (x instanceof ArrayScalar || x instanceof NdArray) return arrayFunction(x.library, 'abs')!.invoke(runtime, [x]);
  if (x instanceof Unknown) throw new UnknownSignal(x);
  const result = dunder(runtime, x!, '__abs__');
  if (result !== undefined) return result;
  throw raised('TypeError', `bad operand type for abs(): '${typeName(x!)}'`);
});
abs.one = Math.abs;

const round = defined('round', ['number', 'ndigits?'], (runtime, x, digits = null) => {
  if (x instanceof Unknown) throw new UnknownSignal(x);
  if (x instanceof ArrayScalar) return roundScalar(runtime, x, digits);
  if (!isNumber(x!)) {
    const result = digits === null ? dunder(runtime, x!, '__round__') : dunder(runtime, x!, '__round__', digits);
    if (result !== undefined) return result;
    throw raised('TypeError', `type ${typeName(x!)} doesn't define __round__ method`);
  }
  if (digits === null) return isInt(x) ? int(toBig(x)) : wholeOf(roundHalfEven(toDouble(x)));
  const places = wholeNumber(runtime, digits);
  if (!isInt(x)) return float(roundTo(toDouble(x), places));
  return places >= 0 ? int(toBig(x)) : int(roundBig(toBig(x), 10n ** BigInt(Math.min(-places, 5000))));
});

function roundBig(value: bigint, unit: bigint): bigint {
  const [magnitude, sign] = value < 0n ? [-value, -1n] : [value, 1n];
  const [quotient, rest] = [magnitude / unit, (magnitude % unit) * 2n];
  return sign * unit * (rest > unit || (rest === unit && quotient % 2n === 1n) ? quotient + 1n : quotient);
}

function roundScalar(runtime: Runtime, x: ArrayScalar, digits: Value): Value {
  if (x.library !== 'numpy') throw runtime.unknown('array', 'round');
  if (digits === null) return wholeOf(roundHalfEven(x.value));
  if (x.dtype === 'int64') return x;
  const unit = 10 ** wholeNumber(runtime, digits);
  return new ArrayScalar(rounded(roundHalfEven(x.value * unit) / unit, x.dtype), x.dtype, x.library);
}

/** A float without a fraction as an int. Raises for infinities and NaN, as `int` does. */
export function wholeOf(value: number): Value {
  if (Number.isSafeInteger(value)) return value + 0;
  if (Number.isNaN(value)) throw raised('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw raised('OverflowError', 'cannot convert float infinity to integer');
  return int(BigInt(value));
}

/** What `int(x)` gives. */
export function toInt(runtime: Runtime, x: Value, base?: Value): Value {
  if (base !== undefined && typeof x !== 'string') throw raised('TypeError', "int() can't convert non-string with explicit base");
  if (typeof x === 'string') return parseInteger(runtime, x, base === undefined ? 10 : wholeNumber(runtime, base));
  if (isInt(x)) return int(toBig(x));
  if (x instanceof Column) return converted(x, INTS);
  if (isFloat(x) || x instanceof ArrayScalar) return wholeOf(Math.trunc(toDouble(x)));
  if (x instanceof NdArray && x.length === 1) return wholeOf(Math.trunc(x.at(0)));
  if (x instanceof Unknown) throw new UnknownSignal(x);
  const result = dunder(runtime, x, '__int__') ?? dunder(runtime, x, '__index__') ?? dunder(runtime, x, '__trunc__');
  if (result !== undefined) return result;
  throw raised('TypeError', `int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`);
}

function parseInteger(runtime: Runtime, text: string, base: number): Value {
  const body = text.trim().replace(/^[-+]/, '');
  const prefix: Readonly<Record<number, RegExp>> = { 16: /^0[xX]_?/, 8: /^0[oO]_?/, 2: /^0[bB]_?/ };
  const digits = (prefix[base] ? body.replace(prefix[base], '') : body).replace(/(?<=\w)_(?=\w)/g, '');
  const isValid =
    base >= 2 &&
    base <= 36 &&
    digits !== '' &&
    Array.from(digits).every((digit) => /^[\da-zA-Z]$/.test(digit) && parseInt(digit, 36) < base);
  if (!isValid) throw raised('ValueError', `invalid literal for int() with base ${base}: ${quotedText(text)}`);
  runtime.reserve(digits.length * 64);
  let value = 0n;
  if (base === 10) value = BigInt(digits);
  else for (const digit of digits) value = value * BigInt(base) + BigInt(parseInt(digit, 36));
  return int(text.trim().startsWith('-') ? -value : value);
}

const quotedText = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** What `float(x)` gives. */
export function toFloat(runtime: Runtime, x: Value): Value {
  if (typeof x === 'string') {
    const body = x.trim().toLowerCase();
    const special = /^([-+])?(inf|infinity|nan)$/.exec(body);
    if (special) return special[2] === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
    if (!/^[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?$/.test(body))
      throw raised('ValueError', `could not convert string to float: ${quotedText(x)}`);
    return float(Number(body.replaceAll('_', '')));
  }
  if (isNumber(x)) return float(asFloat(x));
  if (x instanceof Column) return converted(x, FLOATS);
  if (x instanceof ArrayScalar) return float(x.value);
  if (x instanceof NdArray && x.length === 1) return float(x.at(0));
  if (x instanceof Unknown) throw new UnknownSignal(x);
  const result = dunder(runtime, x, '__float__') ?? dunder(runtime, x, '__index__');
  if (result !== undefined) return result;
  throw raised('TypeError', `float() argument must be a string or a real number, not '${typeName(x)}'`);
}

/** `min` and `max`. */
function extreme(name: 'min' | 'max', operator: '<' | '>'): Builtin {
  return new Builtin(name, (runtime, args, keywords) => {
    const key = keywords?.get('key') ?? null;
    const byDefault = keywords?.get('default');
    if (args.length === 0) throw raised('TypeError', `${name} expected at least 1 argument, got 0`);
    const [only] = args;
    const items = args.length > 1 ? args : only instanceof PySet ? [...only.members.values()] : itemsOf(runtime, only!);
    let [best, bestKey]: (Value | undefined)[] = [undefined, undefined];
    for (const item of items) {
      if (item instanceof Unknown) throw new UnknownSignal(item);
      runtime.spend(1);
      const by = key === null ? item : callValue(runtime, key, [item]);
      if (best !== undefined && key === null && isColumnar(best, item)) {
        const both = columnExtreme(name === 'min', best, item);
        if (both !== undefined) {
          best = bestKey = both;
          continue;
        }
      }
      if (bestKey !== undefined && !isTrue(runtime, compare(runtime, operator, by, bestKey))) continue;
      [best, bestKey] = [item, by];
    }
    if (best !== undefined) return best;
    if (byDefault !== undefined) return byDefault;
    throw raised('ValueError', `${name}() arg is an empty sequence`);
  });
}

const sum = defined('sum', ['values', 'start?'], (runtime, values, start = 0) => {
  if (typeof start === 'string') throw raised('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  let total: Value = start;
  const items = values instanceof PySet ? [...values.members.values()] : itemsOf(runtime, values!);
  runtime.spend(items.length >> 1);
  for (const item of items) {
    const next: number | undefined = typeof total === 'number' && typeof item === 'number' ? total + item : undefined;
    total = next !== undefined && !Number.isInteger(next) ? next : binary(runtime, '+', total, item);
  }
  return total;
});

const divmod = defined('divmod', ['a', 'b'], (runtime, a, b) => {
  if (isNumber(a!) && isNumber(b!) && (isFloat(a) || isFloat(b))) {
    const [x, y] = [asFloat(a), asFloat(b)];
    if (y === 0) throw raised('ZeroDivisionError', 'float divmod()');
    return new PyTuple([float(floorDivide(x, y)), float(remainderOf(x, y))]);
  }
  const shown = 'divmod()';
  return new PyTuple([binary(runtime, '//', a!, b!, shown), binary(runtime, '%', a!, b!, shown)]);
});

const pow = defined('pow', ['base', 'exp', 'mod?'], (runtime, a, b, modulus = null) => {
  if (modulus === null) return binary(runtime, '**', a!, b!);
  if (!isInt(a!) || !isInt(b!) || !isInt(modulus))
    throw raised('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  return int(powerModulo(toBig(a), toBig(b), toBig(modulus), runtime));
});

const inBase = (name: string, base: number, prefix: string): Builtin =>
  defined(name, ['x'], (_, x) => {
    if (!isInt(x!)) throw raised('TypeError', `'${typeName(x!)}' object cannot be interpreted as an integer`);
    const value = toBig(x);
    return `${value < 0n ? '-' : ''}${prefix}${(value < 0n ? -value : value).toString(base)}`;
  });

/** The built-in functions of numbers, by name. */
export const numberBuiltins: readonly Builtin[] = [
  onColumns(abs),
  onColumns(round),
  extreme('min', '<'),
  extreme('max', '>'),
  sum,
  divmod,
  onColumns(pow),
  inBase('bin', 2, '0b'),
  inBase('hex', 16, '0x'),
  inBase('oct', 8, '0o'),
  defined('chr', ['code'], (runtime, code) => {
    const value = wholeNumber(runtime, code!);
    if (value < 0 || value > 0x10ffff) throw raised('ValueError', 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(value);
  }),
  defined('ord', ['character'], (_, text) => {
    if (typeof text !== 'string') throw raised('TypeError', `ord() expected string of length 1, but ${typeName(text!)} found`);
    const characters = Array.from(text);
    if (characters.length !== 1) throw raised('TypeError', `ord() expected a character, but string of length ${characters.length} found`);
    return characters[0]!.codePointAt(0)!;
  }),
];

/** What `bool(x)`, `int(x)` and `float(x)` do, for their classes. */
export const numberConstructors = {
  bool: new Builtin('bool', (runtime, args) => {
    if (args.length > 1) throw raised('TypeError', `bool expected at most 1 argument, got ${args.length}`);
    return args.length > 0 && isTrue(runtime, args[0]!);
  }),
  int: new Builtin('int', (runtime, args, keywords) =>
    args.length === 0 ? 0 : toInt(runtime, args[0]!, args[1] ?? keywords?.get('base')),
  ),
  float: new Builtin('float', (runtime, args) => {
    if (args.length > 1) throw raised('TypeError', `float expected at most 1 argument, got ${args.length}`);
    return args.length === 0 ? float(0) : toFloat(runtime, args[0]!);
  }),
};
