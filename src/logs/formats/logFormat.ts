import type { LogReader } from '../logReader';
import type { LogRuns } from '../logRuns';

/** A file that may be a log. */
export interface LogFile {
  /** Its path with slashes, from a folder in which all the files of one log are. */
  readonly path: string;
  /** Its first bytes, some ten thousand or all there are. */
  readonly head: Uint8Array;
}

/** A kind of file that training runs write. */
export interface LogFormat {
  /** What it is, for people. */
  readonly name: string;
  /** Where such files usually are, as glob patterns. */
  readonly globs: readonly string[];
  /** Where the run is that a file of such a path belongs to, if that is a folder. */
  readonly place?: (path: string) => string | undefined;
  readonly recognises: (file: LogFile) => boolean;
  /** What such a file is read with. Files of one run add to one builder of the runs. */
  readonly open: (file: LogFile, runs: LogRuns) => LogReader;
  /** How it changes: in most, something is added at the end; others are written as a whole again, or are databases with a write-ahead log beside them. */
  readonly changes?: 'written again' | 'database';
  /** Its rows are lines, the last of which may lack its line break. */
  readonly isLines?: boolean;
}
