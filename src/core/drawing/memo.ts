/** Keeps a value, and works it out again only when one of the things that it depends on is another one. */
export class Memo<T> {
  #keys: readonly unknown[] = [];
  #value: T | undefined;

  of(keys: readonly unknown[], make: () => T): T {
    if (this.#value === undefined || keys.some((key, index) => !Object.is(key, this.#keys[index]))) this.#value = make();
    this.#keys = keys;
    return this.#value;
  }
}
