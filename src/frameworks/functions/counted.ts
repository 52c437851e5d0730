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
 * What a name counts that is the step of two loops together: `step = epoch * len(loader) + i`, or the part of the run that is done then:
 * `p = float(i + epoch * len(loader)) / epochs / len(loader)`. `targets` are what the loops count, each with whether it begins with 0; what
 * stands before the innermost of them, which begins at `since`, does not matter.
 */
export function countedByLoops(
  site: Site,
  name: string,
  targets: ReadonlyMap<string, boolean>,
  since: number,
): 'step' | 'fraction' | undefined {
  const { place, text } = site;
  const [entry, ...more] = entriesNamed(place.ancestors.at(-1)!, name).filter(({ key }) => !key || key.range.from >= since);
  if (!entry?.key || more.length > 0 || !/^\s*=(?!=)/.test(text.slice(entry.key.range.to, entry.key.range.to + 10))) return undefined;
  const written = text.slice(entry.value.range.from, entry.value.range.to);
  const divided = dividedSum(written);
  const terms = termsOf(divided ?? written);
  const begins = (term: string): boolean | undefined => targets.get(term) ?? (isCountedFrom0(site, term) ? true : undefined);
  const inner = terms.find((term) => begins(term) !== undefined);
  const [outer, ...others] = terms.filter((term) => term !== inner);
  if (inner === undefined || outer === undefined || others.length > 0 || !outer.includes('*') || begins(inner) !== true) return undefined;
  const counts = (outer.match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).filter((word) => targets.has(word));
  const isWhole = counts.length === 1 && counts[0] !== inner && (targets.get(counts[0]!) === true || /-\s*1\b/.test(outer));
  return isWhole ? (divided === undefined ? 'step' : 'fraction') : undefined;
}

/** Whether a loop counts a name up by one that begins with 0: `i += 1` in `while i < len(loader)`. */
const isCountedFrom0 = (site: Site, name: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) &&
  addedTo(site, name) === '1' &&
  entriesNamed(site.place.ancestors.at(-1)!, name).some(({ value }) => value.kind === 'number' && value.value === 0);

/** The sum in `float(sum) / a / b` and `(sum) / (a * b)`; undefined for what is nothing but a quotient of one. */
function dividedSum(written: string): string | undefined {
  const [head] = /^(?:float)?\(\s*/.exec(written) ?? [];
  if (head === undefined) return undefined;
  let depth = 1;
  for (let at = head.length; at < written.length; at++) {
    if (/[([{]/.test(written[at]!)) depth++;
    else if (/[)\]}]/.test(written[at]!)) depth--;
    if (depth === 0) return /^\s*\/(?!\/)[^-+%]*$/.test(written.slice(at + 1)) ? written.slice(head.length, at) : undefined;
  }
  return undefined;
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
