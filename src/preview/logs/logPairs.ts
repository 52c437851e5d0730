// A log beside the curves that it belongs to. Pure.
import { columnFor, stepColumns, valueColumns } from '../../logs/logColumns';
import { type LoggedPoints, loggedPoints } from '../../logs/loggedPoints';
import type { LogColumn, LogTable } from '../../logs/logTable';
import type { SavedLog } from '../../protocol';
import type { Curve } from '../model/curves';

/** The names of the columns that are read: of the steps, and of curves by their `id`s. */
export type ColumnNames = Pick<SavedLog, 'step' | 'values'>;

/** The columns of a log that are compared with curves. */
export class LogPairs {
  readonly #values = new Map</* id of a curve */ string, LogColumn>();
  readonly #points = new Map<LogColumn, LoggedPoints>();
  #step: LogColumn | undefined;

  constructor(private readonly table: LogTable) {
    this.#step = stepColumns(table)[0];
  }

  /** The column of the steps; undefined where the rows are counted. */
  get step(): LogColumn | undefined {
    return this.#step;
  }

  /** Columns that can be the steps, the likeliest first. */
  get stepChoices(): readonly LogColumn[] {
    return [...new Set([...stepColumns(this.table), ...this.table.columns])];
  }

  /** Columns that can be weights, the likeliest first. */
  get valueChoices(): readonly LogColumn[] {
    return valueColumns(this.table);
  }

  chooseStep(column: LogColumn | undefined): void {
    this.#step = column;
    this.#points.clear();
  }

  chooseValue(curve: string, column: LogColumn | undefined): void {
    if (column) this.#values.set(curve, column);
    else this.#values.delete(curve);
  }

  /** Pairs curves with the columns of their names. */
  pairByName(curves: readonly Curve[]): void {
    const columns = this.valueChoices;
    for (const { id, label } of curves) {
      const column = columnFor(label, columns);
      if (column) this.#values.set(id, column);
    }
    const [first, ...others] = columns;
    const [curve, ...moreCurves] = curves;
    // A log of one column, such as TensorBoard's, can only mean one thing where there is one curve.
    if (this.#values.size === 0 && first && curve && others.length === 0 && moreCurves.length === 0) this.#values.set(curve.id, first);
  }

  /** Which columns are compared, to find them again. */
  get names(): ColumnNames {
    return { step: this.#step?.name, values: [...this.#values].map(([curve, { name }]) => [curve, name]) };
  }

  /** The columns of these names, as far as the log has them. */
  static named(table: LogTable, { step, values }: ColumnNames): LogPairs {
    const pairs = new LogPairs(table);
    const find = (wanted: string | undefined) => table.columns.find(({ name }) => name === wanted);
    pairs.chooseStep(find(step));
    for (const [curve, name] of values) pairs.chooseValue(curve, find(name));
    return pairs;
  }

  columnOf(curve: string): LogColumn | undefined {
    return this.#values.get(curve);
  }

  /** The logged values of a curve. */
  pointsOf(curve: string): LoggedPoints | undefined {
    const column = this.#values.get(curve);
    if (!column) return undefined;
    const known = this.#points.get(column);
    if (known) return known;
    const points = loggedPoints(column, this.#step);
    this.#points.set(column, points);
    return points;
  }
}
