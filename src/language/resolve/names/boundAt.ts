// What a name is bound to where it stands: what is bound anew of itself, and what is deleted before, do not count.
import { type Message, say } from '../../../core/message';
import { deleteKey } from '../../tree/changeKey';
import type { Entry, MappingNode, Node, Range } from '../../tree/tree';
import { type OriginPlace, placeMessage } from '../origin';
import type { ImportedFiles } from '../imports/importedFiles';
import { type Binding, entriesNamed } from '../lookUp';
import { bindingsOf } from './bindingsOf';

/** The bindings of a name, and where it was deleted if that leaves none. */
export interface Bound {
  readonly bindings: readonly Binding[];
  /** They are in an earlier cell of a notebook. */
  readonly isEarlier: boolean;
  readonly deletion?: Entry | undefined;
}

/** What a name can mean besides what is bound around it: in earlier cells, and in the files that are imported. */
export interface Outside {
  readonly prelude: readonly MappingNode[];
  readonly imports?: ImportedFiles | undefined;
}

/** The bindings of a name for a node in these scopes, else in the earlier cells. */
export function boundAt(name: string, node: Node, path: readonly MappingNode[], { prelude, imports }: Outside): Bound {
  const look = { imports, isWhole: true };
  const all = boundBefore(bindingsOf(name, path, { ...look, at: node.range.from }), node, path);
  const [first = ''] = name.split(/[.[]/, 1);
  const { bindings, deletion } = all.length > 0 ? withoutDeleted(all, deletionsBefore(first, node.range, path)) : { bindings: all };
  if (bindings.length > 0 || deletion || prelude.length === 0) return { bindings, isEarlier: false, deletion };
  const cells = prelude.map((scope) => [bindingsOf(name, [scope], look), entriesNamed(scope, deleteKey(first))] as const);
  const last = cells.findLastIndex(([, deletions]) => deletions.length > 0);
  const left = last < 0 ? cells : [[withoutDeleted(...cells[last]!).bindings, []] as const, ...cells.slice(last + 1)];
  const earlier = left.flatMap(([list]) => list);
  return { bindings: earlier, isEarlier: true, ...(earlier.length === 0 && last >= 0 && { deletion: cells[last]![1].at(-1) }) };
}

/** Where a name of the innermost scope that has it is deleted before a place. */
function deletionsBefore(name: string, { from }: Range, path: readonly MappingNode[]): readonly Entry[] {
  const scope = path.findLast((one) => one.scope === true && entriesNamed(one, name).length > 0);
  return scope ? entriesNamed(scope, deleteKey(name)).filter(({ key }) => key!.range.from < from) : [];
}

/** The bindings that stand behind the last of some deletions, and that deletion where there are none. */
function withoutDeleted(bindings: readonly Binding[], deletions: readonly Entry[]): Pick<Bound, 'bindings' | 'deletion'> {
  const deletion = deletions.at(-1);
  if (!deletion) return { bindings };
  const left = bindings.filter(({ entry }) => entry.key!.range.from > deletion.key!.range.from);
  return left.length > 0 || bindings.length === 0 ? { bindings: left } : { bindings: left, deletion };
}

/** The bindings of a name, without the statement that binds it anew to what is made of it where that is the last one: `kind = get_scheduler(kind)`. */
function boundBefore(bindings: readonly Binding[], { range }: Node, path: readonly MappingNode[]): readonly Binding[] {
  if (bindings.length < 2) return bindings;
  const isMadeOfIt = ({ entry: { key, value }, path: [root] }: Binding) =>
    root === path[0] && (value.kind !== 'mapping' || value.scope !== true) && key!.range.to <= range.from && range.to <= value.range.to;
  const others = bindings.filter((binding) => !isMadeOfIt(binding));
  return others.length > 0 && others.every(({ entry }) => entry.key!.range.to <= range.from) ? others : bindings;
}

/** A name that `del` gives up before it is used. */
export const deletedAt = (name: string, place: OriginPlace): Message =>
  say('{name} is deleted ({place}) before it is used here.', { name, place: placeMessage(place) });

/** What is imported from a file beside this one. */
export const memberBeside = (value: Node): string | undefined =>
  value.kind === 'import' && /^\.+\w/.test(value.module) ? value.member : undefined;

/** A name that is bound on several lines. */
export function boundMoreThanOnce(name: string, lines: readonly number[]): Message {
  const [last, ...others] = [...lines].reverse();
  if (last === undefined) return say('{name} is bound more than once, so its value is not constant.', { name });
  if (others.length === 0) return say('{name} is bound more than once (line {line}), so its value is not constant.', { name, line: last });
  const args = { name, lines: others.reverse().join(', '), line: last };
  return say('{name} is bound more than once (lines {lines} and {line}), so its value is not constant.', args);
}
