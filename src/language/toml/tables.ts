import { extentOf } from '../tree/shiftNode';
import type { Entry, ListNode, MappingNode, Node, Range } from '../tree/tree';
import type { Key } from './keys';

type Growing<T, Items> = Omit<T, 'range'> & { readonly range: { readonly from: number; to: number } } & Items;

/** A table that may get more entries further down the text. */
interface Table {
  readonly node: Growing<MappingNode, { readonly entries: Entry[] }>;
  readonly parent?: Table;
  /** The list whose item it is. */
  readonly list?: Growing<ListNode, { readonly items: Node[] }>;
  /** The tables inside, by name; for a list its last item, to which later headers add. */
  readonly tables: Map<string, Table>;
  /** What is in it by now. */
  readonly keys: Set<string>;
  /** It has a header of its own. */
  isOpened?: boolean;
}

function table(range: Range, parent?: Table, list?: Table['list']): Table {
  return {
    node: { kind: 'mapping', range: { ...range }, entries: [] },
    tables: new Map(),
    keys: new Set(),
    ...(parent && { parent }),
    ...(list && { list }),
  };
}

/** Builds the tables that TOML's headers and dotted keys describe. The range of a table goes from its header or first mention to its last entry. */
export class TomlTables {
  private readonly top: Table;
  private current: Table;
  /** Keys that are there already: with any of these a file is not read by TOML's loaders. */
  readonly repeated: Key[] = [];

  /** `range` is that of the whole text, or of an inline table. */
  constructor(range: Range) {
    this.top = table(range);
    this.current = this.top;
  }

  get root(): MappingNode {
    return this.top.node;
  }

  /** `key = value`, the last part of the key being the entry's; `way` has those before it. */
  add(way: readonly Key[], entry: Entry): void {
    const parent = way.length === 0 ? this.current : this.descend(this.current, way, way[0]!.range.from);
    parent.node.entries.push(this.isNew(parent, entry.key!) ? entry : unread(entry));
    extend(parent, extentOf(entry).to);
  }

  /** `[key]`. */
  openTable(keys: readonly Key[], header: Range): void {
    this.current = this.descend(this.top, keys, header.from);
    if (this.current.isOpened) this.repeated.push(keys.at(-1)!);
    this.current.isOpened = true;
    extend(this.current, header.to);
  }

  /** `[[key]]`. */
  openListItem(keys: readonly Key[], header: Range): void {
    const parent = this.descend(this.top, keys.slice(0, -1), header.from);
    const key = keys.at(-1)!;
    let list = parent.tables.get(key.text)?.list;
    if (!list) {
      list = { kind: 'list', range: { ...header }, items: [] };
      this.isNew(parent, key);
      parent.node.entries.push({ key, value: list });
    }
    this.current = table(header, parent, list);
    list.items.push(this.current.node);
    parent.tables.set(key.text, this.current);
    extend(this.current, header.to);
  }

  /** The table at a path, made where it is first mentioned: at `from`. */
  private descend(top: Table, path: readonly Key[], from: number): Table {
    return path.reduce((parent, key) => {
      const known = parent.tables.get(key.text);
      if (known) return known;
      const made = table({ from, to: key.range.to }, parent);
      this.isNew(parent, key);
      parent.node.entries.push({ key, value: made.node });
      parent.tables.set(key.text, made);
      return made;
    }, top);
  }

  /** Whether a table has no such key yet; it has one from now on. */
  private isNew({ keys }: Table, key: Key): boolean {
    const isNew = !keys.has(key.text);
    if (!isNew) this.repeated.push(key);
    keys.add(key.text);
    return isNew;
  }
}

/** An entry whose value does not count. */
const unread = ({ key, value }: Entry): Entry => ({
  ...(key && { key }),
  value: { kind: 'unknown', range: value.range, children: [value] },
});

/** Lengthens the range of a table, and of all around it, to an offset. */
function extend(innermost: Table, to: number): void {
  for (let grown: Table | undefined = innermost; grown; grown = grown.parent) {
    for (const node of [grown.node, grown.list]) {
      if (node && node.range.to < to) node.range.to = to;
    }
  }
}
