import { type Message, say } from '../../core/message';
import type { Problem } from './found';
import type { Entry, Range } from '../tree/tree';

/** A problem without fixes. */
export function problem(code: string, severity: Problem['severity'], message: Message, range: Range): Problem {
  return { code, severity, message, range };
}

/** The problem of a key that is written again further down: loaders take the last one, where they do not refuse the file. */
export const repeatedKey = ({ text, range }: NonNullable<Entry['key']>): Problem =>
  problem('repeated-key', 'hint', say('{key} is written again further down, so this one does not count.', { key: text }), range);

/** The fix that puts another text in a range's place. */
export const changeTo = (text: string, range: Range) => ({ title: `Change to ${text}`, range, text });

/**
 * The problem of an unknown word. `near` are the words that may have been meant, the likeliest first; without any, `otherwise` ends the
 * message. `written` is where the word stands in the text; it is null, and there is no fix, where it stands nowhere.
 */
export function unknownWord(
  kind: 'method' | 'argument' | 'composition',
  word: string,
  near: readonly string[],
  range: Range,
  written: Range | null = range,
  otherwise = say(`Unknown ${kind}: {word}.`, { word }),
): Problem {
  return {
    ...problem(
      `unknown-${kind}`,
      'error',
      near[0] === undefined ? otherwise : say(`Unknown ${kind}: {word}. Did you mean {near}?`, { word, near: near[0] }),
      range,
    ),
    fixes: written ? near.map((text) => changeTo(text, written)) : [],
  };
}
