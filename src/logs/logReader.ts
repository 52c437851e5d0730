/** Reads the bytes of a file of a log piece by piece, so that its caller can do other things in between. What was read is in the runs that it was given. */
export interface LogReader {
  /** Reads what the file goes on with. A row that is cut off waits for the rest of it. */
  push(bytes: Uint8Array): void;
  /** Reads a last row that nothing ends. To be called where the file is not followed any more, and with the log that SQLite keeps beside a database. */
  end(wal?: Uint8Array): void;
  /** Does a millisecond or so of the work that ending has left; false where nothing is left. Most readers leave none. */
  work?(): boolean;
}
