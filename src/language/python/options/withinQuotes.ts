import type { Range, StringNode } from '../../tree/tree';
import type { Source } from '../source';

/** Where the text of a string stands, without its quotes. */
export function withinQuotes({ value, range }: StringNode, { text }: Source): Range {
  const from = text.indexOf(value, range.from);
  return from < 0 || from >= range.to ? range : { from, to: from + value.length };
}
