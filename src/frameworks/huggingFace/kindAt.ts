import type { Site } from '../../language/find/site';
import type { Node } from '../../language/tree/tree';

/** The kind of schedule that a string or a member of SchedulerType names: `SchedulerType.COSINE`, or `SchedulerType("cosine")`, as argparse makes one of a default. */
export function kindAt(site: Site, node: Node): string | undefined {
  const member = node.kind === 'name' ? /(?:^|\.)SchedulerType\.(\w+)(?:\.value)?$/.exec(node.name)?.[1] : undefined;
  const made = node.kind === 'call' ? node : site.follow(node)?.node;
  const written = made?.kind === 'call' && /(?:^|\.)SchedulerType$/.test(made.callee) ? made.arguments[0]?.value : undefined;
  return member?.toLowerCase() ?? site.word(node) ?? (written && site.word(written));
}
