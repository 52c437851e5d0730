import type { Pages } from './pages';

const leaf = 13;
const interior = 5;
const deepest = 40;

/** A record of a table. */
export interface TableRow {
  /** SQLite's number of the row; ascending. */
  readonly id: number;
  readonly payload: Uint8Array;
}

/**
 * The rows of the table whose b-tree begins at a page, those with an `id` greater than `after` alone. A page that is damaged, or is being
 * written, is passed over. The rows of a table WITHOUT ROWID are not found.
 */
export function* tableRows(pages: Pages, root: number, after = -Infinity): Generator<TableRow> {
  // A damaged file may have circles.
  let left = pages.count;
  yield* rowsOf(root, 0);

  function* rowsOf(number: number, depth: number): Generator<TableRow> {
    const page = pages.page(number);
    if (!page || depth > deepest || left-- <= 0) return;
    const head = number === 1 ? 100 : 0;
    const type = page[head];
    const count = twoBytes(page, head + 3);
    if (type === leaf) {
      for (let i = 0; i < count; i++) {
        const row = rowAt(pages, page, twoBytes(page, head + 8 + 2 * i));
        if (row && row.id > after) yield row;
      }
    } else if (type === interior) {
      for (let i = 0; i < count; i++) {
        const cell = twoBytes(page, head + 12 + 2 * i);
        const [key] = varint(page, cell + 4);
        if (key > after) yield* rowsOf(fourBytes(page, cell), depth + 1);
      }
      yield* rowsOf(fourBytes(page, head + 8), depth + 1);
    }
  }
}

function rowAt(pages: Pages, page: Uint8Array, start: number): TableRow | undefined {
  const [length, idStart] = varint(page, start);
  const [id, content] = varint(page, idStart);
  const { usable } = pages;
  if (length <= usable - 35) return content + length <= page.length ? { id, payload: page.subarray(content, content + length) } : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const most = least + ((length - least) % (usable - 4));
  const local = most <= usable - 35 ? most : least;
  if (content + local + 4 > page.length || length > pages.count * pages.size) return undefined;
  const payload = new Uint8Array(length);
  payload.set(page.subarray(content, content + local));
  let next = fourBytes(page, content + local);
  for (let at = local; at < length;) {
    const overflow = pages.page(next);
    if (!overflow) return undefined;
    const part = overflow.subarray(4, 4 + Math.min(usable - 4, length - at));
    payload.set(part, at);
    at += part.length;
    next = fourBytes(overflow, 0);
  }
  return { id, payload };
}

/** A number of SQLite's variable length, exact up to 2^53, and where it ends. */
export function varint(bytes: Uint8Array, start: number): readonly [value: number, end: number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[start + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, start + i + 1];
  }
  const unsigned = value * 256 + (bytes[start + 8] ?? 0);
  return [unsigned >= 2 ** 63 ? unsigned - 2 ** 64 : unsigned, start + 9];
}

function twoBytes(bytes: Uint8Array, at: number): number {
  return 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0);
}

function fourBytes(bytes: Uint8Array, at: number): number {
  return 65_536 * twoBytes(bytes, at) + twoBytes(bytes, at + 2);
}
