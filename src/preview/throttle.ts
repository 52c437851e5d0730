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
    const elapsed = performance.now() - start;
    setTimeout(
      () => {
        this.#busy = false;
        if (!this.#again || this.#disposed) return;
        this.#again = false;
        void this.#run();
      },
      // A slow task may keep the host busy for half of the time at most.
      Math.max(elapsed, this.interval - elapsed),
    );
  }
}
