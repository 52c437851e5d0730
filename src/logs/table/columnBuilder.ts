import { type NumberList, Numbers } from './numbers';
import type { LogColumn } from './logColumn';

/** Rows in ascending order: the first ones, as long as none is left out, and then a list. */
class Rows implements NumberList {
  /** How many are 0, 1, 2 and so on. */
  #whole = 0;
  #others: Numbers | undefined;

  get length(): number {
    return this.#whole + (this.#others?.length ?? 0);
  }

  at(index: number): number | undefined {
    const i = index < 0 ? index + this.length : index;
    if (i < this.#whole) return i < 0 ? undefined : i;
    return this.#others?.at(i - this.#whole);
  }

  push(row: number): void {
    if (!this.#others && row === this.#whole) this.#whole++;
    else (this.#others ??= new Numbers(Uint32Array)).push(row);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }
}

/** A column that grows. */
export class ColumnBuilder implements LogColumn {
  readonly rows = new Rows();
  readonly values = new Numbers();
  #lastRow = -1;

  constructor(readonly name: string) {}

  /** Puts a number into a row, which is the last one that has any or a later one; of two numbers in one row, the later one counts. */
  add(row: number, value: number): void {
    if (row === this.#lastRow) {
      this.values.replaceLast(value);
      return;
    }
    this.#lastRow = row;
    this.rows.push(row);
    this.values.push(value);
  }
}
