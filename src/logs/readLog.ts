import { logReaderFor } from './logReader';
import type { LogTable } from './logTable';

/** Some milliseconds of work each, so that what the user types meanwhile is not kept waiting. */
const chunkSize = 256 * 1024;

/** What follows a log being read. */
export interface ReadingProgress {
  /** Called with the part of the log that is read, 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly isCancelled: () => boolean;
}

/** Reads a log (UTF-8, or UTF-16 with a byte order mark) in pieces, between which other things can happen. Undefined where it was cancelled. */
export async function readLog(bytes: Uint8Array, { onProgress, isCancelled }: ReadingProgress): Promise<LogTable | undefined> {
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
  const decode = (start: number) => decoder.decode(bytes.subarray(start, start + chunkSize), { stream: true });
  let text = decode(0);
  const reader = logReaderFor(text);
  for (let start = chunkSize; ; start += chunkSize) {
    reader.push(text);
    if (start >= bytes.length) return reader.end();
    onProgress(start / bytes.length);
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    if (isCancelled()) return undefined;
    text = decode(start);
  }
}
