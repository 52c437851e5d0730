import type { Outcome } from '../outcome';
import type { Runtime } from '../runtime';
import type { Value } from '../values/value';
import { BAIL, Block } from './block';
import { Column, INTS, kindOf } from './column';

/** Steps asked for one after another before the next ones are evaluated ahead. */
const patience = 8;
/** Blocks of fewer steps are not worth their while. */
const least = 32;
/** Operations that a value may cost at most to be evaluated ahead. */
const blockOperations = 10_000;
/** Steps that are evaluated one by one after blocks have failed, at first and at most. */
const [firstPause, longestPause] = [256, 32_768];

/**
 * The values of consecutive steps, evaluated ahead in blocks. A block in which the steps do not all go the same way is halved, as far as it is worth
 * it: what is left of it, and what nothing is known of, has to be evaluated step by step.
 */
export class ReadAhead {
  /** Operations that the last step given has cost. */
  cost = 0;
  readonly #values = new Float64Array(Block.most);
  #found: Outcome = { kind: 'exceeded', bound: 'curve' };
  #column: Column | undefined;
  /** The steps that are known. */
  #from = 0;
  #to = 0;
  /** The step that would follow the last one, and how many have followed one another. */
  #next = -1;
  #streak = 0;
  /** The ends of the blocks that come next, the nearest last. */
  #ends: number[] = [];
  #size = least;
  #aloneTo = -Infinity;
  #misses = 0;
  #pause = firstPause;

  constructor(
    private readonly runtime: Runtime,
    /** Evaluates a column of steps, with so many operations at most. */
    private readonly evaluate: (step: Value, operations: number) => Outcome,
  ) {}

  /** What a step comes to, where it is known from a block. */
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

  /** Evaluates the steps together; false where that does not work. */
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
