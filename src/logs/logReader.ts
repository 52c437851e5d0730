import { CsvReader } from './csvReader';
import { EntriesReader } from './entriesReader';
import { LinesReader } from './linesReader';
import type { LogTable } from './logTable';

/** Reads the text of a log piece by piece, so that its caller can do other things in between. */
export interface LogReader {
  push(chunk: string): void;
  /** To be called after the last piece. */
  end(): LogTable;
}

/** The reader for a log that begins like this, with some ten thousand characters or all there are: JSON lines, a JSON list of entries, or CSV. */
export function logReaderFor(beginning: string): LogReader {
  const text = beginning.trimStart();
  if (text.startsWith('[')) return new EntriesReader(/\[/);
  if (!text.startsWith('{')) return new CsvReader();
  // A list of entries within an object, as in trainer_state.json of Hugging Face's Trainer.
  const history = /"(?:log_history|history|logs|metrics)"\s*:\s*\[/;
  return history.test(beginning) ? new EntriesReader(history) : new LinesReader();
}
