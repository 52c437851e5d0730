interface Kept {
  readonly result: unknown;
  /** The look in which it was asked for last. */
  look: number;
}

/**
 * The results for the keys that were asked for last, at most so many: what versions of a text have in common is made once. A text of which one look asks for
 * more has room for twice as many as that look takes: else each of them would be gone when the next one asks for it.
 */
export class Recent {
  readonly #kept = new Map<string, Kept>();
  #look = 0;
  /** The keys that this look has asked for. */
  #asked = 0;

  constructor(private most: number) {}

  /** Begins another look at a text. */
  begin(): void {
    this.#look++;
    this.#asked = 0;
  }

  /** The result for a key, made where it is not kept. A key belongs to one type of results. */
  get<T>(key: string, make: () => T): T {
    const known = this.#kept.get(key);
    const kept = known ?? { result: make(), look: NaN };
    if (kept.look !== this.#look && this.#look > 0) this.#asked++;
    kept.look = this.#look;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    this.most = Math.max(this.most, 2 * this.#asked);
    if (this.#kept.size > this.most) this.#kept.delete(this.#kept.keys().next().value!);
    return kept.result as T;
  }
}
