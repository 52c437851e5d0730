import type { LogReader } from '../logReader';
import type { LogTableBuilder } from '../logTable';
import { Pending } from '../text/pending';
import { EntryReader, incomplete, malformed, skipBlanks } from './entryReader';

const [quote, backslash, comma] = [34, 92, 44];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];
/** An entry that is incomplete and longer is not read again until twice as much of it is there. */
const longWait = 1 << 16;
const longestEntry = 4 << 20;

/** Reads the entries, objects or lists, of a list in a JSON text, one at a time. */
export class ListReader implements LogReader {
  readonly #entries: EntryReader;
  readonly #pending = new Pending();
  #state: 'before' | 'inside' | 'after' = 'before';
  #wait = 0;

  /** The list is the one whose opening bracket is the first character in `opening` that `start` matches the end of. */
  constructor(
    private readonly builder: LogTableBuilder,
    private readonly start: RegExp,
  ) {
    this.#entries = new EntryReader(builder);
  }

  push(bytes: Uint8Array): void {
    if (this.#state === 'after') return;
    const all = this.#pending.with(bytes);
    const from = all.length < this.#wait ? 0 : this.#read(all);
    const left = all.length - from;
    this.#wait = left > longWait ? 2 * left : 0;
    if (left > longestEntry) {
      this.builder.unreadable++;
      this.#state = 'after';
    }
    this.#pending.keep(all, this.#state === 'after' ? all.length : from);
  }

  end(): void {
    this.#wait = 0;
    this.push(new Uint8Array(0));
  }

  /** Reads what is whole and returns where the rest begins. */
  #read(bytes: Uint8Array): number {
    let i = 0;
    if (this.#state === 'before') {
      i = endOf(this.start, bytes);
      if (i < 0) return 0;
      this.#state = 'inside';
    }
    // An entry ends with a bracket: behind the last one nothing is whole, and trying to read it is slow.
    const stop = Math.max(bytes.lastIndexOf(closeObject), bytes.lastIndexOf(closeList)) + 1;
    while (i < stop) {
      i = skipBlanks(bytes, i);
      while (bytes[i] === comma) i = skipBlanks(bytes, i + 1);
      if (i >= stop) return i;
      if (bytes[i] === closeList) {
        this.#state = 'after';
        return i;
      }
      const isEntry = bytes[i] === openObject || bytes[i] === openList;
      let end = isEntry ? this.#entries.read(bytes, i) : malformed;
      if (end >= 0) this.#entries.commit();
      if (end === malformed) {
        end = isEntry ? skipBrackets(bytes, i) : skipPlain(bytes, i);
        if (end >= 0 && isEntry) this.builder.unreadable++;
      }
      if (end === incomplete) return i;
      i = end;
    }
    return i;
  }
}

/** Where the match of a pattern ends, in bytes; -1 where there is none. */
function endOf(pattern: RegExp, bytes: Uint8Array): number {
  // One character for each byte: the patterns are of ASCII alone.
  const found = pattern.exec(new TextDecoder('latin1').decode(bytes));
  return found ? found.index + found[0].length : -1;
}

/** Where the bracket that stands there is closed. */
function skipBrackets(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let i = start; i < bytes.length; i++) {
    const code = bytes[i]!;
    if (code === quote) for (i++; i < bytes.length && bytes[i] !== quote; i++) i += Number(bytes[i] === backslash);
    else if (code === openObject || code === openList) depth++;
    else if ((code === closeObject || code === closeList) && --depth === 0) return i + 1;
  }
  return incomplete;
}

/** Where something that is neither an object nor a list ends. */
function skipPlain(bytes: Uint8Array, start: number): number {
  for (let i = start; i < bytes.length; i++) {
    if (bytes[i] === quote) for (i++; i < bytes.length && bytes[i] !== quote; i++) i += Number(bytes[i] === backslash);
    else if (bytes[i] === comma || bytes[i] === closeList || bytes[i] === openObject || bytes[i] === openList) return i;
  }
  return incomplete;
}
