/** Steps that are made once however often they are walked: each walk makes only what none before it has. Lazy, as their source is. */
export class SharedSteps implements Iterable<number> {
  readonly #made: number[] = [];
  readonly #source: Iterator<number, unknown>;

  constructor(source: Iterable<number>) {
    this.#source = source[Symbol.iterator]();
  }

  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let index = 0; ; index++) {
      if (index === this.#made.length) {
        const next = this.#source.next();
        if (next.done === true) return;
        this.#made.push(next.value);
      }
      yield this.#made[index]!;
    }
  }
}
