// The arguments of a call of our own language, those that are spread or given by way of something else among them.
import { say } from '../../core/message';
import { isResolver } from '../../language/find/finder';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { Argument, CallNode } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { entryArguments } from '../shared/entryArguments';
import { isScheduleMapping } from './recogniseCall';

/**
 * A call's arguments with `**{...}`, `**dict(...)`, `*(...)` and the mapping that ends a resolver's taken apart:
 * `${schedule:step,1,10,{...}}`.
 */
export function flattenSpreads(call: CallNode, text: string): readonly Argument[] {
  return call.arguments.flatMap((argument, index) => {
    const { spread, value, name } = argument;
    if (spread === '*' && value.kind === 'list') return value.items.map((item) => ({ value: item, range: item.range }));
    const isLast = index === call.arguments.length - 1;
    const isTakenApart = spread === '**' || (isResolver(call, text) && isLast && index > 0 && !name);
    return isTakenApart && value.kind === 'mapping' ? entryArguments(value.entries) : [argument];
  });
}

/** What is spread into a call and stands elsewhere, with what to say of it, and whether it is a mapping of a schedule by itself. */
export function spreadElsewhere(
  site: Site,
  list: readonly Argument[],
): { readonly problem: Problem; readonly isSchedule: boolean } | undefined {
  const argument = list.find(({ spread }) => spread);
  if (!argument) return undefined;
  const led = site.follow(argument.value)?.node;
  return {
    problem: problem('unresolved', say('What is spread here is not written out, so there is no curve.'), argument.range),
    isSchedule: led?.kind === 'mapping' && isScheduleMapping(led),
  };
}

/** The call that `partial(f, ...)` puts off; undefined for others. */
export function givenLater(node: CallNode): CallNode | undefined {
  const [first, ...others] = node.arguments;
  if (lastPart(node.callee) !== 'partial' || first?.value.kind !== 'name' || first.name) return undefined;
  return { ...node, callee: first.value.name, calleeRange: first.value.range, arguments: others };
}

/** Whether arguments say both the weight and the length, so that what a call adds changes neither. */
export const isWhole = (list: readonly Argument[]): boolean =>
  [/^(?:\w*weight|w)$/, /^(?:total_\w+|T|steps|max_steps|num_steps|epochs|until)$/].every((names, index) =>
    list.some(({ name, spread }, at) => (name ? names.test(name.text) : !spread && at === index)),
  );
