import { Pending } from '../text/pending';
import { crc32 } from './crc32';

const blockSize = 32_768;
const headLength = 7;
const longestRecord = 4 << 20;
const piece = { full: 1, first: 2, middle: 3, last: 4 } as const;

/**
 * Takes the records out of a log in the format of LevelDB's (https://github.com/google/leveldb/blob/main/doc/log_format.md): blocks of 32 KiB
 * with records that may be in pieces. The checks of the pieces are CRC-32s of their type and content.
 */
export class BlockLog {
  readonly #pending = new Pending();
  #offset = 0;
  #parts: Uint8Array[] | undefined;

  constructor(
    /** How many bytes at the beginning of the first block are no record. */
    private readonly headerLength: number,
    private readonly onRecord: (record: Uint8Array) => void,
    private readonly onUnreadable: () => void,
  ) {}

  push(pushed: Uint8Array): void {
    const bytes = this.#pending.with(pushed);
    const before = this.#offset;
    let i = before === 0 ? this.headerLength : 0;
    while (bytes.length >= i) {
      const left = blockSize - ((before + i) % blockSize);
      if (left < headLength) {
        if (bytes.length - i < left) break;
        i += left;
        continue;
      }
      if (bytes.length - i < headLength) break;
      const view = new DataView(bytes.buffer, bytes.byteOffset + i);
      const next = i + headLength + view.getUint16(4, true);
      const isSound = next - i <= left;
      if (isSound && bytes.length < next) break;
      if (isSound && view.getUint32(0, true) === crc32(bytes, i + 6, next)) {
        this.#piece(bytes[i + 6]!, bytes.subarray(i + headLength, next));
        i = next;
      } else {
        // The rest of the block says nothing reliable.
        if (bytes.length - i < left) break;
        this.onUnreadable();
        this.#parts = undefined;
        i += left;
      }
    }
    // A header that is not whole waits, too.
    const read = i <= bytes.length ? i : 0;
    this.#offset = before + read;
    this.#pending.keep(bytes, read);
  }

  #piece(type: number, content: Uint8Array): void {
    if (type === piece.full) this.onRecord(content);
    if (type === piece.full || type === piece.first) this.#parts = undefined;
    if (type === piece.first) this.#parts = [content.slice()];
    if (type !== piece.middle && type !== piece.last) return;
    this.#parts?.push(content.slice());
    const length = this.#parts?.reduce((sum, part) => sum + part.length, 0) ?? 0;
    if (length > longestRecord) this.#parts = undefined;
    if (type === piece.last && this.#parts) {
      this.onRecord(joined(this.#parts, length));
      this.#parts = undefined;
    }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
