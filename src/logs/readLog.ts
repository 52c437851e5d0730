import { FollowedLogs } from './followedLogs';
import { inSlices, type SlicedWork } from './inSlices';
import type { LogTable } from './logTable';

/** What follows a log being read. */
export interface ReadingProgress extends SlicedWork {
  /** Called with the part of the log that is read, 0 to 1. */
  readonly onProgress: (part: number) => void;
}

const nothing: LogTable = { columns: [], rowCount: 0, unreadable: 0, firstStep: 0 };
const pieceSize = 64 * 1024;

/** Reads a log (text in UTF-8, or UTF-16 with a byte order mark) as it stands; of several runs in it, the last one. Undefined where it was cancelled. */
export async function readLog(bytes: Uint8Array, progress: ReadingProgress, path = ''): Promise<LogTable | undefined> {
  const logs = new FollowedLogs();
  let pieces = 0;
  const isDone = await inSlices(logs.read(path, bytes, 0), {
    ...progress,
    onStep: () => pieces++,
    onPause: () => progress.onProgress(Math.min(1, (pieces * pieceSize) / bytes.length)),
  });
  if (!isDone) return undefined;
  logs.end();
  return logs.runs.all.at(-1)?.table ?? nothing;
}
