// The numbers of a training log by column. A column keeps only the rows that it has a number in, so that one that is written now and then costs little.

/** Numbers, one after the other, in as much memory as they need. */
class Numbers {
  #numbers = new Float64Array(256);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  get all(): Float64Array {
    return this.#numbers.slice(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }
}

/** A column of a log. */
export interface LogColumn {
  readonly name: string;
  /** The rows that have a number, ascending, counted from 0. */
  readonly rows: Float64Array;
  readonly values: Float64Array;
}

/** The columns of a log that have numbers. */
export interface LogTable {
  readonly columns: readonly LogColumn[];
  readonly rowCount: number;
  /** Lines or entries that could not be read. */
  readonly unreadable: number;
}

const mostColumns = 1_000;

/** Collects a table row by row. */
export class LogTableBuilder {
  readonly #columns = new Map</* name */ string, { readonly rows: Numbers; readonly values: Numbers }>();
  #row = -1;
  unreadable = 0;

  startRow(): void {
    this.#row++;
  }

  /** Puts a number into the current row; of more than a thousand columns, the first thousand are kept. */
  add(name: string, value: number): void {
    let column = this.#columns.get(name);
    if (!column) {
      if (this.#columns.size === mostColumns) return;
      column = { rows: new Numbers(), values: new Numbers() };
      this.#columns.set(name, column);
    }
    column.rows.push(this.#row);
    column.values.push(value);
  }

  build(): LogTable {
    const rowCount = this.#row + 1;
    // Most columns have a number in every row: these share the list of rows.
    const every = Float64Array.from({ length: rowCount }, (_, row) => row);
    const columns = [...this.#columns].map(([name, { rows, values }]) => ({
      name,
      rows: rows.length === rowCount ? every : rows.all,
      values: values.all,
    }));
    return { columns, rowCount, unreadable: this.unreadable };
  }
}
