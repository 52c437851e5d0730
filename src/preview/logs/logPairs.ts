// Pure: which columns of a log belong to which curves.
import { columnFor, stepColumns, valueColumns } from '../../logs/logColumns';
import { decimate, loggedPoints, valueExtent } from '../../logs/loggedPoints';
import type { LoggedPoints } from '../../logs/table/pointsByStep';
import type { LogTable } from '../../logs/logTable';
import type { LogColumn } from '../../logs/table/logColumn';
import type { LoggedSeries, SavedLog } from '../../protocol';
import type { Curve } from '../model/curves';

/** The names of the columns that are read: of the steps, and of curves by their `id`s. */
export type ColumnNames = Pick<SavedLog, 'step' | 'values'>;

/** How many parts of a column are kept as they were drawn. */
const mostDrawn = 4;

/** A part of the step axis, and how many device pixels wide it is drawn. */
export interface LogPart {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** What is kept of a column: a log may have a million rows, and is drawn at each key press. */
interface KnownPoints {
  readonly points: LoggedPoints;
  readonly extent: LoggedSeries['extent'];
  readonly drawn: Map</* a part */ string, Float64Array>;
}

/** The columns of a log that are compared with curves. */
export class LogPairs {
  readonly #values = new Map</* id of a curve */ string, LogColumn>();
  readonly #known = new Map<LogColumn, KnownPoints>();
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
    this.#known.clear();
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
  static ofColumns(table: LogTable, { step, values }: ColumnNames): LogPairs {
    const pairs = new LogPairs(table);
    const find = (wanted: string | undefined) => table.columns.find(({ name }) => name === wanted);
    pairs.chooseStep(find(step));
    for (const [curve, name] of values) pairs.chooseValue(curve, find(name));
    return pairs;
  }

  columnOf(curve: string): LogColumn | undefined {
    return this.#values.get(curve);
  }

  /** The logged values of a curve; undefined where it has none. */
  pointsOf(curve: string): LoggedPoints | undefined {
    return this.#of(curve)?.points;
  }

  /** The least and the greatest logged value of a curve; NaN where it has none. */
  extentOf(curve: string): LoggedSeries['extent'] {
    return this.#of(curve)?.extent ?? { min: NaN, max: NaN };
  }

  /** Step and value by turns: what has to be drawn of a curve's logged values in a part of the plot. */
  drawn(curve: string, part: LogPart): Float64Array {
    const known = this.#of(curve);
    if (!known) return new Float64Array();
    const key = JSON.stringify(part);
    const drawn = known.drawn.get(key) ?? decimate(known.points, part.from, part.to, part.columns);
    // Of a zoom only the overview and the latest part will be drawn again.
    if (known.drawn.size > mostDrawn) known.drawn.clear();
    known.drawn.set(key, drawn);
    return drawn;
  }

  #of(curve: string): KnownPoints | undefined {
    const column = this.#values.get(curve);
    if (!column) return undefined;
    const known = this.#known.get(column);
    if (known) return known;
    const points = loggedPoints(column, this.#step);
    const found = { points, extent: valueExtent(points), drawn: new Map<string, Float64Array>() };
    this.#known.set(column, found);
    return found;
  }
}
