// Half-typed lines that end with a string, which @lezer/python would join with the next line within brackets.

import type { Range } from '../../tree/tree';

const letter = /\p{L}/u;

/** Whether a statement may begin with a character. */
const mayBegin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 64 && code <= 90) || code === 95 || (code > 127 && letter.test(String.fromCharCode(code)));

/**
 * Some lines of a text with a comma, and a quote where it is missing, at the end of each that leaves a bracket open behind a string, before one that
 * may begin a statement. They are as long as before; within a string of several lines that changes nothing of where it ends.
 */
export function withClosedStrings(text: string, { from: first, to: stop }: Range): string {
  let [closed, done, from] = ['', first, first];
  const lines = text.slice(first, stop);
  let quote = first + quoteAt(lines, 0);
  for (let end = text.indexOf('\n', from); end >= 0 && end < stop; end = text.indexOf('\n', from)) {
    const next = end + 1;
    if (quote < from) quote = first + quoteAt(lines, from - first);
    const ending = quote < end && isBeforeStatement(text, from, next) ? endingOf(text, from, end) : undefined;
    if (ending !== undefined) {
      closed += text.slice(done, end - 1) + ending;
      done = next;
    }
    from = next;
  }
  return closed + text.slice(done, stop);
}

/** Where the next quote is; behind the text where there is none. */
function quoteAt(text: string, from: number): number {
  quotes.lastIndex = from;
  return quotes.exec(text)?.index ?? text.length;
}

const quotes = /["']/g;

/** Whether a line may be followed by a statement that is no deeper. */
function isBeforeStatement(text: string, from: number, next: number): boolean {
  const indent = indentAt(text, next);
  return indent <= indentAt(text, from) && mayBegin(text.charCodeAt(next + indent));
}

/** How many blanks a line begins with. */
function indentAt(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - from;
}

/** What takes the place of the last character of a line and of its line break; undefined where nothing does. */
function endingOf(text: string, from: number, end: number): string | undefined {
  let [depth, isBehindString] = [0, false];
  for (let at = from; at < end && text[at] !== '#'; at++) {
    switch (text[at]) {
      case ' ':
      case '\t':
      case '\r':
        break;
      case '"':
      case "'": {
        const quote = text[at]!;
        if (text[at + 1] === quote && text[at + 2] === quote) return undefined;
        const close = closeOf(text, at, end);
        if (close < 0) return depth <= 0 || text[end - 1] === '\\' ? undefined : at === end - 1 ? ' \n' : `${quote},`;
        at = close;
        isBehindString = true;
        break;
      }
      case '(':
      case '[':
      case '{':
        depth++;
        isBehindString = false;
        break;
      case ')':
      case ']':
      case '}':
        depth--;
        isBehindString = false;
        break;
      default:
        isBehindString = false;
    }
  }
  return depth > 0 && isBehindString ? `${text[end - 1]!},` : undefined;
}

/** Where the string ends that begins at a quote; -1 where its line ends before. */
function closeOf(text: string, quote: number, end: number): number {
  for (let at = quote + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[quote]) return at;
  }
  return -1;
}
