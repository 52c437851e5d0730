import type { LogReader } from './logReader';
import { type LogTable, LogTableBuilder } from './logTable';

const delimiters = [',', '\t', ';'];
const longestCell = 100_000;

/** Reads comma, tab or semicolon separated values with a header, as Lightning's CSVLogger, TensorBoard and others write them; cells may be empty or quoted. */
export class CsvReader implements LogReader {
  readonly #builder = new LogTableBuilder();
  #header: readonly string[] | undefined;
  #delimiter = ',';
  #rest = '';

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let start = 0;
    let quote = text.indexOf('"');
    let isQuoted = false;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      for (; quote >= 0 && quote < end; quote = text.indexOf('"', quote + 1)) isQuoted = !isQuoted;
      // A quote that nobody closes must not swallow the rest of the log.
      if (isQuoted && end - start < longestCell) continue;
      this.#line(text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end));
      start = end + 1;
      isQuoted = false;
    }
    this.#rest = text.slice(start);
  }

  end(): LogTable {
    if (this.#rest !== '') this.#line(this.#rest.replace(/\r$/, ''));
    return this.#builder.build();
  }

  #line(line: string): void {
    if (line === '' || line.startsWith('#')) return;
    if (!this.#header) {
      this.#readHeader(line);
      return;
    }
    this.#builder.startRow();
    const header = this.#header;
    const cells = line.includes('"') ? splitQuoted(line, this.#delimiter) : line.split(this.#delimiter);
    if (cells.length > header.length) this.#builder.unreadable++;
    for (let i = Math.min(cells.length, header.length) - 1; i >= 0; i--) {
      const cell = cells[i]!;
      if (cell === '') continue;
      const value = Number(cell);
      // Blanks would count as 0. NaN is what most cells of text become, too.
      if (Number.isFinite(value) && cell.trim() !== '') this.#builder.add(header[i]!, value);
    }
  }

  #readHeader(line: string): void {
    const count = (delimiter: string) => splitQuoted(line, delimiter).length;
    this.#delimiter = delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
    const cells = splitQuoted(line, this.#delimiter).map((cell) => cell.trim());
    const hasNames = cells.some((cell) => cell !== '' && Number.isNaN(Number(cell)));
    this.#header = cells.map((cell, index) => (hasNames && cell !== '' ? cell : `column ${index + 1}`));
    if (!hasNames) this.#line(line);
  }
}

function splitQuoted(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (character === '"') {
      if (isQuoted && line[i + 1] === '"') cell += line[++i]!;
      else isQuoted = !isQuoted;
    } else if (character === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, cell];
}
