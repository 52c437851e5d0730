import { formatOf } from './formats/formatOf';
import type { LogFile, LogFormat } from './formats/logFormat';
import type { LogReader } from './logReader';
import type { LogRuns } from './logRuns';
import { Utf16Reader } from './text/utf16Reader';

/** A file of a log and what reads it. */
export interface OpenLog {
  readonly format: LogFormat;
  readonly reader: LogReader;
  /** How many bytes at the beginning only say how it is encoded: they are not to be pushed. */
  readonly markLength: number;
}

/** Finds out what a file is and gets ready to read it into runs; undefined where it is no log that can be read. */
export function openLog(file: LogFile, runs: LogRuns): OpenLog | undefined {
  const { head } = file;
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe;
  const markLength = isUtf16 ? 2 : head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const rest = head.subarray(markLength);
  const opened = { ...file, head: isUtf16 ? new TextEncoder().encode(new TextDecoder('utf-16le').decode(rest)) : rest };
  const format = formatOf(opened);
  if (!format) return undefined;
  const reader = format.open(opened, runs);
  return { format, reader: isUtf16 ? new Utf16Reader(reader) : reader, markLength };
}
