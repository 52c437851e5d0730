/** Asks for one thing at a time: while an answer is awaited only the latest wish is kept. */
export class Prober<T = number> {
  #waiting = false;
  #next: T | undefined;

  constructor(private readonly ask: (wish: T) => void) {}

  request(wish: T): void {
    if (this.#waiting) {
      this.#next = wish;
      return;
    }
    this.#waiting = true;
    this.ask(wish);
  }

  /** To be called when an answer has come. */
  answered(): void {
    this.#waiting = false;
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) this.request(next);
  }

  /** Forgets what was asked. */
  reset(): void {
    this.#waiting = false;
    this.#next = undefined;
  }
}
