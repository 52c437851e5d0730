import { runAt } from '../../language/find/run';
import type { Convention } from '../../language/resolve/convention';
import { createEnvironment } from '../../language/resolve/environment';
import type { KnownNumber } from '../../language/resolve/origin';
import type { RunSettings } from '../../language/run/runSettings';
import type { MappingNode, Node, Tree } from '../../language/tree/tree';

/** How long the run is around an offset of a text, in steps, and what says so; undefined where nothing does. */
export function runAround(tree: Tree, offset: number, settings: RunSettings, conventions: readonly Convention[]): KnownNumber | undefined {
  for (const root of tree.roots) {
    const path = pathAt(root, offset);
    const run = path.length > 0 ? runAt(path, createEnvironment(tree, root, path, [], { conventions }), settings).length() : undefined;
    if (run) return run;
  }
  return undefined;
}

/** The mappings around an offset, the outermost first. */
function pathAt(node: Node, offset: number): readonly MappingNode[] {
  if (node.kind === 'list') return node.items.map((item) => pathAt(item, offset)).find(({ length }) => length > 0) ?? [];
  if (node.kind !== 'mapping') return [];
  const inside = node.entries.find(({ value }) => value.range.from <= offset && offset <= value.range.to);
  return [node, ...(inside ? pathAt(inside.value, offset) : [])];
}
