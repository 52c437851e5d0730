// All that is wrong in a call of a config that cannot be read: what stands behind the first mistake is looked at as if that were mended.
import { findMethod, findParameter, methods, suggestMethods } from '../../core/methods/index';
import type { Problem } from '../../language/find/found';
import { unknownWord } from '../../language/find/problems';
import type { Range } from '../../language/tree/tree';
import { brokenCall } from './brokenCall';
import { mistyped } from './unknownKeys';

/** So many mistakes are told apart. */
const mostMistakes = 4;

/** A text without some of its mistakes, and by how much what follows each of them has moved. */
interface Mended {
  readonly text: string;
  readonly moves: readonly { readonly at: number; readonly by: number }[];
}

/** What is wrong in a string of a config that begins with a call of a schedule function, in document order; nothing of other texts. */
export function brokenParts(source: string, range: Range, functionNames: readonly string[], isRead: boolean): readonly Problem[] {
  const first = brokenCall(source, range, functionNames, isRead);
  if (!first) return [];
  const found = [first];
  let mended: Mended | undefined = { text: source.slice(range.from, range.to), moves: [] };
  let next: Problem | undefined = { ...first, range: moved(first.range, -range.from) };
  while (next && found.length < mostMistakes) {
    mended = mend(mended, next);
    if (!mended) return found;
    next = brokenCall(mended.text, { from: 0, to: mended.text.length }, functionNames, isRead);
    const other: Problem | undefined = next && placed(next, mended, range.from);
    if (other && !found.some((one) => isOneMistake(one, other))) found.push(other);
  }
  if (!next) found.push(...unknownWordsIn(mended.text).map((one) => placed(one, mended, range.from)));
  return found.sort((a, b) => a.range.from - b.range.from);
}

/** Whether two are the same mistake: it goes on, or it is made of every comma. */
const isOneMistake = (a: Problem, b: Problem): boolean =>
  (a.range.from <= b.range.to && b.range.from <= a.range.to) ||
  (a.message.sentence === b.message.sentence && /^A(?:rguments are parted| comma is missing)/.test(a.message.sentence));

const moved = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });

/** The text with what may have been meant; undefined where that is not known. */
function mend({ text, moves }: Mended, { message, range, meant }: Problem): Mended | undefined {
  const written = text.slice(range.from, range.to);
  const instead = meant
    ? meant.texts[0]!
    : message.sentence.startsWith('A comma is missing')
      ? `, ${written}`
      : message.sentence.endsWith('is not a number.')
        ? '1'
        : undefined;
  if (instead === undefined) return undefined;
  return {
    text: text.slice(0, range.from) + instead + text.slice(range.to),
    moves: [...moves, { at: range.from, by: instead.length - written.length }],
  };
}

/** A problem of a mended text where it stands in the text as it is. */
function placed(problem: Problem, { moves }: Mended, start: number): Problem {
  const back = (range: Range): Range =>
    moved(
      moves.reduceRight((one, { at, by }) => (one.from > at ? moved(one, -by) : one), range),
      start,
    );
  return {
    ...problem,
    range: back(problem.range),
    ...(problem.meant && { meant: { ...problem.meant, range: back(problem.meant.range) } }),
  };
}

/** The method and the names that do not exist, of a text with one call. */
function unknownWordsIn(text: string): readonly Problem[] {
  const [head, before, word] = /^([^(]*\(\s*(?:method\s*=\s*)?["']?)([A-Za-z][\w-]*)/.exec(text) ?? [];
  if (head === undefined || text.includes('(', head.length)) return [];
  const method = findMethod(word!);
  const at = (from: number, length: number): Range => ({ from, to: from + length });
  const ofMethod = method ? [] : [unknownWord('method', word!, suggestMethods(word!), at(before!.length, word!.length))];
  const names = [...text.matchAll(/[(,]\s*([A-Za-z_]\w*)\s*=(?!=)/g)].flatMap(({ 0: whole, 1: name, index }) => {
    const isKnown = name === 'method' || methods.some((one) => findParameter(one, name!) !== undefined);
    const from = index + whole.indexOf(name!);
    return isKnown ? [] : [unknownWord('argument', name!, mistyped(method ?? methods[0]!, name!), at(from, name!.length))];
  });
  return [...ofMethod, ...names];
}
