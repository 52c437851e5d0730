import type { Problem } from './found';
import type { Entry, Range } from '../tree/tree';

/** A problem without fixes. */
export function problem(code: string, severity: Problem['severity'], message: string, range: Range): Problem {
  return { code, severity, message, range };
}

/** A key that counts for nothing, since it is written again: loaders take the last one, where they do not refuse the file. */
export const repeatedKey = ({ text, range }: NonNullable<Entry['key']>): Problem =>
  problem('repeated-key', 'hint', `${text} is written again further down, so this one does not count.`, range);

/** The fix that puts another text in a range's place. */
export const changeTo = (text: string, range: Range) => ({ title: `Change to ${text}`, range, text });

/**
 * A word that is none of those known, with those that may have been meant, the likeliest first, or what else is said if none may. `written` is
 * where the word itself stands, null where it does not.
 */
export function unknownWord(
  kind: 'method' | 'argument' | 'composition',
  word: string,
  near: readonly string[],
  range: Range,
  written: Range | null = range,
  otherwise = '',
): Problem {
  const hint = near[0] === undefined ? otherwise : ` Did you mean ${near[0]}?`;
  return {
    ...problem(`unknown-${kind}`, 'error', `Unknown ${kind}: ${word}.${hint}`, range),
    fixes: written ? near.map((text) => changeTo(text, written)) : [],
  };
}
