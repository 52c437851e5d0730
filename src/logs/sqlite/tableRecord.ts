import { varint } from './tableRows';

/** The sizes of the content of the first types: null, integers, a double, and the integers 0 and 1, which have none. */
const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const double = 7;
const firstBlob = 12;

/** Reads the columns of one record of a SQLite table after the other, without making anything of those that are not asked for. */
export class TableRecord {
  #payload: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  readonly #types: number[] = [];
  readonly #starts: number[] = [];
  #count = 0;
  readonly #decoder: TextDecoder;

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding);
  }

  /** Goes to another record. */
  open(payload: Uint8Array): void {
    this.#payload = payload;
    this.#view = new DataView(payload.buffer, payload.byteOffset, payload.length);
    const [headLength, first] = varint(payload, 0);
    let at = headLength;
    this.#count = 0;
    for (let i = first; i < headLength && i < payload.length; this.#count++) {
      const [type, next] = varint(payload, i);
      this.#types[this.#count] = type;
      this.#starts[this.#count] = at;
      at += sizeOf(type);
      i = next;
    }
    // A record that says more than it has is damaged.
    if (at > payload.length) this.#count = 0;
  }

  /** The number in a column; undefined where there is none. */
  number(column: number): number | undefined {
    const type = this.#types[column]!;
    const at = this.#starts[column]!;
    if (!(column < this.#count) || type === 0 || type >= firstBlob) return undefined;
    if (type === double) return this.#view.getFloat64(at);
    if (type > double) return type - 8;
    let value = this.#view.getInt8(at);
    for (let i = 1; i < sizes[type]!; i++) value = value * 256 + this.#payload[at + i]!;
    return value;
  }

  /** The bytes of a text or a blob in a column; none where there is neither. */
  bytes(column: number): Uint8Array {
    const type = column < this.#count ? this.#types[column]! : 0;
    const at = this.#starts[column]!;
    return type >= firstBlob ? this.#payload.subarray(at, at + sizeOf(type)) : new Uint8Array(0);
  }

  text(column: number): string {
    return this.#decoder.decode(this.bytes(column));
  }
}

function sizeOf(type: number): number {
  return type >= firstBlob ? (type - firstBlob) >> 1 : (sizes[type] ?? 0);
}
