import { addEntry } from './jsonEntry';
import type { LogReader } from './logReader';
import { type LogTable, LogTableBuilder } from './logTable';

/** Reads JSON lines: an object on each line. A last line that is cut off, since it is just being written, does not count. */
export class LinesReader implements LogReader {
  readonly #builder = new LogTableBuilder();
  #rest = '';

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#line(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
  }

  end(): LogTable {
    const unreadable = this.#builder.unreadable;
    this.#line(this.#rest);
    this.#builder.unreadable = unreadable;
    return this.#builder.build();
  }

  #line(line: string): void {
    const text = line.trim();
    if (text !== '') addEntry(this.#builder, text);
  }
}
