import { addEntry } from './jsonEntry';
import type { LogReader } from './logReader';
import { type LogTable, LogTableBuilder } from './logTable';

const quote = 34;
const backslash = 92;
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);

/** Reads the entries, objects or lists, of a list in a JSON text, one at a time, so that a long text is never parsed in one go. */
export class EntriesReader implements LogReader {
  readonly #builder = new LogTableBuilder();
  /** Text from before the list, or from inside an entry. */
  #rest = '';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #state: 'before' | 'inside' | 'after' = 'before';

  /** Finds the opening bracket of the list, as the last character of what it matches. */
  constructor(private readonly start: RegExp) {}

  push(chunk: string): void {
    if (this.#state === 'after') return;
    let text = chunk;
    if (this.#state === 'before') {
      text = this.#rest + chunk;
      const found = this.start.exec(text);
      this.#rest = found ? '' : text;
      if (!found) return;
      this.#state = 'inside';
      text = text.slice(found.index + found[0].length);
    }
    this.#scan(text);
  }

  end(): LogTable {
    return this.#builder.build();
  }

  #scan(text: string): void {
    let from = this.#depth > 0 ? 0 : -1;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === backslash) this.#isEscaped = true;
        else if (code === quote) this.#isInString = false;
      } else if (code === quote) {
        this.#isInString = true;
      } else if (opening.has(code)) {
        if (this.#depth++ === 0) from = i;
      } else if (closing.has(code)) {
        if (this.#depth === 0) {
          this.#state = 'after';
          return;
        }
        if (--this.#depth === 0) {
          addEntry(this.#builder, this.#rest + text.slice(from, i + 1));
          this.#rest = '';
          from = -1;
        }
      }
    }
    if (from >= 0) this.#rest += text.slice(from);
  }
}
