// Counters: names that a loop counts up by itself, as `global_step += 1` does.
import type { Unit } from '../../core/schedule';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Node } from '../../language/tree/tree';

const counting = /^\s*\+=\s*([^#\n;]*)/;

/** What is added to a name where a site stands, as it is written; undefined where nothing is. */
export function addedTo({ place, text }: Site, name: string): string | undefined {
  for (const { key } of entriesNamed(place.ancestors.at(-1)!, name)) {
    const added = key && counting.exec(text.slice(key.range.to, key.range.to + 100))?.[1];
    if (added) return added.trim();
  }
  return undefined;
}

/** Whether a node is the part of its loop that is done: `t = i / steps` where that goes through `range(steps)`. */
export function isShareOfLoop({ place, text }: Site, node: Node): boolean {
  const bound = node.kind === 'name' ? entriesNamed(place.ancestors.at(-1)!, node.name).map(({ value }) => value) : [node];
  return (
    bound.length > 0 &&
    bound.every(({ range }) => {
      const [, count, total] =
        /^\(?([\p{L}_][\p{L}\p{N}_]*) \/ ([\p{L}_][\p{L}\p{N}_.]*)\)?$/u.exec(text.slice(range.from, range.to)) ?? [];
      return count !== undefined && text.includes(`range(${total})`);
    })
  );
}

const counts: readonly (readonly [RegExp, Unit])[] = [
  [/env|frame|actor|worker/i, 'env step'],
  [/tok/i, 'token'],
  [/batch|sample/i, 'sample'],
];

/** What a counter counts that rises by more than one a round, as `global_step += num_envs` does: the rounds of its loop say nothing of its length. */
export function unitOfCounter(site: Site, step: string | Node): Unit | undefined {
  const name = typeof step === 'string' ? step : step.kind === 'name' ? step.name : undefined;
  const added = name === undefined ? undefined : addedTo(site, name);
  return added === undefined ? undefined : counts.find(([pattern]) => pattern.test(added))?.[1];
}
