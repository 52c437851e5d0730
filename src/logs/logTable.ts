// The numbers of a training log by column. A column keeps only the rows that it has a number in, so that one that is written now and then costs little.
import { ColumnBuilder } from './table/columnBuilder';
import type { LogColumn } from './table/logColumn';

/** The columns of a log that have numbers. */
export interface LogTable {
  readonly columns: readonly LogColumn[];
  readonly rowCount: number;
  /** Lines or entries that could not be read. */
  readonly unreadable: number;
  /** What the first optimizer step is called: 1 where its format counts steps from 1. */
  readonly firstStep: 0 | 1;
}

const mostColumns = 1_000;

/** Collects a table row by row. */
export class LogTableBuilder {
  readonly #columns = new Map</* name */ string, ColumnBuilder>();
  #row = -1;
  unreadable = 0;
  firstStep: 0 | 1 = 0;

  /** Starts a row and returns its number. */
  startRow(): number {
    return ++this.#row;
  }

  /** The column of that name; of more than a thousand, the first thousand are kept. */
  column(name: string): ColumnBuilder | undefined {
    let column = this.#columns.get(name);
    if (!column && this.#columns.size < mostColumns) {
      column = new ColumnBuilder(name);
      this.#columns.set(name, column);
    }
    return column;
  }

  /** Puts a number into the current row, if it is finite. */
  add(name: string, value: number): void {
    if (Number.isFinite(value)) this.column(name)?.add(this.#row, value);
  }

  /** What there is so far. Its columns go on growing; nothing is copied. */
  build(): LogTable {
    const columns = [...this.#columns.values()].filter(({ values }) => values.length > 0);
    return { columns, rowCount: this.#row + 1, unreadable: this.unreadable, firstStep: this.firstStep };
  }
}
