// Counters: names that a loop counts up by itself, as `global_step += 1` does, and what loops within each other count together.
import type { Unit } from '../../core/schedule';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import { lineStart } from '../../language/text/lineStart';
import type { Node } from '../../language/tree/tree';

const counting = /^\s*(?:\+=|=\s*([\p{L}_][\p{L}\p{N}_]*)\s*\+)\s*([^#\n;]*)/u;

/** What the text behind a name adds to it: `1` of `step += 1` and of `step = step + 1`; undefined where it adds nothing. */
export function addedBehind(text: string, name: string, behind: number): string | undefined {
  const [, again = name, added] = counting.exec(text.slice(behind, behind + 150)) ?? [];
  return again === name && added ? added.trim() : undefined;
}

/** What is added to a name where a site stands, as it is written; undefined where nothing is. */
export function addedTo({ place, text }: Site, name: string): string | undefined {
  for (const { key } of entriesNamed(place.ancestors.at(-1)!, name)) {
    const added = key && addedBehind(text, name, key.range.to);
    if (added !== undefined) return added;
  }
  return undefined;
}

/**
 * Whether a name is the step of two loops together: `step = epoch * len(loader) + i`. `targets` are what the loops count, each with whether it begins
 * with 0.
 */
export function isCountedByLoops({ place, text }: Site, name: string, targets: ReadonlyMap<string, boolean>): boolean {
  const [entry, ...more] = entriesNamed(place.ancestors.at(-1)!, name);
  if (!entry?.key || more.length > 0 || !/^\s*=(?!=)/.test(text.slice(entry.key.range.to, entry.key.range.to + 10))) return false;
  const terms = termsOf(text.slice(entry.value.range.from, entry.value.range.to));
  const inner = terms.find((term) => targets.has(term));
  const [outer, ...others] = terms.filter((term) => term !== inner);
  if (inner === undefined || outer === undefined || others.length > 0 || !outer.includes('*') || targets.get(inner) !== true) return false;
  const counts = (outer.match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).filter((word) => targets.has(word));
  return counts.length === 1 && counts[0] !== inner && (targets.get(counts[0]!) === true || /-\s*1\b/.test(outer));
}

/** The terms of a sum. */
function termsOf(sum: string): readonly string[] {
  const terms = [''];
  let depth = 0;
  for (const character of sum) {
    if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) depth--;
    if (character === '+' && depth === 0) terms.push('');
    else terms.push(terms.pop()! + character);
  }
  return terms.map((term) => term.trim());
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

/** Whether the line of a place stands under a condition. */
export function isUnderCondition(text: string, at: number): boolean {
  const from = lineStart(text, at);
  const lines = text
    .slice(Math.max(0, from - mostBefore), from)
    .split('\n')
    .reverse();
  const head = lines.find((line) => /^\s*[^\s#]/.test(line) && line.search(/\S/) < at - from);
  return [head ?? '', text.slice(from, at)].some((line) => /^\s*(?:if|elif|else)\b/.test(line));
}

const mostBefore = 4_000;

/** Whether a name counts something else than the turns of a loop: it is counted up there under a condition. */
export const isCountedAtTimes = ({ place, text }: Site, name: string): boolean =>
  entriesNamed(place.ancestors.at(-1)!, name).some(
    ({ key }) => key !== undefined && addedBehind(text, name, key.range.to) !== undefined && isUnderCondition(text, key.range.from),
  );
