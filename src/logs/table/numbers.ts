/** Numbers in a row, of which more may come at the end; typed arrays are such. */
export interface NumberList {
  readonly length: number;
  /** The number at an index from -length, counted from the end, to length - 1. */
  at(index: number): number | undefined;
  [Symbol.iterator](): Iterator<number>;
}

const segmentBits = 14;
const segmentSize = 1 << segmentBits;
const firstSize = 64;

type Segment = Float64Array | Uint32Array;

/**
 * Numbers in about as much memory as they need. They lie in segments that stay where they are: adding one never copies more than a
 * segment, however many there are.
 */
export class Numbers implements NumberList {
  readonly #segments: Segment[];
  #last: Segment;
  #used = 0;

  /** Whole numbers below 2^32 take 4 bytes each, others 8. */
  constructor(private readonly kind: Float64ArrayConstructor | Uint32ArrayConstructor = Float64Array) {
    this.#last = new kind(firstSize);
    this.#segments = [this.#last];
  }

  get length(): number {
    return (this.#segments.length - 1) * segmentSize + this.#used;
  }

  at(index: number): number | undefined {
    const i = index < 0 ? index + this.length : index;
    return i < this.length ? this.#segments[i >> segmentBits]?.[i & (segmentSize - 1)] : undefined;
  }

  push(value: number): void {
    if (this.#used === this.#last.length) this.#grow();
    this.#last[this.#used++] = value;
  }

  /** Puts another number in the place of the last one. */
  replaceLast(value: number): void {
    this.#last[this.#used - 1] = value;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }

  #grow(): void {
    if (this.#last.length === segmentSize) {
      this.#last = new this.kind(segmentSize);
      this.#segments.push(this.#last);
      this.#used = 0;
    } else {
      const larger = new this.kind(4 * this.#last.length);
      larger.set(this.#last);
      this.#last = larger;
      this.#segments[0] = larger;
    }
  }
}
