import type { ParentLink } from '../../language/resolve/convention';
import type { Node } from '../../language/tree/tree';

/** A link to the file at the first of some paths that exists, whose content is put at the root. */
export const linkTo = (path: string, paths: readonly string[], more: Partial<ParentLink> = {}): ParentLink => ({
  name: path.replace(/^(?:\.{1,2}\/)+/, ''),
  paths,
  mount: (_, around) => around,
  group: [],
  wins: false,
  isOptional: false,
  ...more,
});

/** The items of a list, or the one that stands for a list. */
export const itemsOf = (node: Node): readonly Node[] => (node.kind === 'list' ? node.items : [node]);

/** The files that a key such as `_base_` names, one or several. */
export function basesOf(node: Node): readonly ParentLink[] {
  return itemsOf(node).flatMap((item) => {
    if (item.kind !== 'string' || item.value === '') return [];
    // Other packages, home folders and web addresses are not beside the file.
    const isRelative = !/^[/\\~]|:|\$\{|\{\{/.test(item.value);
    return [linkTo(item.value, isRelative ? [item.value] : [])];
  });
}
