import { walFrames } from './walFrames';

const magic = new TextEncoder().encode('SQLite format 3\0');

/** Whether a file begins as a SQLite database does. */
export function isDatabase(head: Uint8Array): boolean {
  return magic.every((byte, i) => head[i] === byte);
}

/** The pages of a SQLite database (https://www.sqlite.org/fileformat2.html) as the last transaction left them. */
export class Pages {
  readonly size: number;
  /** How much of each page is used; the rest is reserved. */
  readonly usable: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly #frames: ReadonlyMap<number, Uint8Array>;

  /** `wal` is the write-ahead log beside the file, in which newer pages are while the database is in use. */
  constructor(
    private readonly file: Uint8Array,
    wal?: Uint8Array,
  ) {
    const size = 256 * file[16]! + file[17]!;
    this.size = size === 1 ? 65_536 : size;
    this.usable = this.size - file[20]!;
    this.#frames = wal ? walFrames(wal, this.size) : new Map<number, Uint8Array>();
    this.encoding = ({ 2: 'utf-16le', 3: 'utf-16be' } as const)[this.page(1)?.[59] ?? 1] ?? 'utf-8';
  }

  /** How many pages there can be at most. */
  get count(): number {
    return Math.floor(this.file.length / this.size) + this.#frames.size;
  }

  /** The page of that number, from 1; undefined where there is none. */
  page(number: number): Uint8Array | undefined {
    const frame = this.#frames.get(number);
    if (frame) return frame;
    const end = number * this.size;
    return number >= 1 && end <= this.file.length ? this.file.subarray(end - this.size, end) : undefined;
  }
}
