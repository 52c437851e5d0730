// Pure: which columns of a log belong to which curves.
import { Extremes } from '../../logs/extremes';
import { GrowingPoints } from '../../logs/growingPoints';
import { columnFor, firstStep, stepColumns, valueColumns } from '../../logs/logColumns';
import { DrawnPoints, valueExtent } from '../../logs/loggedPoints';
import { Smoothing } from '../../logs/smoothing';
import { Numbers } from '../../logs/table/numbers';
import type { LoggedPoints } from '../../logs/table/pointsByStep';
import type { LogTable } from '../../logs/logTable';
import type { LogColumn } from '../../logs/table/logColumn';
import type { LoggedSeries, SavedLog } from '../../protocol';
import type { Curve } from '../model/curves';

/** The names of the columns that are read: of the steps, and of curves by their `id`s. */
export type ColumnNames = Pick<SavedLog, 'step' | 'values'>;

/** How many parts of a column are kept as they were drawn. */
const mostDrawn = 4;
const valuesAtATime = 20_000;

/** A part of the step axis, and how many device pixels wide it is drawn. */
export interface LogPart {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** What is kept of a column: a log may have a million rows, and is drawn at each key press. */
interface KnownPoints {
  readonly column: LogColumn;
  readonly points: GrowingPoints;
  /** The values as they are smoothed, and of which order of the points. */
  smoothed?: { readonly order: number; readonly smoothing: Smoothing; readonly values: Numbers; readonly extremes: Extremes };
  /** What is drawn of parts, and what was drawn since the last update. */
  readonly drawn: Map</* a part */ string, { readonly drawing: DrawnPoints; points?: Float64Array | undefined }>;
}

/** The columns of a log that are compared with curves. They are known by their names: a log that is read anew has others of the same names. */
export class LogPairs {
  readonly #values = new Map</* id of a curve */ string, /* name of a column */ string>();
  readonly #known = new Map</* id of a curve */ string, KnownPoints>();
  #step: string | undefined;
  #smoothing = 0;

  constructor(private readonly log: { readonly table: LogTable }) {
    this.#step = stepColumns(log.table)[0]?.name;
  }

  /** How strongly the lines that are drawn are smoothed, as `Smoothing` has it; 0 where they are not. */
  get smoothing(): number {
    return this.#smoothing;
  }

  set smoothing(weight: number) {
    this.#smoothing = weight;
    for (const known of this.#known.values()) {
      delete known.smoothed;
      known.drawn.clear();
    }
  }

  /** The column of the steps; undefined where the rows are counted. */
  get step(): LogColumn | undefined {
    return this.#column(this.#step);
  }

  /** What the first step is called. */
  get firstStep(): 0 | 1 {
    return this.#step === undefined ? 0 : firstStep(this.log.table);
  }

  /** Columns that can be the steps, the likeliest first. */
  get stepChoices(): readonly LogColumn[] {
    const { table } = this.log;
    return [...new Set([...stepColumns(table), ...table.columns])];
  }

  /** Columns that can be weights, the likeliest first. */
  get valueChoices(): readonly LogColumn[] {
    return valueColumns(this.log.table);
  }

  chooseStep(column: LogColumn | undefined): void {
    this.#step = column?.name;
    this.#known.clear();
  }

  chooseValue(curve: string, column: LogColumn | undefined): void {
    this.#known.delete(curve);
    if (column) this.#values.set(curve, column.name);
    else this.#values.delete(curve);
  }

