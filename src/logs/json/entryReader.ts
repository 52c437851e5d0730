import type { LogTableBuilder } from '../logTable';
import type { ColumnBuilder } from '../table/columnBuilder';
import { NumberScanner } from '../text/numberScanner';
import { type Key, KeyTree } from './keyTree';

/** What a reader says instead of where something ends: it goes on behind the bytes, or it is no JSON. */
export const incomplete = -1;
export const malformed = -2;

const [quote, backslash, comma, colon, minus] = [34, 92, 44, 58, 45];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];
/** Python writes the last three, which JSON does not have. */
const literals = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].map((word) => new TextEncoder().encode(word));
/** How deep objects may lie in one another for their numbers to be columns, and for the text to be read at all. */
const deepest = 4;
const deepestRead = 256;

/**
 * Reads an entry of a log, an object or a list in JSON (RFC 8259, with NaN and Infinity as Python writes them), as a row: its numbers by
 * their keys, those of nested objects by their paths. Numbers that are not finite are left out.
 */
export class EntryReader {
  readonly #keys = new KeyTree();
  readonly #numbers = new NumberScanner();
  readonly #columns: ColumnBuilder[] = [];
  readonly #values: number[] = [];
  #count = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(private readonly builder: LogTableBuilder) {}

  /** Reads the entry that begins there, for `commit` to add it. Returns where it ends, or `incomplete` or `malformed`. */
  read(bytes: Uint8Array, start: number): number {
    this.#bytes = bytes;
    this.#count = 0;
    if (bytes[start] === openObject) return this.#object(start + 1, this.#keys.root, 0);
    return bytes[start] === openList ? this.#scalars(start + 1) : this.#wrong(start);
  }

  /** Adds what was read as a row, or to the row that the caller has started. */
  commit(row = this.builder.startRow()): void {
    for (let i = 0; i < this.#count; i++) this.#columns[i]!.add(row, this.#values[i]!);
    this.#count = 0;
  }

  #object(start: number, parent: Key | undefined, depth: number): number {
    const bytes = this.#bytes;
    let i = skipBlanks(bytes, start);
    if (bytes[i] === closeObject) return i + 1;
    if (depth === deepestRead) return malformed;
    let previous: Key | undefined;
    for (;;) {
      if (bytes[i] !== quote) return this.#wrong(i);
      let key = parent && this.#keys.expected(bytes, i + 1, parent, previous);
      if (key) i += key.bytes.length + 2;
      else {
        const end = this.#string(i + 1);
        if (end < 0) return end;
        key = parent && this.#keys.find(bytes.subarray(i + 1, end - 1), parent, previous);
        i = end;
      }
      previous = key ?? previous;
      i = skipBlanks(bytes, i);
      if (bytes[i] !== colon) return this.#wrong(i);
      i = this.#value(skipBlanks(bytes, i + 1), key, depth);
      if (i < 0) return i;
      i = skipBlanks(bytes, i);
      if (bytes[i] === closeObject) return i + 1;
      if (bytes[i] !== comma) return this.#wrong(i);
      i = skipBlanks(bytes, i + 1);
    }
  }

  #value(start: number, key: Key | undefined, depth: number): number {
    const code = this.#bytes[start]!;
    if (code === quote) return this.#string(start + 1);
    if (code === openObject) return this.#object(start + 1, depth < deepest ? key : undefined, depth + 1);
    if (code === openList) return this.#list(start + 1, depth + 1);
    if (code !== minus && !(code >= 48 && code <= 57)) return this.#literal(start);
    const value = this.#numbers.read(this.#bytes, start);
    const { end } = this.#numbers;
    if (end < 0) return this.#literal(start);
    if (key) this.#add((key.column ??= this.builder.column(key.path)), value);
    return end;
  }

  #add(column: ColumnBuilder | undefined, value: number): void {
    if (!column || !Number.isFinite(value)) return;
    this.#columns[this.#count] = column;
    this.#values[this.#count++] = value;
  }

  /** A list inside of an entry, which has no columns. */
  #list(start: number, depth: number): number {
    const bytes = this.#bytes;
    let i = skipBlanks(bytes, start);
    if (bytes[i] === closeList) return i + 1;
    if (depth >= deepestRead) return malformed;
    for (;;) {
      i = this.#value(i, undefined, depth);
      if (i < 0) return i;
      i = skipBlanks(bytes, i);
      if (bytes[i] === closeList) return i + 1;
      if (bytes[i] !== comma) return this.#wrong(i);
      i = skipBlanks(bytes, i + 1);
    }
  }

  /** A list that is an entry: TensorBoard's downloads have lists of the time, the step and the value. */
  #scalars(start: number): number {
    const bytes = this.#bytes;
    const values: (number | undefined)[] = [];
    let i = skipBlanks(bytes, start);
    for (let isFirst = true; bytes[i] !== closeList; isFirst = false) {
      if (!isFirst) {
        if (bytes[i] !== comma) return this.#wrong(i);
        i = skipBlanks(bytes, i + 1);
      }
      const value = this.#numbers.read(bytes, i);
      const end = this.#value(i, undefined, 1);
      if (end < 0) return end;
      values.push(end === this.#numbers.end ? value : undefined);
      i = skipBlanks(bytes, end);
    }
    const names = values.length === 3 ? ['wall_time', 'step', 'value'] : values.map((_, index) => `column ${index + 1}`);
    values.forEach((value, index) => value !== undefined && this.#add(this.builder.column(names[index]!), value));
    return i + 1;
  }

  /** Where a string ends, behind its quote. */
  #string(start: number): number {
    const bytes = this.#bytes;
    for (let i = start; ; i++) {
      const code = bytes[i]!;
      if (code === quote) return i + 1;
      if (code === backslash) i++;
      // Also beyond the end, where it is undefined.
      else if (!(code >= 32)) return this.#wrong(i);
    }
  }

  #literal(start: number): number {
    const bytes = this.#bytes;
    for (const word of literals) {
      let i = 0;
      while (i < word.length && bytes[start + i] === word[i]) i++;
      if (i === word.length) return start + i;
      if (start + i === bytes.length) return incomplete;
    }
    // A number whose end is not there yet, such as "1e".
    let end = start;
    while (isNumberPart(bytes[end])) end++;
    return this.#wrong(end);
  }

  #wrong(at: number): number {
    return at >= this.#bytes.length ? incomplete : malformed;
  }
}

/** Where blanks and line breaks end. */
export function skipBlanks(bytes: Uint8Array, start: number): number {
  let i = start;
  for (let code = bytes[i]!; code === 32 || code === 10 || code === 13 || code === 9; code = bytes[i]!) i++;
  return i;
}

function isNumberPart(code: number | undefined): boolean {
  return code !== undefined && ((code >= 48 && code <= 57) || code === minus || code === 43 || code === 46 || (code | 32) === 101);
}
