import { type Message, say } from '../../core/message';
import { entriesNamed } from '../resolve/lookUp';
import type { Entry, MappingNode, Range } from '../tree/tree';
import type { Place } from '../tree/walk';
import type { Problem } from './found';
import type { ProblemCode } from './problemCode';

/** A problem for which nothing is known that may have been meant. */
export const problem = (code: ProblemCode, message: Message, range: Range): Problem => ({ code, message, range });

/** The problem of an argument behind the last of those that may be given by position. */
export const tooManyArguments = (parameters: readonly string[], range: Range): Problem => {
  const message = say('Too many arguments: by position, there are only {parameters}.', { parameters: parameters.join(', ') });
  return problem('too-many-arguments', message, range);
};

/** The problem of a key that is written again further down: loaders take the last one, where they do not refuse the file. */
export const repeatedKey = ({ text, range }: NonNullable<Entry['key']>): Problem =>
  problem('repeated-key', say('{key} is written again further down, so this one does not count.', { key: text }), range);

/** The keys of this name in a mapping that are written again behind them. */
export function repeatedKeys(mapping: MappingNode | undefined, name: string | undefined): readonly Problem[] {
  const all = mapping && name !== undefined ? entriesNamed(mapping, name) : [];
  if (all.length < 2) return [];
  // What a reader has refused does not count instead.
  const written = all.filter(({ merged, value }) => merged !== true && value.kind !== 'unknown');
  return written.slice(0, -1).map(({ key }) => repeatedKey(key!));
}

/** The key of a place, if it is written again behind it. */
export function repeatedAt({ ancestors, path, keyRange }: Place): readonly Problem[] {
  return repeatedKeys(ancestors.at(-1), path.at(-1)).filter(({ range }) => range.from === keyRange?.from);
}

const unknown = {
  method: { alone: 'Unknown method: {word}.', near: 'Unknown method: {word}. Did you mean {near}?' },
  argument: { alone: 'Unknown argument: {word}.', near: 'Unknown argument: {word}. Did you mean {near}?' },
  function: { alone: 'Unknown function: {word}.', near: 'Unknown function: {word}. Did you mean {near}?' },
  composition: { alone: 'Unknown composition: {word}.', near: 'Unknown composition: {word}. Did you mean {near}?' },
} as const;

/**
 * The problem of an unknown word. `near` are the words that may have been meant, the likeliest first; without any, `otherwise` ends the
 * message. `written` is where the word stands in the text, null where it stands nowhere.
 */
export function unknownWord(
  kind: keyof typeof unknown,
  word: string,
  near: readonly string[],
  range: Range,
  written: Range | null = range,
  otherwise = say(unknown[kind].alone, { word }),
): Problem {
  const message = near[0] === undefined ? otherwise : say(unknown[kind].near, { word, near: near[0] });
  return { ...problem(`unknown-${kind}`, message, range), ...(written && near.length > 0 && { meant: { range: written, texts: near } }) };
}
