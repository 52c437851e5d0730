import { logReaderFor } from './logReader';
import type { LogTable } from './logTable';

const chunkSize = 64 * 1024;
const usualSlice = 6;

/** What follows a log being read. */
export interface ReadingProgress {
  /** Called with the part of the log that is read, 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly isCancelled: () => boolean;
  /** Milliseconds of work after which others have their turn, so that what the user types meanwhile is not kept waiting; 6 when left out. */
  readonly slice?: number;
}

/** Reads a log (UTF-8, or UTF-16 with a byte order mark) in pieces, between which other things can happen. Undefined where it was cancelled. */
export async function readLog(bytes: Uint8Array, progress: ReadingProgress): Promise<LogTable | undefined> {
  const { onProgress, isCancelled, slice = usualSlice } = progress;
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
  const decode = (start: number) => decoder.decode(bytes.subarray(start, start + chunkSize), { stream: true });
  let text = decode(0);
  let turn = performance.now();
  const reader = logReaderFor(text);
  for (let start = chunkSize; ; start += chunkSize) {
    reader.push(text);
    if (start >= bytes.length) return reader.end();
    if (performance.now() - turn >= slice) {
      onProgress(start / bytes.length);
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      if (isCancelled()) return undefined;
      turn = performance.now();
    }
    text = decode(start);
  }
}
