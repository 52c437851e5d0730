/** Asks the host for one thing at a time: while an answer is awaited, only the latest of the other wishes is kept. */
export class LatestWish<T> {
  #awaited = 0;
  #next: T | undefined;

  constructor(private readonly ask: (wish: T) => void) {}

  /** Asks as soon as no answer is awaited, unless there is a later wish by then. */
  request(wish: T): void {
    if (this.#awaited > 0) this.#next = wish;
    else this.#ask(wish);
  }

  /** Asks at once, whatever is awaited; a wish that waits is dropped. */
  insist(wish: T): void {
    this.#next = undefined;
    this.#ask(wish);
  }

  /** To be called when an answer has come. */
  answered(): void {
    this.#awaited = Math.max(0, this.#awaited - 1);
    const next = this.#next;
    if (this.#awaited > 0 || next === undefined) return;
    this.#next = undefined;
    this.#ask(next);
  }

  /** Drops the wish that waits. */
  cancel(): void {
    this.#next = undefined;
  }

  /** Drops the wish that waits, and awaits no answer any more. */
  reset(): void {
    this.#awaited = 0;
    this.#next = undefined;
  }

  #ask(wish: T): void {
    this.#awaited++;
    this.ask(wish);
  }
}
