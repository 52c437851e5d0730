import { FollowedLogs } from './followedLogs';
import { inSlices, type SlicedWork } from './inSlices';
import type { LogRuns } from './logRuns';

/** A file of a log as it is now. */
export interface LogFileState {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was written last, in milliseconds since 1970. */
  readonly time: number;
}

/** Where the files of a log are. */
export interface LogSource {
  /** The files as they are now, with those that SQLite keeps beside a database. */
  readonly list: () => Promise<readonly LogFileState[]>;
  /** The bytes of a file before `to`; fewer where it has become shorter. */
  readonly read: (path: string, from: number, to: number) => Promise<Uint8Array>;
}

/** What follows a log being brought up to date. */
export interface UpdateProgress extends SlicedWork {
  /** Called with the part that is read, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

const headSize = 64 * 1024;
const chunkSize = 4 << 20;
/** A file that was not written for so long is taken for finished, in milliseconds. */
const rest = 60_000;

/** A log that is read as far as it is written, and then as it grows. Only bytes that were added are read, as long as a file is only added to. */
export class LiveLog {
  readonly #logs = new FollowedLogs();
  /** What the files were like when they were read. */
  readonly #stamps = new Map</* path */ string, string>();
  #isEnded = false;

  constructor(private readonly source: LogSource) {}

  /** What was read so far. After a new start these are others. */
  get runs(): LogRuns {
    return this.#logs.runs;
  }

  /** Reads what there is by now. True where that was something new; undefined where it was cancelled, and this can be used no more. */
  async update(progress: UpdateProgress, now = Date.now()): Promise<boolean | undefined> {
    const listed = await this.source.list();
    const files = listed.flatMap((file) => {
      if (file.path.endsWith('-wal')) return [];
      const wal = listed.find(({ path }) => path === `${file.path}-wal`);
      const stamp = [file.size, file.time, wal?.size, wal?.time].join();
      return [{ ...file, wal, stamp }];
    });
    const isNew = files.some(({ path, stamp }) => this.#stamps.get(path) !== stamp);
    if (isNew) {
      if (this.#isEnded) this.#restart();
      const isRead = await this.#readAll(files, progress);
      if (isRead === undefined) return undefined;
      // A file was another one than before: all are read again. Where that happens once more, the next update goes on.
      if (!isRead && (await this.#readAll(files, progress)) === undefined) return undefined;
    }
    if (!this.#logs.hasRest || files.some(({ time }) => now - time < rest)) return isNew;
    this.end();
    return true;
  }

  /** Reads a last row that no line break ends. What is written later has all read anew. */
  end(): void {
    this.#logs.end();
    this.#isEnded = true;
  }

  #restart(): void {
    this.#logs.restart();
    this.#stamps.clear();
    this.#isEnded = false;
  }

  /** False where all is to be read again; undefined where it was cancelled. */
  async #readAll(
    files: readonly (LogFileState & { readonly wal: LogFileState | undefined; readonly stamp: string })[],
    progress: UpdateProgress,
  ): Promise<boolean | undefined> {
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const { path, size, wal, stamp } of files) {
      if (this.#stamps.get(path) !== stamp) {
        const before = done;
        const isSame = await this.#read(path, size, wal, {
          ...progress,
          onProgress: (read) => progress.onProgress?.((before + read) / total),
        });
        if (isSame === false) this.#stamps.clear();
        if (!isSame) return isSame;
        this.#stamps.set(path, stamp);
      }
      done += size;
    }
    return true;
  }

  /** Reads a file up to a size; false where it is another one than before. */
  async #read(path: string, size: number, wal: LogFileState | undefined, progress: UpdateProgress): Promise<boolean | undefined> {
    for (let from = this.#logs.wanted(path, size); ;) {
      const isWhole = from === 0 && this.#logs.isTakenWhole(path, await this.source.read(path, 0, Math.min(size, headSize)));
      const to = isWhole ? size : Math.min(size, from + chunkSize);
      const bytes = await this.source.read(path, from, to);
      const walBytes = isWhole && wal ? await this.source.read(wal.path, 0, wal.size) : undefined;
      const isSame = await inSlices(this.#logs.read(path, bytes, from, walBytes), progress);
      progress.onProgress?.(from + bytes.length);
      // What is no log stays unread, and what became shorter meanwhile has its turn with the next update.
      if (!isSame || to === size || bytes.length < to - from || this.#logs.wanted(path, size) <= from) return isSame;
      from = this.#logs.wanted(path, size);
    }
  }
}
