// The steps that are evaluated together.

/** What is thrown where columns do not get on: the steps are to be evaluated in smaller parts, or one by one. No exception of Python. */
export const BAIL = Symbol('bail');

/** Stops the evaluation of a block. */
export function bail(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw BAIL;
}

const mostArrays = 1_000;
const keptArrays = 64;

/** The steps that are evaluated together, at most 1,024, and the memory for it, which the next block uses again. */
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
