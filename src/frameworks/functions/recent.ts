/** The results for the keys that were asked for last, at most so many. */
export class Recent<T> {
  readonly #kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  /** The result for a key, made where it is not kept. */
  get(key: string, make: () => T): T {
    const known = this.#kept.get(key) ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, known);
    if (this.#kept.size > this.most) this.#kept.delete(this.#kept.keys().next().value!);
    return known;
  }
}
