import { movedBy, originalOf, shiftEntry } from '../tree/shiftNode';
import type { Entry, MappingNode } from '../tree/tree';

/**
 * Replaces tables by the earlier ones where an edit has at most moved all that is in them. They are put together anew from their statements, but
 * whoever keeps results by entry can do so only where the entry is the same object.
 */
export function keepTables(now: MappingNode, { entries: before }: MappingNode): void {
  const entries = now.entries as Entry[];
  const keep = (index: number, last: Entry | undefined): boolean => {
    const kept = last && earlier(entries[index]!, last);
    if (kept) entries[index] = kept;
    return kept !== undefined;
  };
  let first = 0;
  while (first < entries.length && keep(first, before[first])) first++;
  let last = entries.length - 1;
  while (last >= first && keep(last, before[last + before.length - entries.length])) last--;
}

/** An earlier entry where it stands now, if it is the same. */
function earlier(entry: Entry, last: Entry): Entry | undefined {
  if (movedBy(last, entry) !== undefined) return entry;
  const original = originalOf(last);
  const [{ key, value }, { key: lastKey, value: lastValue }] = [entry, original];
  if (value.kind !== 'mapping' || lastValue.kind !== 'mapping' || key?.text !== lastKey?.text) return undefined;
  keepTables(value, lastValue);
  const by = value.range.from - lastValue.range.from;
  const isSame =
    value.entries.length === lastValue.entries.length &&
    value.range.to === lastValue.range.to + by &&
    key!.range.from === lastKey!.range.from + by &&
    value.entries.every((inner, index) => movedBy(lastValue.entries[index]!, inner) === by);
  return isSame ? shiftEntry(original, by) : undefined;
}
