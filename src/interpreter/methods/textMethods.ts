import { wholeNumber } from '../builtins/realNumber';
import { itemsOf } from '../operators/iterate';
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { PyList, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import type { Value } from '../values/value';
import { type MethodRow, methodsFrom } from './methods';
import { formatText } from './formatText';

const string = (value: Value | undefined): string => {
  if (typeof value !== 'string') throw raised('TypeError', `must be str, not ${typeName(value ?? null)}`);
  return value;
};

const SPACE = ' \t\n\r\v\f';

function strip(text: string, characters: Value | undefined, from: boolean, to: boolean): string {
  const set = typeof characters === 'string' ? characters : SPACE;
  let [start, end] = [0, text.length];
  while (from && start < end && set.includes(text[start]!)) start++;
  while (to && end > start && set.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function split(runtime: Runtime, text: string, separator: Value | undefined, most: Value | undefined): Value {
  const limit = most === undefined ? -1 : wholeNumber(runtime, most);
  runtime.reserve(text.length);
  if (separator === undefined || separator === null) {
    const words = text
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (limit >= 0 && words.length > limit + 1) throw runtime.unknown('unsupported', 'split');
    return new PyList(runtime, words);
  }
  if (separator === '') throw raised('ValueError', 'empty separator');
  const parts = text.split(string(separator));
  const kept = limit < 0 ? parts : parts.slice(0, limit);
  if (limit >= 0 && parts.length > limit) kept.push(parts.slice(limit).join(string(separator)));
  return new PyList(runtime, kept);
}

/** `text.rsplit(separator, most)`: from the end. */
function splitFromEnd(runtime: Runtime, text: string, separator: Value | undefined, most: Value | undefined): Value {
  if (separator === null) throw runtime.unknown('unsupported', 'rsplit');
  const limit = wholeNumber(runtime, most!);
  if (separator === '' || limit < 0) return split(runtime, text, separator, undefined);
  runtime.reserve(text.length);
  const parts = text.split(string(separator));
  const kept = Math.max(parts.length - limit, 1);
  return new PyList(runtime, [parts.slice(0, kept).join(string(separator)), ...parts.slice(kept)]);
}

/** What a text lacks of a width. */
function room(runtime: Runtime, text: string, width: Value, fill: Value = ' '): string {
  const missing = Math.max(0, wholeNumber(runtime, width) - Array.from(text).length);
  if (Array.from(string(fill)).length !== 1) throw raised('TypeError', 'The fill character must be exactly one character long');
  runtime.reserve(missing);
  return string(fill).repeat(missing);
}

const anyOf = (affix: Value | undefined, test: (affix: string) => boolean): boolean =>
  affix instanceof PyTuple ? affix.items.some((item) => test(string(item))) : test(string(affix));

const is = (name: string, test: RegExp): MethodRow<string> => [name, [], (_, text) => test.test(text)];

/** The methods of texts. */
export const textMethods = new Map([
  ...methodsFrom<string>([
    ['lower', [], (_, text) => text.toLowerCase()],
    ['casefold', [], (_, text) => text.toLowerCase()],
    ['upper', [], (_, text) => text.toUpperCase()],
    ['capitalize', [], (_, text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()],
    ['title', [], (_, text) => text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())],
    ['strip', ['characters?'], (_, text, characters) => strip(text, characters, true, true)],
    ['lstrip', ['characters?'], (_, text, characters) => strip(text, characters, true, false)],
    ['rstrip', ['characters?'], (_, text, characters) => strip(text, characters, false, true)],
    ['split', ['sep?', 'maxsplit?'], split],
    ['splitlines', [], (runtime, text) => new PyList(runtime, text.replace(/\r?\n$/, '').split(/\r?\n/))],
    ['startswith', ['prefix'], (_, text, prefix) => anyOf(prefix, (each) => text.startsWith(each))],
    ['endswith', ['suffix'], (_, text, suffix) => anyOf(suffix, (each) => text.endsWith(each))],
    ['removeprefix', ['prefix'], (_, text, prefix) => (text.startsWith(string(prefix)) ? text.slice(string(prefix).length) : text)],
    [
      'removesuffix',
      ['suffix'],
      (_, text, suffix) => (suffix !== '' && text.endsWith(string(suffix)) ? text.slice(0, -string(suffix).length) : text),
    ],
    [
      'replace',
      ['old', 'new', 'count?'],
      (runtime, text, from, to, most) => {
        if (most !== undefined) throw runtime.unknown('unsupported', 'replace');
        const result = text.replaceAll(string(from), () => string(to));
        runtime.reserve(result.length);
        return result;
      },
    ],
    [
      'join',
      ['items'],
      (runtime, text, items) => {
        const parts = itemsOf(runtime, items!).map((part, index) => {
          if (typeof part === 'string') return part;
          throw raised('TypeError', `sequence item ${index}: expected str instance, ${typeName(part)} found`);
        });
        const result = parts.join(text);
        runtime.reserve(result.length);
        return result;
      },
    ],
    ['find', ['part'], (_, text, part) => text.indexOf(string(part))],
    ['rfind', ['part'], (_, text, part) => text.lastIndexOf(string(part))],
    [
      'index',
      ['part'],
      (_, text, part) => {
        const index = text.indexOf(string(part));
        if (index < 0) throw raised('ValueError', 'substring not found');
        return index;
      },
    ],
    ['count', ['part'], (_, text, part) => (part === '' ? text.length + 1 : text.split(string(part)).length - 1)],
    [
      'partition',
      ['separator'],
      (_, text, separator) => {
        const at = text.indexOf(string(separator));
        if (at < 0) return new PyTuple([text, '', '']);
        return new PyTuple([text.slice(0, at), string(separator), text.slice(at + string(separator).length)]);
      },
    ],
    [
      'zfill',
      ['width'],
      (runtime, text, width) => {
        const size = wholeNumber(runtime, width!);
        runtime.reserve(size);
        return /^[-+]/.test(text) ? text[0]! + text.slice(1).padStart(size - 1, '0') : text.padStart(size, '0');
      },
    ],
    ['rsplit', ['sep', 'maxsplit'], splitFromEnd],
    ['ljust', ['width', 'fill?'], (runtime, text, width, fill) => text + room(runtime, text, width!, fill)],
    ['rjust', ['width', 'fill?'], (runtime, text, width, fill) => room(runtime, text, width!, fill) + text],
    is('isdigit', /^\d+$/),
    is('isdecimal', /^\d+$/),
    is('isnumeric', /^\d+$/),
    is('isalpha', /^\p{L}+$/u),
    is('isalnum', /^[\p{L}\p{N}]+$/u),
    is('isidentifier', /^[\p{L}_][\p{L}\p{N}_]*$/u),
    is('isspace', /^\s+$/),
    ['isupper', [], (_, text) => text !== text.toLowerCase() && text === text.toUpperCase()],
    ['islower', [], (_, text) => text !== text.toUpperCase() && text === text.toLowerCase()],
  ]),
  ['format', formatText] as const,
]);
