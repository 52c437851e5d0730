// The names in the body of a loop, looked up once for all variables that the loop moves on.
import type { Site } from '../../../language/find/site';
import { lineStart } from '../../../language/text/lineStart';
import type { Range } from '../../../language/tree/tree';
import { addedTo } from '../counted';
import { unitOfStep } from '../stepNames';

/** The innermost loop around a place, as its lines are indented; undefined where a function begins further in. */
export function loopAround(site: Site, at: number): Range | undefined {
  const { text } = site;
  /** What is around the lines that were asked for, with how far these stand in. */
  const known = site.ofText('loops around lines', () => new Map<number, { readonly indent: number; readonly loop: Range | undefined }>());
  const indentAt = (line: number): number => /^[ \t]*/.exec(text.slice(line, line + 200))![0].length;
  const first = lineStart(text, at);
  const find = (): Range | undefined => {
    let line = first;
    let indent = indentAt(line);
    while (line > 0 && indent > 0) {
      const end = line - 1;
      line = lineStart(text, end);
      const before = known.get(line);
      if (before?.indent === indent) return before.loop;
      const written = text.slice(line, end);
      if (!/^[ \t]*[^\s#]/.test(written) || indentAt(line) >= indent) continue;
      indent = indentAt(line);
      if (/^\s*(?:async\s+)?(?:def|class)\b/.test(written)) return undefined;
      if (/^\s*(?:async\s+)?(?:for|while)\b/.test(written)) return { from: line, to: endOf(text, end, indent) };
    }
    return undefined;
  };
  const loop = find();
  known.set(first, { indent: indentAt(first), loop });
  return loop;
}

/** Where the body of a block ends whose head is indented so far. */
function endOf(text: string, from: number, indent: number): number {
  const pattern = new RegExp(`\\n[ \\t]{0,${indent}}(?=[^\\s#)\\]}])`, 'g');
  pattern.lastIndex = from + 1;
  return pattern.exec(text)?.index ?? text.length;
}

/** Where a name stands in a loop. */
interface Uses {
  /** Where the line begins in which it is first bound, by a line of its own. */
  bound: number | undefined;
  /** Where it first stands outside of the heads of blocks. */
  first: number;
}

const word = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu;
const binding = /^[ \t]*([\p{L}_][\p{L}\p{N}_]*)\s*(?:[-+*/%]|\*\*|\/\/)?=(?!=)/u;
const head = /^[ \t]*(?:if|elif|while|for)\b/;

/** Whether a loop asks for a variable before it binds it. */
export function isAskedBefore(site: Site, name: string, loop: Range): boolean {
  const { bound = 0, first = Infinity } = usesIn(site, loop).get(name) ?? {};
  return first < bound;
}

const usesIn = (site: Site, { from, to }: Range): ReadonlyMap<string, Uses> =>
  site.ofText(`uses in the loop at ${from}`, () => {
    const uses = new Map<string, Uses>();
    const of = (name: string): Uses => {
      const known = uses.get(name) ?? { bound: undefined, first: Infinity };
      uses.set(name, known);
      return known;
    };
    const body = site.text.slice(from, to);
    let start = 0;
    for (const written of body.split('\n')) {
      const line = written.replace(/#.*/, '');
      const name = binding.exec(line)?.[1];
      if (name !== undefined) of(name).bound ??= start;
      if (!head.test(line)) for (const { 0: each, index } of line.matchAll(word)) of(each).first = Math.min(of(each).first, start + index);
      start += written.length + 1;
    }
    return uses;
  });

/** What counts the steps in a loop besides its head. */
export const countedIn = (site: Site, { from, to }: Range): string | undefined =>
  site.once(`counted in the loop at ${from}`, () => {
    const body = site.text.slice(from, to).replace(/#.*/g, '');
    const names = new Set(body.match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?=\s*\+=)/gu) ?? []);
    return [...names].find((each) => unitOfStep(each) !== undefined && addedTo(site, each) !== undefined);
  });

/** Whether a turn of a loop may end before it gets to a place. */
export function mayEndBefore(site: Site, { from, to }: Range, place: number): boolean {
  const pattern = /\b(?:continue|yield|await)\b/;
  return site.ofText(`end in the loop at ${from}`, () => pattern.exec(site.text.slice(from, to))?.index ?? Infinity) < place - from;
}

/** Whether a function says of a name that it is that of another scope. */
export const isOfOtherScope = (site: Site, name: string): boolean =>
  site
    .ofText(
      'names of other scopes',
      () => new Set(site.text.match(/\b(?:global|nonlocal)\b.*/g)?.flatMap((line) => line.match(/[\p{L}\p{N}_]+/gu) ?? [])),
    )
    .has(name);
