import type { SyntaxNode } from '@lezer/common';
import { readEscaped, readLiteral, type WrittenString } from '../text/writtenString';
import type { Range } from '../tree/tree';

/** A string's content, escapes resolved, and where it stands. */
export function readString(text: string, { from, to, name }: SyntaxNode): WrittenString & { readonly content: Range } {
  const quote = text.slice(from, from + (name === 'LongString' ? 3 : 1));
  const closed = to - from >= 2 * quote.length && text.slice(to - quote.length, to) === quote;
  const content = { from: from + quote.length, to: closed ? to - quote.length : to };
  const written = text.slice(content.from, content.to);
  const read = quote.startsWith('"') ? readEscaped(written, 'keep') : readLiteral(written, 'keep');
  return { value: name === 'LongString' ? read.value.replace(/^\n/, '') : read.value, text: read.text, content };
}
