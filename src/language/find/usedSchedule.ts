import { createEnvironment } from '../resolve/environment';
import { type Followed, follow, unwrap } from './follow';
import type { FoundSchedule } from './found';
import type { MappingNode, Node, Range, ReferenceNode, Tree } from '../tree/tree';

/** A reference or an alias that is all of a key's value. */
interface Use {
  readonly reference: ReferenceNode;
  readonly path: readonly MappingNode[];
  /** The key and the value. */
  readonly range: Range;
}

/** The schedule for which a reference or an alias of a config stands, at an offset on it or on its key; undefined where it stands for none. */
export function usedAt(
  tree: Tree,
  schedules: readonly FoundSchedule[],
  offset: number,
): { readonly found: FoundSchedule; readonly range: Range } | undefined {
  for (const root of tree.roots) {
    const use = useAt(root, offset, []);
    const at = use && targetOf(use, tree, root)?.range.from;
    const found = schedules.find(({ range }) => range.from === at);
    if (use && found) return { found, range: use.range };
  }
  return undefined;
}

function useAt(node: Node, offset: number, path: readonly MappingNode[]): Use | undefined {
  if (node.kind === 'list') return node.items.map((item) => useAt(item, offset, path)).find((use) => use);
  if (node.kind !== 'mapping' || node.scope) return undefined;
  const entry = node.entries.find(({ key, value, merged }) => key && !merged && key.range.from <= offset && offset <= value.range.to);
  if (!entry?.key) return undefined;
  const reference = unwrap(entry.value);
  const inside = [...path, node];
  if (reference.kind !== 'reference') return useAt(reference, offset, inside);
  return { reference, path: inside, range: { from: entry.key.range.from, to: entry.value.range.to } };
}

/** What stands at the end of a chain of references. */
function targetOf({ reference, path }: Use, tree: Tree, root: Node): Node | undefined {
  let place: Followed = { node: reference, path };
  for (let hops = 0; place.node.kind === 'reference' && hops < 20; hops++) {
    const next = follow(place.node, place.path, createEnvironment(tree, root, place.path));
    if (!next) return undefined;
    place = { ...next, node: unwrap(next.node) };
  }
  return place.node;
}
