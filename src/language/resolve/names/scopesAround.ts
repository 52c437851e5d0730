// Which scopes stand around a place.
import { firstIndex } from '../../../core/ascending';
import type { Entry, MappingNode, Range } from '../../tree/tree';
import { type Binding, entriesNamed, withoutReport } from '../lookUp';

/** The binding with the scopes in which its value is to be read: those where it stands, and for a parameter's default those outside. */
export function inItsScopes(entry: Entry, path: readonly MappingNode[]): Binding {
  if (entry.merged !== true) return { entry, path: entry.isDefault && !path.at(-1)!.ofClass ? path.slice(0, -1) : path };
  return { entry, path: innerScopes(path, entry.value.range, (inner) => inner !== entry.value) };
}

/** Some scopes with those within the last of them that stand around a range. */
export function innerScopes(
  path: readonly MappingNode[],
  { from, to }: Range,
  isTaken: (inner: MappingNode) => boolean = () => true,
): readonly MappingNode[] {
  const inner = [...path];
  for (;;) {
    const next = innerAt(inner.at(-1)!, from);
    if (!next || next.range.to < to || !isTaken(next)) return inner;
    inner.push(next);
  }
}

/** For each mapping that was looked into, the mappings in it, in document order. */
const inners = new WeakMap<MappingNode, readonly MappingNode[]>();

/** The mapping within another that begins last at or before an offset. */
export function innerAt(mapping: MappingNode, offset: number): MappingNode | undefined {
  // An edit that changes what stands around it changes what was asked for there, too: that it was looked up is not reported.
  const own = withoutReport(mapping);
  let list = inners.get(own);
  if (!list) {
    const all = own.entries.flatMap(({ value, merged }) => (merged !== true && value.kind === 'mapping' ? [value] : []));
    inners.set(own, (list = all.sort((a, b) => a.range.from - b.range.from)));
  }
  const all = list;
  return all[firstIndex(all.length, (index) => all[index]!.range.from > offset) - 1];
}

/** Whether a place stands in a scope, and in none of its inner ones. */
export function isDirectlyIn(scope: MappingNode, at: number): boolean {
  const inner = innerAt(withoutReport(scope), at);
  return !inner || inner.range.to <= at;
}

/** What sets an attribute of the class that is the last of some scopes from outside: `Config.steps = 5`. */
export const setOnClass = (path: readonly MappingNode[], attribute: string): readonly Binding[] =>
  path.slice(0, -1).flatMap((scope, index) => {
    const set = entriesNamed(scope, `${path.at(-1)!.scopeName ?? ''}.${attribute}`);
    return set.map((entry) => inItsScopes(entry, path.slice(0, index + 1)));
  });
