import type { FromWebview } from '../../src/protocol';

type Change = Extract<FromWebview, { type: 'change' }>;

/** What is to be changed, and to what. */
export type Wish = Pick<Change, 'parameter' | 'value'>;

/** Asks for changes: while one that is only tried is awaited, of the others only the latest is kept. */
export class Changes {
  #waiting = 0;
  #next: Wish | undefined;

  constructor(private readonly ask: (mode: Change['mode'], wish: Wish) => void) {}

  try(wish: Wish): void {
    if (this.#waiting > 0) this.#next = wish;
    else this.#ask('try', wish);
  }

  /** What was to be tried before is of no interest any more. */
  keep(wish: Wish): void {
    this.#next = undefined;
    this.#ask('keep', wish);
  }

  /** Forgets what was to be tried. */
  cancel(): void {
    this.#next = undefined;
  }

  /** To be called when an answer has come. */
  answered(): void {
    this.#waiting = Math.max(0, this.#waiting - 1);
    const next = this.#next;
    if (this.#waiting > 0 || !next) return;
    this.#next = undefined;
    this.#ask('try', next);
  }

  #ask(mode: Change['mode'], wish: Wish): void {
    this.#waiting++;
    this.ask(mode, wish);
  }
}
