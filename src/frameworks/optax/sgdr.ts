import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { asNumber } from '../../language/resolve/values';
import type { CallNode } from '../../language/tree/tree';
import { claimOfJoined, join, type Part, unknown } from '../shared/joins';
import { argumentOf } from '../shared/optimizer';
import { wholeListAt } from '../shared/wholeList';
import { cosineOf } from './rules';

/** `sgdr_schedule([dict(...), ...])`: cosines with warm-ups, one after another. */
export function sgdr(site: Site, node: CallNode): Claim {
  const list = wholeListAt(site, argumentOf(node, 'cosine_kwargs', 0));
  const parts = list?.list.items.map((item): Part | undefined => {
    const entries = item.kind === 'mapping' ? item.entries : [];
    const values = entries.map(({ key, value }) => {
      const result = list.site.value(value);
      return [key?.text ?? '', result.ok ? asNumber(result.value) : undefined] as const;
    });
    const known = Object.fromEntries(values.filter((entry): entry is [string, number] => entry[1] !== undefined));
    const isComplete = ['init_value', 'peak_value', 'warmup_steps', 'decay_steps'].every((name) => name in known);
    return isComplete && values.length === Object.keys(known).length ? cosineOf(known) : undefined;
  });
  const isKnown = parts !== undefined && parts.length > 0 && parts.every((part) => part !== undefined);
  const ends = isKnown ? parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part.length, 0)) : [];
  const schedule = isKnown ? join(parts, ends) : undefined;
  const problems = isKnown ? [] : [unknown('The cosines are not all known here, so there is no curve.', node)];
  return {
    ...claimOfJoined({ source: 'optax', name: 'sgdr_schedule', summary: 'Warm-ups and half cosines, one after another' }, schedule),
    problems,
  };
}