  /** Pairs curves with the columns of their names. */
  pairByName(curves: readonly Curve[]): void {
    const columns = this.valueChoices;
    for (const { id, label } of curves) {
      const column = columnFor(label, columns);
      if (column) this.chooseValue(id, column);
    }
    const [first, ...others] = columns;
    const [curve, ...moreCurves] = curves;
    // A log of one column, such as TensorBoard's, can only mean one thing where there is one curve.
    if (this.#values.size === 0 && first && curve && others.length === 0 && moreCurves.length === 0) this.chooseValue(curve.id, first);
  }

  /** Which columns are compared, to find them again. */
  get names(): ColumnNames {
    return { step: this.#step, values: [...this.#values] };
  }

  /** The columns of these names, as far as the log has them. */
  static ofColumns(
    log: { readonly table: LogTable },
    { step, values, smoothing = 0 }: ColumnNames & Pick<SavedLog, 'smoothing'>,
  ): LogPairs {
    const pairs = new LogPairs(log);
    pairs.smoothing = smoothing;
    pairs.chooseStep(pairs.#column(step));
    for (const [curve, name] of values) pairs.chooseValue(curve, pairs.#column(name));
    return pairs;
  }

  columnOf(curve: string): LogColumn | undefined {
    return this.#column(this.#values.get(curve));
  }

  /** The logged values of a curve; undefined where it has none. */
  pointsOf(curve: string): GrowingPoints | undefined {
    return this.#of(curve)?.points;
  }

  /** The least and the greatest logged value of a curve; NaN where it has none. */
  extentOf(curve: string): LoggedSeries['extent'] {
    const points = this.pointsOf(curve);
    return points ? valueExtent(points) : { min: NaN, max: NaN };
  }

  /** Step and value by turns: what has to be drawn of a curve's logged values in a part of the plot, smoothed or as they are. */
  drawn(curve: string, part: LogPart, isRaw = this.#smoothing === 0): Float64Array {
    const known = this.#of(curve);
    if (!known) return new Float64Array();
    const key = JSON.stringify([part, isRaw]);
    const drawn = known.drawn.get(key) ?? { drawing: new DrawnPoints(part.from, part.to, part.columns) };
    drawn.points ??= drawn.drawing.of(isRaw ? known.points : this.#smoothedPoints(known));
    // Of a zoom only the overview and the latest part will be drawn again.
    if (known.drawn.size > mostDrawn) known.drawn.clear();
    known.drawn.set(key, drawn);
    return drawn.points;
  }

  /** Takes what the log has by now, some at a time: it yields in between, so that its caller can do other things. */
  *update(): Generator<void> {
    for (const curve of this.#values.keys()) {
      const known = this.#of(curve, false);
      if (!known) continue;
      yield* known.points.update();
      if (this.#smoothing > 0) yield* this.#smooth(known);
      for (const drawn of known.drawn.values()) drawn.points = undefined;
    }
  }

  #smoothedPoints(known: KnownPoints): LoggedPoints {
    for (const work = this.#smooth(known); !work.next().done;);
    const { order, values, extremes } = known.smoothed!;
    return { steps: known.points.steps, values, extremes, order };
  }

  /** Smooths the values that were added. */
  *#smooth(known: KnownPoints): Generator<void> {
    const { values, order } = known.points;
    if (known.smoothed?.order !== order)
      known.smoothed = { order, smoothing: new Smoothing(this.#smoothing), values: new Numbers(), extremes: new Extremes() };
    const { smoothed } = known;
    while (smoothed.values.length < values.length) {
      const place = smoothed.values.length;
      smoothed.values.push(smoothed.smoothing.next(values.at(place)!));
      if (place % valuesAtATime === valuesAtATime - 1) yield;
    }
    yield* smoothed.extremes.update(smoothed.values);
  }

  #column(name: string | undefined): LogColumn | undefined {
    return name === undefined ? undefined : this.log.table.columns.find((column) => column.name === name);
  }

  /** What is known of a curve's points; new ones are made at once where they are needed. */
  #of(curve: string, isNeeded = true): KnownPoints | undefined {
    const column = this.columnOf(curve);
    if (!column) return undefined;
    let known = this.#known.get(curve);
    if (known?.column !== column) {
      known = { column, points: new GrowingPoints(column, this.step, this.firstStep), drawn: new Map() };
      this.#known.set(curve, known);
      if (isNeeded) for (const work = known.points.update(); !work.next().done;);
    }
    return known;
  }
}
