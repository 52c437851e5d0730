import type { LogTableBuilder } from '../logTable';

const lineBreak = 10;
/** A line that is longer is no row of a log, nor is an object on several lines. */
const longestLine = 4 << 20;
const largestKept = 1 << 20;

/** The bytes of a file that were pushed and not yet read. */
export class Pending {
  #rest = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Reads whole lines of what is pending with more bytes behind it; `read` returns where one begins that is incomplete, or their end. */
  readLines(bytes: Uint8Array, builder: LogTableBuilder, read: (all: Uint8Array, end: number) => number): void {
    const all = this.with(bytes);
    let from = read(all, all.lastIndexOf(lineBreak) + 1);
    if (all.length - from > longestLine) {
      builder.unreadable++;
      from = all.length;
    }
    this.keep(all, from);
  }

  /** What is pending with more bytes behind it; what of it stays pending is to be told by `keep`. */
  with(bytes: Uint8Array): Uint8Array {
    if (this.#length === 0) return bytes;
    const length = this.#length + bytes.length;
    if (length > this.#rest.length) {
      // Twice as much as is needed, so that a long row that comes in many pieces is not copied with each of them.
      const larger = new Uint8Array(2 * length);
      larger.set(this.#rest.subarray(0, this.#length));
      this.#rest = larger;
    }
    this.#rest.set(bytes, this.#length);
    return this.#rest.subarray(0, length);
  }

  /** Leaves pending what `with` returned, from there on. */
  keep(bytes: Uint8Array, from: number): void {
    const length = bytes.length - from;
    if (bytes.buffer === this.#rest.buffer) this.#rest.copyWithin(0, from, bytes.length);
    else if (length > 0) {
      if (length > this.#rest.length) this.#rest = new Uint8Array(2 * length);
      this.#rest.set(bytes.subarray(from));
    }
    this.#length = length;
    if (length === 0 && this.#rest.length > largestKept) this.#rest = new Uint8Array(0);
  }
}
