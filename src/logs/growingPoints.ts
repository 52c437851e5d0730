import { Extremes } from './extremes';
import type { LoggedPoints } from './table/pointsByStep';
import type { LogColumn } from './table/logColumn';
import { type NumberList, Numbers } from './table/numbers';

const usualSlice = 20_000;

/** The first numbers of a list that goes on, each less a constant. */
class Beginning implements NumberList {
  length = 0;

  constructor(
    private readonly list: NumberList,
    private readonly less = 0,
  ) {}

  at(index: number): number | undefined {
    const i = index < 0 ? index + this.length : index;
    return i < this.length ? this.list.at(i)! - this.less : undefined;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }
}

/**
 * The values of a column at their steps, in ascending order, kept up to date as the log grows. The steps are those of the step column in the
 * same row, or the rows themselves where there is none. Of a step that was logged several times, as a resumed run does, the later comes later.
 */
export class GrowingPoints implements LoggedPoints {
  #steps: Beginning | Numbers;
  #values: Beginning | Numbers;
  #extremes = new Extremes();
  /** How many values, and of the steps' rows how many, were looked at. */
  #read = 0;
  #stepsRead = 0;
  #last = -Infinity;
  #isInOrder = true;
  #order = 0;

  constructor(
    private readonly value: LogColumn,
    private readonly step: LogColumn | undefined,
    /** What the first step is called: 1 where steps are counted from 1. It becomes 0. */
    private readonly first = 0,
  ) {
    // Where each row has both, nothing is copied.
    this.#steps = new Beginning(step?.values ?? value.rows, first);
    this.#values = new Beginning(value.values);
  }

  get steps(): NumberList {
    return this.#steps;
  }

  get values(): NumberList {
    return this.#values;
  }

  get extremes(): Extremes {
    return this.#extremes;
  }

  /** Changes when points come before others that were there already: those that were known have other places then. */
  get order(): number {
    return this.#order;
  }

  /** Takes what was added to the columns, some at a time: it yields in between, so that its caller can do other things. */
  *update(slice = usualSlice): Generator<void> {
    const { rows, values } = this.value;
    while (this.#read < rows.length) {
      const step = this.#stepOf(rows.at(this.#read)!);
      const fits = step !== undefined && step >= this.#last && (!this.step || this.#stepsRead === this.#read);
      if (!fits && this.#steps instanceof Beginning) yield* this.#copy(slice);
      const i = this.#read++;
      if (step !== undefined) {
        this.#isInOrder &&= step >= this.#last;
        this.#last = step;
        this.#add(step, values.at(i)!);
      }
      if (i % slice === slice - 1) yield;
    }
    if (!this.#isInOrder) yield* this.#sort(slice);
    yield* this.#extremes.update(this.#values, slice);
  }

  /** The step that a row has; undefined where it has none. */
  #stepOf(row: number): number | undefined {
    if (!this.step) return row - this.first;
    const { rows, values } = this.step;
    while (this.#stepsRead < rows.length && rows.at(this.#stepsRead)! < row) this.#stepsRead++;
    return rows.at(this.#stepsRead) === row ? values.at(this.#stepsRead)! - this.first : undefined;
  }

  #add(step: number, value: number): void {
    const [steps, values] = [this.#steps, this.#values];
    if (steps instanceof Beginning) steps.length++;
    else steps.push(step);
    if (values instanceof Beginning) values.length++;
    else values.push(value);
  }

  /** Puts the points into lists of their own. */
  *#copy(slice: number): Generator<void> {
    const [steps, values] = [new Numbers(), new Numbers()];
    for (let i = 0; i < this.#steps.length; i++) {
      steps.push(this.#steps.at(i)!);
      values.push(this.#values.at(i)!);
      if (i % slice === slice - 1) yield;
    }
    [this.#steps, this.#values] = [steps, values];
  }

  /** Merges the stretches that are in order, two at a time. */
  *#sort(slice: number): Generator<void> {
    let [steps, values]: readonly NumberList[] = [this.#steps, this.#values];
    for (let starts = yield* stretches(steps!, slice); starts.length > 1; starts = starts.filter((_, i) => i % 2 === 0)) {
      const merged = { steps: new Numbers(), values: new Numbers() };
      for (let i = 0; i < starts.length; i += 2) {
        const [middle, end] = [starts[i + 1] ?? steps!.length, starts[i + 2] ?? steps!.length];
        let [left, right] = [starts[i]!, middle];
        for (let k = left; k < end; k++) {
          const from = right === end || (left < middle && steps!.at(left)! <= steps!.at(right)!) ? left++ : right++;
          merged.steps.push(steps!.at(from)!);
          merged.values.push(values!.at(from)!);
          if (k % slice === slice - 1) yield;
        }
      }
      [steps, values] = [merged.steps, merged.values];
      [this.#steps, this.#values] = [merged.steps, merged.values];
    }
    this.#last = this.#steps.at(-1)!;
    this.#isInOrder = true;
    this.#extremes = new Extremes();
    this.#order++;
  }
}

/** Where the stretches of ascending steps begin. */
function* stretches(steps: NumberList, slice: number): Generator<void, readonly number[]> {
  const starts = [0];
  for (let i = 1; i < steps.length; i++) {
    if (steps.at(i)! < steps.at(i - 1)!) starts.push(i);
    if (i % slice === slice - 1) yield;
  }
  return starts;
}
