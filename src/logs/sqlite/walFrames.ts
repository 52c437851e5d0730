const headerLength = 32;
const frameHeadLength = 24;
const magic = 0x377f0682;

/** The newest page of each number that a write-ahead log of SQLite has in its whole transactions (fileformat2.html, section 4). */
export function walFrames(wal: Uint8Array, pageSize: number): ReadonlyMap<number, Uint8Array> {
  const pages = new Map<number, Uint8Array>();
  if (wal.length < headerLength) return pages;
  const view = new DataView(wal.buffer, wal.byteOffset, wal.length);
  if ((view.getUint32(0) & ~1) !== magic || view.getUint32(8) !== pageSize) return pages;
  const sums = new Checksum(view, (view.getUint32(0) & 1) === 0);
  sums.add(0, 24);
  if (!sums.equals(24)) return pages;
  let open = new Map<number, Uint8Array>();
  for (let at = headerLength; at + frameHeadLength + pageSize <= wal.length; at += frameHeadLength + pageSize) {
    const content = at + frameHeadLength;
    // Frames of an earlier round, which are not overwritten yet, have other salts.
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20)) break;
    sums.add(at, at + 8);
    sums.add(content, content + pageSize);
    if (!sums.equals(at + 16)) break;
    open.set(view.getUint32(at), wal.subarray(content, content + pageSize));
    const isCommit = view.getUint32(at + 4) !== 0;
    if (!isCommit) continue;
    for (const [number, page] of open) pages.set(number, page);
    open = new Map();
  }
  return pages;
}

/** The sum that each frame continues. */
class Checksum {
  #first = 0;
  #second = 0;

  constructor(
    private readonly view: DataView,
    private readonly isLittleEndian: boolean,
  ) {}

  add(start: number, end: number): void {
    for (let i = start; i < end; i += 8) {
      this.#first = (this.#first + this.view.getUint32(i, this.isLittleEndian) + this.#second) >>> 0;
      this.#second = (this.#second + this.view.getUint32(i + 4, this.isLittleEndian) + this.#first) >>> 0;
    }
  }

  equals(at: number): boolean {
    return this.view.getUint32(at) === this.#first && this.view.getUint32(at + 4) === this.#second;
  }
}
