import { LogRuns } from './logRuns';
import { openLog, type OpenLog } from './openLog';

const pieceSize = 64 * 1024;
/** How many bytes before the new ones are compared with what was there before. */
const overlap = 256;
const lineBreak = 10;

interface Followed extends OpenLog {
  /** How much of the file was read. */
  readonly offset: number;
  /** The last bytes that were read. */
  readonly tail: Uint8Array;
}

/**
 * The files of a log, which are read and then followed as they grow. A file that was cut off, or has other bytes than before, starts all of
 * them anew.
 */
export class FollowedLogs {
  readonly #files = new Map</* path */ string, Followed>();
  #runs = new LogRuns();

  /** What was read so far. After a new start, these are others. */
  get runs(): LogRuns {
    return this.#runs;
  }

  /** From which byte on a file is to be read, as it has that many now: some before those that are new, to see that it is still the same. */
  wanted(path: string, size: number): number {
    const file = this.#files.get(path);
    return !file || file.format.changes || size < file.offset ? 0 : file.offset - file.tail.length;
  }

  /** Whether a file is to be read as a whole each time. */
  isTakenWhole(path: string, head: Uint8Array): boolean {
    return (this.#files.get(path) ?? openLog({ path, head }, new LogRuns()))?.format.changes !== undefined;
  }

  /** Whether a file ends in a line that no line break ends: nothing says that it is whole. */
  get hasRest(): boolean {
    return [...this.#files.values()].some(({ format, tail }) => format.isLines && tail.at(-1) !== lineBreak);
  }

  /**
   * Reads the bytes of a file from the wanted one to its end, some at a time: it yields in between, so that its caller can do other things.
   * False where the file turns out to be another than before: all files are to be read again from their beginnings.
   */
  *read(path: string, bytes: Uint8Array, from: number, wal?: Uint8Array): Generator<void, boolean> {
    if (bytes.length === 0) return true;
    let known = this.#files.get(path);
    if (known && !goesOn(known, bytes, from)) {
      const isAlone = this.#files.size === 1;
      this.restart();
      if (from > 0 || !isAlone) return false;
      known = undefined;
    }
    const file = known ?? openLog({ path, head: bytes.subarray(0, pieceSize) }, this.#runs);
    if (!file) return true;
    for (let start = known && !known.format.changes ? known.tail.length : file.markLength; start < bytes.length; start += pieceSize) {
      file.reader.push(bytes.subarray(start, start + pieceSize));
      if (start + pieceSize < bytes.length) yield;
    }
    if (file.format.changes) {
      file.reader.end(wal);
      while (file.reader.work?.()) yield;
    }
    this.#files.set(path, { ...file, offset: from + bytes.length, tail: bytes.slice(-overlap) });
    return true;
  }

  /** Reads the last rows of all files though nothing ends them. Nothing can be read then but from the beginning. */
  end(): void {
    for (const { reader, format } of this.#files.values()) if (!format.changes) reader.end();
    this.#files.clear();
  }

  /** Forgets all that was read. */
  restart(): void {
    this.#files.clear();
    this.#runs = new LogRuns();
  }
}

/** Whether bytes of a file begin with those that were read last. */
function goesOn({ format, offset, tail }: Followed, bytes: Uint8Array, from: number): boolean {
  if (format.changes) return format.changes === 'database';
  return from === offset - tail.length && tail.every((byte, i) => bytes[i] === byte);
}
