import { type NumberList, Numbers } from './table/numbers';

const blockSize = 64;

/** Where in a growing list the least and the greatest numbers are: those of whole blocks are kept, so that long stretches are not gone through. */
export class Extremes {
  readonly #least = new Numbers(Uint32Array);
  readonly #greatest = new Numbers(Uint32Array);

  /** Goes through what was added to the list since, some at a time. */
  *update(values: NumberList, slice = 20_000): Generator<void> {
    while ((this.#least.length + 1) * blockSize <= values.length) {
      const start = this.#least.length * blockSize;
      const { least, greatest } = among(values, start, start + blockSize, { least: start, greatest: start });
      this.#least.push(least);
      this.#greatest.push(greatest);
      if (start % slice < blockSize) yield;
    }
  }

  /** The indices of the least and the greatest number from `start` on and before `end`, which is greater; of equal ones, the first. */
  between(values: NumberList, start: number, end: number): { readonly least: number; readonly greatest: number } {
    const first = Math.ceil(start / blockSize);
    const last = Math.min(this.#least.length, Math.floor(end / blockSize));
    let found = { least: start, greatest: start };
    if (first >= last) return among(values, start, end, found);
    found = among(values, start, first * blockSize, found);
    let { least, greatest } = found;
    for (let block = first; block < last; block++) {
      const [low, high] = [this.#least.at(block)!, this.#greatest.at(block)!];
      if (values.at(low)! < values.at(least)!) least = low;
      if (values.at(high)! > values.at(greatest)!) greatest = high;
    }
    return among(values, last * blockSize, end, { least, greatest });
  }
}

/** The extremes of a stretch and of those that were found before. */
export function among(values: NumberList, start: number, end: number, found: { readonly least: number; readonly greatest: number }) {
  let { least, greatest } = found;
  let [min, max] = [values.at(least)!, values.at(greatest)!];
  for (let i = start; i < end; i++) {
    const value = values.at(i)!;
    if (value < min) [least, min] = [i, value];
    if (value > max) [greatest, max] = [i, value];
  }
  return { least, greatest };
}
