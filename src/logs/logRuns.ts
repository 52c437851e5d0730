import { type LogTable, LogTableBuilder } from './logTable';

/** A training run of which there is a log. */
export interface LogRun {
  /** What tells it from others: a path, or a tracker's own id. */
  readonly id: string;
  /** As its tracker shows it; the `id` where it has no name. */
  readonly name: string;
  readonly table: LogTable;
}

/** The runs that some files of logs tell of. One file may have several runs, and several files one. */
export class LogRuns {
  readonly #runs = new Map</* id */ string, { name: string; readonly builder: LogTableBuilder }>();

  /** What the rows of a run are to be added to. */
  builder(id: string, name = id): LogTableBuilder {
    let run = this.#runs.get(id);
    if (!run) {
      run = { name, builder: new LogTableBuilder() };
      this.#runs.set(id, run);
    }
    return run.builder;
  }

  /** What there is so far, in the order in which it was found. */
  get all(): readonly LogRun[] {
    return [...this.#runs].map(([id, { name, builder }]) => ({ id, name, table: builder.build() }));
  }
}
