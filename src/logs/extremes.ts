import { type NumberList, Numbers } from './table/numbers';

const blockSize = 128;

/** Where the least and the greatest number of a list are. */
interface Found {
  readonly least: number;
  readonly greatest: number;
}

/** The least and greatest numbers of whole blocks of a growing list, so that long stretches of it need not be gone through. */
export class Extremes {
  readonly #least = new Numbers();
  readonly #greatest = new Numbers();
  /** Their indices. */
  readonly #leastAt = new Numbers(Uint32Array);
  readonly #greatestAt = new Numbers(Uint32Array);

  /** Goes through what was added to the list since, some at a time. */
  *update(values: NumberList, slice = 20_000): Generator<void> {
    while ((this.#least.length + 1) * blockSize <= values.length) {
      const start = this.#least.length * blockSize;
      const { least, greatest } = among(values, start, start + blockSize);
      this.#least.push(values.at(least)!);
      this.#greatest.push(values.at(greatest)!);
      this.#leastAt.push(least);
      this.#greatestAt.push(greatest);
      if (start % slice < blockSize) yield;
    }
  }

  /** The indices of the least and the greatest number from `start` on and before `end`, which is greater; of equal ones, the first. */
  between(values: NumberList, start: number, end: number): Found {
    const first = Math.ceil(start / blockSize);
    const last = Math.min(this.#least.length, Math.floor(end / blockSize));
    if (first >= last) return among(values, start, end);
    let { least, greatest } = among(values, start, first * blockSize);
    let [min, max] = [values.at(least)!, values.at(greatest)!];
    let [leastBlock, greatestBlock] = [-1, -1];
    for (let block = first; block < last; block++) {
      const [low, high] = [this.#least.at(block)!, this.#greatest.at(block)!];
      if (low < min) [min, leastBlock] = [low, block];
      if (high > max) [max, greatestBlock] = [high, block];
    }
    if (leastBlock >= 0) least = this.#leastAt.at(leastBlock)!;
    if (greatestBlock >= 0) greatest = this.#greatestAt.at(greatestBlock)!;
    return among(values, last * blockSize, end, { least, greatest });
  }
}

/** The extremes of a stretch, and of those that were found before it. */
export function among(values: NumberList, start: number, end: number, before: Found = { least: start, greatest: start }): Found {
  let { least, greatest } = before;
  let [min, max] = [values.at(least)!, values.at(greatest)!];
  for (let i = start; i < end; i++) {
    const value = values.at(i)!;
    if (value < min) [least, min] = [i, value];
    if (value > max) [greatest, max] = [i, value];
  }
  return { least, greatest };
}
