/** Runs a task at once when asked, then at most once per interval, and never twice at a time; whatever is asked meanwhile is one more run. */
export class Throttle {
  #busy = false;
  #again = false;
  #disposed = false;

  /** The interval is in milliseconds. The task handles its own errors. */
  constructor(
    private readonly task: () => Promise<void>,
    private readonly interval: number,
  ) {}

  request(): void {
    if (this.#busy) this.#again = true;
    else void this.#run();
  }

  dispose(): void {
    this.#disposed = true;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    const start = performance.now();
    await this.task();
    const end = performance.now();
    // A slow task may keep the host busy for half of the time at most.
    this.#rest(Math.max(end + (end - start), start + this.interval));
  }

  /** Waits until a time, of which timers can fall short by a millisecond or two. */
  #rest(until: number): void {
    const left = until - performance.now();
    if (left > 0) {
      setTimeout(() => this.#rest(until), Math.ceil(left));
      return;
    }
    this.#busy = false;
    if (!this.#again || this.#disposed) return;
    this.#again = false;
    void this.#run();
  }
}
