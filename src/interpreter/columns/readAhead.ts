// Evaluates steps before they are asked for: curves ask for one step after another, and a block costs little more than a few single steps.
import type { Outcome } from '../outcome';
import type { Runtime } from '../runtime';
import type { Value } from '../values/value';
import { BAIL, Block } from './block';
import { Column, INTS, kindOf } from './column';

/** After so many steps in a row, the next ones are evaluated ahead. */
const patience = 8;
/** The smallest block: fewer steps are as fast one by one. */
const least = 32;
/** Steps that cost more operations than this are not evaluated ahead. */
const blockOperations = 10_000;
/** The steps that are evaluated one by one after two blocks have failed: at first, and at most after failures in a row. */
const [firstPause, longestPause] = [256, 32_768];

/**
 * The values of consecutive steps, evaluated ahead in blocks. Where the steps of a block take different branches it is halved, down to the smallest
 * block. A step without a known value has to be evaluated on its own.
 */
export class ReadAhead {
  /** The operations that the last step has cost. */
  cost = 0;
  readonly #values = new Float64Array(Block.most);
  #found: Outcome = { kind: 'exceeded', bound: 'curve' };
  #column: Column | undefined;
  /** The range of steps whose values are known. */
  #from = 0;
  #to = 0;
  /** The step behind the last one asked for, and the number of steps asked for in a row. */
  #next = -1;
  #streak = 0;
  /** The ends of the halves that are still to be evaluated, the nearest last. */
  #ends: number[] = [];
  #size = least;
  #aloneTo = -Infinity;
  #misses = 0;
  #pause = firstPause;

  constructor(
    private readonly runtime: Runtime,
    /** Evaluates a column of steps; `operations` is the bound for one of them. */
    private readonly evaluate: (step: Value, operations: number) => Outcome,
  ) {}

  /** The outcome of a step; undefined where it has to be evaluated on its own. */
  at(step: number): Outcome | undefined {
    if (step >= this.#from && step < this.#to && Number.isInteger(step)) return this.#given(step);
    this.#streak = step === this.#next ? this.#streak + 1 : 0;
    this.#next = step + 1;
    if (this.#streak < patience || step < this.#aloneTo || !this.#read(step)) return undefined;
    this.#next = this.#to;
    return this.#given(step);
  }

  #given(step: number): Outcome {
    return this.#column ? { kind: 'value', value: this.#column.kind.make(this.#values[step - this.#from]!) } : this.#found;
  }

  #read(step: number): boolean {
    if (this.#streak === patience) this.#ends = [];
    while (this.#ends.length > 0 && this.#ends.at(-1)! <= step) this.#ends.pop();
    if (this.#ends.length === 0) this.#ends.push(step + this.#size);
    for (;;) {
      const end = this.#ends.at(-1)!;
      const size = end - step;
      if (this.#block(step, end)) {
        this.#ends.pop();
        if (this.#ends.length === 0) this.#size = Math.min(2 * size, Block.most);
        this.#misses = 0;
        if (size > firstPause) this.#pause = firstPause;
        return true;
      }
      this.#size = Math.max(least, size >> 1);
      if (size > least) {
        this.#ends.push(step + (size >> 1));
        continue;
      }
      this.#aloneTo = end;
      if (++this.#misses > 1) {
        this.#aloneTo = step + this.#pause;
        this.#pause = Math.min(2 * this.#pause, longestPause);
        this.#misses = 0;
      }
      return false;
    }
  }

  /** Evaluates the steps together; false where they do not go together. */
  #block(from: number, to: number): boolean {
    if (!Number.isSafeInteger(to)) return false;
    const { runtime } = this;
    const { block } = runtime;
    block.begin(to - from);
    const data = block.take();
    for (let i = 0; i < block.length; i++) data[i] = from + i;
    let found: Outcome;
    try {
      found = this.evaluate(new Column(block, data, INTS), blockOperations);
    } catch (error) {
      if (error === BAIL) return false;
      throw error;
    }
    if (found.kind !== 'value' && found.kind !== 'raised') return false;
    const value = found.kind === 'value' ? found.value : null;
    this.#column = value instanceof Column ? value : undefined;
    if (this.#column) this.#values.set(this.#column.data.subarray(0, block.length));
    else if (value !== null && typeof value !== 'string' && typeof value !== 'bigint' && !kindOf(value)) return false;
    this.#found = found;
    this.#from = from;
    this.#to = to;
    this.cost = runtime.spent;
    return true;
  }
}
