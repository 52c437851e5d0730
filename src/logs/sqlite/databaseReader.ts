import type { LogReader } from '../logReader';
import type { LogRuns } from '../logRuns';
import { Database } from './database';

/** How a tracker lays out its database. */
export interface DatabaseLayout {
  /** Adds the rows with an `id` greater than `after` to their runs, yielding the `id` of each; undefined where it is another's database. */
  read(database: Database, runs: LogRuns, after: number): Generator<number> | undefined;
}

const rowsAtATime = 2_000;

/**
 * Reads the databases that trackers keep. They can only be read when all bytes are there, which is the `work` of this reader. A database that
 * has changed is pushed as a whole again: the rows that are new are added then.
 */
export class DatabaseReader implements LogReader {
  #pieces: Uint8Array[] = [];
  #reading: Generator<number> | undefined;
  #lastRow = -Infinity;

  constructor(
    private readonly layouts: readonly DatabaseLayout[],
    private readonly runs: LogRuns,
  ) {}

  push(bytes: Uint8Array): void {
    const last = this.#pieces.at(-1);
    // Pieces of one buffer are put together again without a copy.
    if (last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset)
      this.#pieces[this.#pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
    else this.#pieces.push(bytes);
  }

  end(wal?: Uint8Array): void {
    if (this.#pieces.length === 0) return;
    const database = new Database(joined(this.#pieces), wal);
    this.#pieces = [];
    this.#reading = undefined;
    for (const layout of this.layouts) this.#reading ??= layout.read(database, this.runs, this.#lastRow);
  }

  work(): boolean {
    for (let i = 0; i < rowsAtATime; i++) {
      const next = this.#reading?.next();
      if (!next || next.done) {
        this.#reading = undefined;
        return false;
      }
      this.#lastRow = Math.max(this.#lastRow, next.value);
    }
    return true;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
