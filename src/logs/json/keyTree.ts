import type { ColumnBuilder } from '../table/columnBuilder';

const mostKeys = 4_000;

/** A key of JSON objects, with those of the objects that stand at it. */
export interface Key {
  /** All keys on the way to it, with points between. */
  readonly path: string;
  /** As it stands in the text, without its quotes. */
  readonly bytes: Uint8Array;
  readonly children: Map<string, Key>;
  /** The key that came first in its object, or next to it, the last time. */
  first: Key | undefined;
  next: Key | undefined;
  column: ColumnBuilder | undefined;
}

/** The keys of a log: as rows are alike, the key that followed the last time is tried first, so that a known one makes no string. */
export class KeyTree {
  readonly root: Key = keyOf('', new Uint8Array(0));
  #count = 0;

  /** The key that is expected after another one, or first, if it does stand there. */
  expected(bytes: Uint8Array, at: number, parent: Key, previous: Key | undefined): Key | undefined {
    const guess = previous ? previous.next : parent.first;
    if (!guess) return undefined;
    const { length } = guess.bytes;
    for (let i = 0; i < length; i++) if (bytes[at + i] !== guess.bytes[i]) return undefined;
    return bytes[at + length] === 34 ? guess : undefined;
  }

  /** The key that stands between these quotes; undefined where it is malformed, or where there are thousands already. */
  find(raw: Uint8Array, parent: Key, previous: Key | undefined): Key | undefined {
    const name = keyText(raw);
    if (name === undefined) return undefined;
    let key = parent.children.get(name);
    if (!key) {
      if (this.#count === mostKeys) return undefined;
      this.#count++;
      key = keyOf(parent === this.root ? name : `${parent.path}.${name}`, raw.slice());
      parent.children.set(name, key);
    }
    if (previous) previous.next = key;
    else parent.first = key;
    return key;
  }
}

function keyOf(path: string, bytes: Uint8Array): Key {
  return { path, bytes, children: new Map(), first: undefined, next: undefined, column: undefined };
}

function keyText(raw: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(raw);
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
}
