// Lists of schedules that a call is given.
import type { FoundSchedule } from '../../language/find/found';
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

/** What stands in such a list: `part` is the schedule that stands there itself, `found` that or the one that a name there leads to. */
export interface Listed {
  readonly item: Node;
  readonly part: FoundSchedule | undefined;
  readonly found: FoundSchedule | undefined;
}

/**
 * The schedules of a list that a call is given, one for each of its items; none where it is not known.
 * @param taken what a name stands for that branches bind to one schedule or another
 */
export function schedulesIn(site: Site, node: Node | undefined, taken?: (site: Site, item: Node) => Node | undefined): readonly Listed[] {
  const whole = wholeListAt(site, node);
  return (whole?.list.items ?? []).map((item) => {
    const standing = whole!.site.part(item);
    return { item, part: whole!.isHere ? standing : undefined, found: standing ?? scheduleNamed(whole!.site, item, taken) };
  });
}

function scheduleNamed(site: Site, item: Node, taken?: (site: Site, item: Node) => Node | undefined): FoundSchedule | undefined {
  const named = site.named(item);
  const branch = named ? undefined : taken?.(site, item);
  return branch ? site.part(branch) : named;
}
