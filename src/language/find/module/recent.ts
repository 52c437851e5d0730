/** The results for the keys that were asked for last, at most so many: what versions of a text have in common is made once. */
export class Recent {
  readonly #kept = new Map<string, unknown>();

  constructor(private readonly most: number) {}

  /** The result for a key, made where it is not kept. A key belongs to one type of results. */
  get<T>(key: string, make: () => T): T {
    const known = this.#kept.has(key) ? (this.#kept.get(key) as T) : make();
    this.#kept.delete(key);
    this.#kept.set(key, known);
    if (this.#kept.size > this.most) this.#kept.delete(this.#kept.keys().next().value!);
    return known;
  }
}
