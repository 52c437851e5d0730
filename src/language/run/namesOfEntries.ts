// What a program says of the run by attributes and items, as the names by which they are read: what it does elsewhere counts then, too.
import { isOption } from '../resolve/lookUp';
import type { Entry, MappingNode, NameNode } from '../tree/tree';

/** An entry with a section of a config. */
export type SectionEntry = Entry & { readonly value: MappingNode };

/** Whether an entry of a scope sets an attribute of an object, which may have another value elsewhere: an option has that of its parser. */
export const isOfObject = (entry: Entry, { scope }: MappingNode): boolean =>
  scope === true && entry.key!.text.includes('.') && !isOption(entry);

/** A name that stands at the end of a scope, behind all that is done there. */
export const nameAtEnd = (name: string, { range: { to } }: MappingNode): NameNode => ({ kind: 'name', name, range: { from: to, to } });

/** For each entry its name: a node of its own, so that it is evaluated once. */
const names = new WeakMap<Entry, NameNode>();

/** The name that an entry of a scope binds. */
export function namedBy(entry: Entry, scope: MappingNode): NameNode {
  const known = names.get(entry);
  // An edit behind the entry leaves it as it is, but not where its scope ends.
  if (known?.range.from === scope.range.to) return known;
  const name = nameAtEnd(entry.key!.text, scope);
  names.set(entry, name);
  return name;
}

/** A dict of a program with its items as names, behind all that is done in its scope: what changes it elsewhere counts then. */
export const asNames = ({ key, value, ...entry }: SectionEntry, scope: MappingNode): SectionEntry => ({
  ...entry,
  ...(key && { key }),
  value: {
    ...value,
    entries: value.entries.map((item) =>
      item.key && key && /^\w+$/.test(item.key.text) && item.value.kind !== 'mapping'
        ? { ...item, value: nameAtEnd(`${key.text}.${item.key.text}`, scope) }
        : item,
    ),
  },
});
