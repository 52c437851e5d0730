// The wire format of protocol buffers (https://protobuf.dev/programming-guides/encoding), as far as training logs use it.

/** The kinds of fields. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const decoder = new TextDecoder();

/** Goes through the fields of a message. What is unknown is passed over; where the bytes make no sense, they end. */
export class ProtobufFields {
  /** The number of the field. */
  field = 0;
  /** One of `wire`. */
  kind = 0;
  /** The value of a varint, as an int64; exact below 2^53. */
  number = 0;
  /** Where the field's content begins and ends. */
  start = 0;
  end = 0;
  #at: number;

  constructor(
    private readonly bytes: Uint8Array,
    start = 0,
    private readonly limit = bytes.length,
  ) {
    this.#at = start;
  }

  next(): boolean {
    if (this.#at >= this.limit) return false;
    const tag = this.#varint();
    this.field = Math.floor(tag / 8);
    this.kind = tag % 8;
    this.start = this.#at;
    if (this.kind === wire.varint) {
      this.number = this.#varint();
      this.end = this.#at;
    } else if (this.kind === wire.bytes) {
      const length = this.#varint();
      this.start = this.#at;
      this.end = this.#at + length;
    } else if (this.kind === wire.fixed64) this.end = this.#at + 8;
    else if (this.kind === wire.fixed32) this.end = this.#at + 4;
    else this.end = Infinity;
    const isWhole = this.end <= this.limit && this.end >= this.start && this.field > 0;
    this.#at = isWhole ? this.end : this.limit;
    return isWhole;
  }

  /** Goes through the message that is the content of this field. */
  message(): ProtobufFields {
    return new ProtobufFields(this.bytes, this.start, this.end);
  }

  /** The content of this field. */
  content(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  /** The number of a packed list of varints that has one; undefined for any other content. */
  onlyVarint(): number | undefined {
    const list = this.message();
    const number = list.#varint();
    return list.#at === list.limit ? number : undefined;
  }

  text(): string {
    return decoder.decode(this.content());
  }

  /** The content of this field for reading numbers from it. */
  view(): DataView {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + this.start, this.end - this.start);
  }

  #varint(): number {
    const first = this.bytes[this.#at]!;
    if (first < 128 && this.#at < this.limit) {
      this.#at++;
      return first;
    }
    // 28, 28 and 8 bits, which are added as doubles.
    const parts = [0, 0, 0];
    for (let i = 0; i < 10; i++) {
      if (this.#at >= this.limit) {
        this.#at = Infinity;
        return 0;
      }
      const byte = this.bytes[this.#at++]!;
      parts[i >> 2]! |= (byte & 127) << (7 * (i & 3));
      if (byte < 128) break;
    }
    const [low, middle, high] = parts as [number, number, number];
    const isNegative = (high & 128) !== 0;
    const sum = (a: number, b: number, c: number) => a + b * 2 ** 28 + (c & 255) * 2 ** 56;
    const all = 2 ** 28 - 1;
    return isNegative ? -1 - sum(all - low, all - middle, ~high) : sum(low, middle, high);
  }
}
