import type { LogReader } from './logReader';
import type { LogTableBuilder } from './logTable';
import type { ColumnBuilder } from './table/columnBuilder';
import { NumberScanner } from './text/numberScanner';
import { Pending } from './text/pending';

const delimiters = [44, 9, 59];
const [lineBreak, carriageReturn, quote, hash, space] = [10, 13, 34, 35, 32];
/** A quote that nobody closes must not swallow the rest of the log. */
const longestRow = 100_000;

/** Reads comma, tab or semicolon separated values with a header, as Lightning's CSVLogger, TensorBoard and others write them; cells may be empty or quoted. */
export class CsvReader implements LogReader {
  readonly #pending = new Pending();
  readonly #numbers = new NumberScanner();
  #names: readonly string[] | undefined;
  #columns: (ColumnBuilder | undefined)[] = [];
  /** The numbers of the row that is being read; NaN where there is none. */
  #row = new Float64Array(0);
  #delimiter = delimiters[0]!;

  constructor(private readonly builder: LogTableBuilder) {}

  push(bytes: Uint8Array): void {
    this.#pending.readLines(bytes, this.builder, (all, end) => this.#read(all, end));
  }

  end(): void {
    const rest = this.#pending.with(Uint8Array.of(lineBreak));
    this.#read(rest, rest.length, true);
    this.#pending.keep(rest, rest.length);
  }

  /** Reads the rows of whole lines and returns where one begins whose quote is not closed, or the end. */
  #read(bytes: Uint8Array, end: number, isLast = false): number {
    let i = 0;
    while (i < end) {
      if (bytes[i] === lineBreak || bytes[i] === hash) i = bytes.indexOf(lineBreak, i) + 1;
      else if (bytes[i] === carriageReturn && bytes[i + 1] === lineBreak) i += 2;
      else {
        let next = this.#names ? this.#readRow(bytes, i, end) : this.#readHeader(bytes, i, end);
        if (next < 0) {
          if (end - i < longestRow && !isLast) return i;
          this.builder.unreadable++;
          next = bytes.indexOf(lineBreak, i) + 1;
        }
        i = next;
      }
    }
    return end;
  }

  /** Where the row ends; -1 where it is not whole. */
  #readRow(bytes: Uint8Array, start: number, end: number): number {
    const numbers = this.#numbers;
    const row = this.#row;
    const delimiter = this.#delimiter;
    let cell = 0;
    for (let i = start; ; cell++) {
      const first = bytes[i]!;
      let value = NaN;
      // Most cells are plain numbers or empty.
      if (first !== delimiter && first !== lineBreak) {
        let at = i;
        while (bytes[at] === space) at++;
        value = numbers.read(bytes, at);
        const close = bytes[numbers.end] === carriageReturn ? numbers.end + 1 : numbers.end;
        if (close >= 0 && (bytes[close] === lineBreak || (bytes[close] === delimiter && close === numbers.end))) i = close;
        else {
          const close = cellEnd(bytes, i, end, delimiter);
          if (close < 0) return -1;
          value = numberOf(bytes.subarray(i, close));
          i = close;
        }
      }
      if (cell < row.length) row[cell] = value;
      if (bytes[i] === lineBreak) {
        this.#addRow(cell + 1);
        return i + 1;
      }
      i++;
    }
  }

  #addRow(cells: number): void {
    const number = this.builder.startRow();
    const row = this.#row;
    if (cells > row.length) this.builder.unreadable++;
    for (let i = Math.min(cells, row.length) - 1; i >= 0; i--) {
      const value = row[i]!;
      // Neither NaN nor an infinity.
      if (value - value === 0) (this.#columns[i] ??= this.builder.column(this.#names![i]!))?.add(number, value);
    }
  }

  #readHeader(bytes: Uint8Array, start: number, end: number): number {
    const cellsBy = (delimiter: number) => splitRow(bytes, start, end, delimiter);
    const [best] = delimiters.map((delimiter) => ({ delimiter, ...cellsBy(delimiter) })).sort((a, b) => b.cells.length - a.cells.length);
    const { delimiter, cells, next } = best!;
    if (next < 0) return -1;
    const names = cells.map((cell) => cell.trim());
    const hasNames = names.some((name) => name !== '' && Number.isNaN(Number(name)));
    this.#delimiter = delimiter;
    this.#names = names.map((name, index) => (hasNames && name !== '' ? name : `column ${index + 1}`));
    this.#row = new Float64Array(names.length);
    return hasNames ? next : start;
  }
}

/** Where a cell ends: at the delimiter or the line break behind it; -1 where its quote is not closed before the end. */
function cellEnd(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  let isQuoted = false;
  for (let i = start; i < end; i++) {
    const code = bytes[i];
    if (code === quote) isQuoted = !isQuoted;
    else if (!isQuoted && (code === delimiter || code === lineBreak)) return i;
  }
  return -1;
}

function splitRow(bytes: Uint8Array, start: number, end: number, delimiter: number) {
  const cells: string[] = [];
  for (let i = start; ;) {
    const close = cellEnd(bytes, i, end, delimiter);
    if (close < 0) return { cells, next: -1 };
    cells.push(cellText(bytes.subarray(i, close)));
    if (bytes[close] === lineBreak) return { cells, next: close + 1 };
    i = close + 1;
  }
}

function cellText(cell: Uint8Array): string {
  return new TextDecoder().decode(cell).replace(/\r$/, '').replace(/"("?)/g, '$1');
}

/** A number that is not written as JSON would, or stands among blanks or in quotes; NaN for any text, blanks and nothing. */
function numberOf(cell: Uint8Array): number {
  const first = cell[0]!;
  // Letters are no number, but for those of NaN and Infinity, which are none either.
  if (first >= 65 || (cell.length === 1 && first <= space)) return NaN;
  const text = cellText(cell).trim();
  return text === '' ? NaN : Number(text);
}
