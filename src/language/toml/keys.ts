import type { SyntaxNode } from '@lezer/common';
import { say } from '../../core/message';
import { readString } from './strings';
import type { Entry, Hint } from '../tree/tree';

/** A part of a key. */
export type Key = NonNullable<Entry['key']>;

/** The parts of a dotted key. */
export function readKey(text: string, key: SyntaxNode | null): Key[] {
  const parts: Key[] = [];
  for (let part = key?.firstChild ?? null; part; part = part.nextSibling) {
    if (part.name === 'BareKey') parts.push({ text: text.slice(part.from, part.to), range: { from: part.from, to: part.to } });
    else if (part.name === 'String') parts.push({ text: readString(text, part).value, range: { from: part.from, to: part.to } });
  }
  return parts;
}

/** The hint at a key that is there already: TOML has no last one that counts. */
export const repeatedHint = ({ text, range }: Key): Hint => ({
  code: 'refused-key',
  message: say('{key} is there already: TOML does not read a file that says it again.', { key: text }),
  range,
});
