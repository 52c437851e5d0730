/** Asks for values at one step at a time: while an answer is awaited only the latest wish is kept. */
export class Prober {
  #waiting = false;
  #next: number | undefined;

  constructor(private readonly ask: (step: number) => void) {}

  request(step: number): void {
    if (this.#waiting) {
      this.#next = step;
      return;
    }
    this.#waiting = true;
    this.ask(step);
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
