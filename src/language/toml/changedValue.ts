// An edit within one value of a file with sections, the commonest of all: only that value is read again.
import type { Difference } from '../text/textDifference';
import { extentOf, shiftEntry, shiftNode, shiftRange } from '../tree/shiftNode';
import type { Entry, ListNode, MappingNode, Node, Range } from '../tree/tree';

/** What an edit changed in a value. */
export interface ChangedValue {
  /** Its entry before the edit. */
  readonly entry: Entry;
  /** The section that it is in, before the edit. */
  readonly section: MappingNode;
  /** Where the value is now. */
  readonly range: Range;
}

/** Reads an entry whose value an edit changed; undefined where more is to be read than that. */
export type ReadChanged = (changed: ChangedValue) => Entry | undefined;

/**
 * The sections of a text after an edit within one value: what stands before it is the same, what stands behind it has moved. Undefined where it is
 * another edit, or that value does not tell all.
 */
export function withChangedValue(text: string, root: MappingNode, edit: Difference, read: ReadChanged): MappingNode | undefined {
  const { fromA, toA } = edit;
  const delta = edit.toB - toA;
  let count = 0;

  const stretched = ({ from, to }: Range): Range => ({ from, to: to < toA ? to : to + delta });

  const inSection = (section: MappingNode): MappingNode => ({
    ...section,
    range: stretched(section.range),
    entries: section.entries.map((entry) => {
      const { from, to } = extentOf(entry);
      if (to < fromA) return entry;
      return from > toA ? shiftEntry(entry, delta) : changed(entry, section);
    }),
  });

  const inList = (list: ListNode): ListNode => ({
    ...list,
    range: stretched(list.range),
    items: list.items.map((item) => {
      if (item.range.to < fromA) return item;
      return item.range.from > toA || !isSection(text, item) ? shiftNode(item, delta) : inSection(item);
    }),
  });

  const changed = (entry: Entry, section: MappingNode): Entry => {
    const { key, value } = entry;
    const movedKey = key && key.range.from > toA ? { ...key, range: shiftRange(key.range, delta) } : key;
    if (isSection(text, value)) return { ...entry, key: movedKey!, value: inSection(value) };
    if (value.kind === 'list' && value.items.some((item) => isSection(text, item)))
      return { ...entry, key: movedKey!, value: inList(value) };
    const { from, to } = value.range;
    count++;
    const isWithin = from < to && from <= fromA && toA <= to;
    const again = isWithin ? read({ entry, section, range: { from, to: to + delta } }) : undefined;
    if (!again) count = Infinity;
    return again ?? entry;
  };

  const after = inSection(root);
  return count === 1 ? after : undefined;
}

/** Whether a mapping is one that headers and keys make, and none in braces. */
export const isSection = (text: string, node: Node): node is MappingNode => node.kind === 'mapping' && text[node.range.from] !== '{';
