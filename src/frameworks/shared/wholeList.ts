// Lists of schedules that a call is given.
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import { changeKey } from '../../language/tree/changeKey';
import type { ListNode, Node } from '../../language/tree/tree';

/** A list that stands where it is given, or behind a name there. */
export interface WholeList {
  readonly list: ListNode;
  readonly site: Site;
  readonly isHere: boolean;
}

/** The list that a node is or that its name leads to; undefined where more is added to that than is written in it. */
export function wholeListAt(site: Site, node: Node | undefined): WholeList | undefined {
  if (node?.kind === 'list') return { list: node, site: site.inside(node), isHere: true };
  const target = node?.kind === 'name' ? site.follow(node) : undefined;
  if (node?.kind !== 'name' || target?.node.kind !== 'list') return undefined;
  const isAddedTo = site.place.ancestors.some((scope) => entriesNamed(scope, changeKey(node.name)).length > 0);
  return isAddedTo ? undefined : { list: target.node, site: target, isHere: false };
}
