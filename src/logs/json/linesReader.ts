import { EntryReader, incomplete, skipBlanks } from './entryReader';
import type { LogReader } from '../logReader';
import type { LogTableBuilder } from '../logTable';
import { Pending } from '../text/pending';

const lineBreak = 10;
const longestOnLines = 1 << 16;

/** Reads JSON lines: an object on each line, or on several. A last line that is cut off, since it is just being written, does not count. */
export class LinesReader implements LogReader {
  readonly #entries: EntryReader;
  readonly #pending = new Pending();

  constructor(private readonly builder: LogTableBuilder) {
    this.#entries = new EntryReader(builder);
  }

  push(bytes: Uint8Array): void {
    this.#pending.readLines(bytes, this.builder, (all, end) => this.#read(all, end));
  }

  end(): void {
    const rest = this.#pending.with(new Uint8Array(0));
    // What is incomplete now is so for good: what follows its line may be whole.
    for (let from = 0; from < rest.length;) from = after(rest, this.#read(rest, rest.length, from));
    this.#pending.keep(rest, rest.length);
  }

  /** Reads the entries of whole lines and returns where one begins that is incomplete, or the end. */
  #read(all: Uint8Array, end: number, start = 0): number {
    const bytes = all.subarray(0, end);
    let i = skipBlanks(bytes, start);
    while (i < end) {
      const next = this.#entries.read(bytes, i);
      if (next === incomplete && end - i <= longestOnLines) return i;
      const rest = next < 0 ? next : skipSpaces(bytes, next);
      if (rest >= 0 && (rest === end || bytes[rest] === lineBreak)) {
        this.#entries.commit();
        i = skipBlanks(bytes, rest);
      } else {
        this.builder.unreadable++;
        i = skipBlanks(bytes, after(bytes, i));
      }
    }
    return end;
  }
}

/** Where the next line begins. */
function after(bytes: Uint8Array, at: number): number {
  const found = bytes.indexOf(lineBreak, at);
  return found < 0 ? bytes.length : found + 1;
}

function skipSpaces(bytes: Uint8Array, start: number): number {
  let i = start;
  while (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 13) i++;
  return i;
}
