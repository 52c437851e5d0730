// A block: consecutive steps that the interpreter evaluates in one pass, an array of numbers for each value.

/** Thrown where an operation cannot go on with a whole block; the caller tries smaller blocks, or single steps. It is no exception of Python. */
export const BAIL = Symbol('bail');

/** Stops the evaluation of a block. */
export function bail(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw BAIL;
}

/** An expression that needs more arrays is evaluated step by step: 8 MB are enough. */
const mostArrays = 1_000;
/** The arrays that stay for the next block. */
const keptArrays = 64;

/** A block of at most 1,024 steps, and its arrays, which the next block uses again. */
export class Block {
  static readonly most = 1024;
  length = 0;
  #arrays: Float64Array[] = [];
  #taken = 0;

  begin(length: number): void {
    this.length = length;
    this.#taken = 0;
    this.#arrays.length = Math.min(this.#arrays.length, keptArrays);
  }

  /** Room for a number per step. */
  take(): Float64Array {
    if (this.#taken === mostArrays) bail();
    return (this.#arrays[this.#taken++] ??= new Float64Array(Block.most));
  }
}
