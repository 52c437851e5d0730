// What is left of the files that a config builds on, where a file that wins over another puts something else in the place of a mapping there.
import type { Convention } from './convention';
import { entryOf } from './lookUp';
import type { Parent } from './parents';
import type { Entry, MappingNode, Node } from '../tree/tree';

/** The files without the mappings that those before them replace as a whole: by nothing, by a value, by a mapping that says so. */
export function withoutReplaced(
  files: readonly Parent[],
  overriding: number,
  own: Node | undefined,
  conventions: readonly Convention[],
): readonly Parent[] {
  const winners: MappingNode[] = [];
  const left = (root: MappingNode) => winners.reduce((rest, winner) => mergedOver(rest, winner, winner, conventions), root);
  return files.map((file, index) => {
    if (index === overriding && own?.kind === 'mapping') winners.push(own);
    const root = left(file.root);
    winners.push(root);
    return root === file.root ? file : { ...file, root };
  });
}

/** A mapping without what another one, which wins over it, replaces there. `root` is that of the winner. */
function mergedOver(mapping: MappingNode, winner: MappingNode, root: MappingNode, conventions: readonly Convention[]): MappingNode {
  if (mapping === winner) return mapping;
  const entries = mapping.entries.flatMap((entry): readonly Entry[] => {
    const inner = entry.value;
    const other = entry.key && inner.kind === 'mapping' ? entryOf(winner, entry.key.text)?.value : undefined;
    if (inner.kind !== 'mapping' || other === undefined) return [entry];
    if (other.kind === 'mapping') {
      if (conventions.some(({ replaces }) => replaces?.(other, root))) return [];
      const rest = mergedOver(inner, other, root, conventions);
      return rest === inner ? [entry] : [{ ...entry, value: rest }];
    }
    // What a name or a reference stands for may be a mapping, which is merged; what is imported is this one.
    return /^(?:name|reference|import)$/.test(other.kind) ? [entry] : [];
  });
  return entries.length === mapping.entries.length && entries.every((entry, i) => entry === mapping.entries[i])
    ? mapping
    : { ...mapping, entries };
}
