// Half-typed entries of calls and dicts that have a line of their own: @lezer/python would take what follows them apart.
import { lineEnd } from '../../text/lineEnd';
import { lineStart } from '../../text/lineStart';
import type { Range } from '../../tree/tree';

/** What an argument with a name, an item of a dict or a spread begins with; the quote is that of an item. */
const entry = /^(?:[\p{L}_][\p{L}\p{N}_]*[ \t]*=(?!=)|\*\*|(["'])[^"'\n]*\1[ \t]*:)/u;

/** An item of a dict without a value, or even without the colon before that. */
const withoutValue = /^(?:(["'])[^"'\n]*\1\s*(?::\s*,?)?|[\p{L}_][\p{L}\p{N}_.]*(?:\s*:\s*,?)?)$/u;

/**
 * Lines of a text, some of whose characters may stand for others already, in which each entry ends with its line: where the comma is missing it
 * gets one, and an item of a dict that has no value is blank. They are as long as before; within a string of several lines that changes nothing of where it ends.
 */
export function withEntriesApart(lines: string, text: string, { from: first, to: stop }: Range): string {
  let [apart, done] = ['', first];
  for (let from = first; from < stop; from = lineEnd(text, from) + 1) {
    const change = changeAt(text, from);
    if (!change) continue;
    apart += lines.slice(done - first, change.from - first) + change.by;
    done = change.from + change.by.length;
  }
  return apart + lines.slice(done - first);
}

/** What takes the place of so many characters of a line; undefined where nothing does. */
function changeAt(text: string, line: number): { readonly from: number; readonly by: string } | undefined {
  const end = lineEnd(text, line);
  // Nearly all lines are no such entries, and cost no more than this.
  if (!isBlank(text.charCodeAt(line)) || !maySeparate(text, line, end)) return undefined;
  const from = pastBlanks(text, line);
  const next = nextLine(text, end + 1);
  if (next === undefined || pastBlanks(text, next) - next !== from - line || !endsAsEntry(text, next, from - line)) return undefined;
  const [start, quote] = entry.exec(text.slice(pastBlanks(text, next), lineEnd(text, next))) ?? [];
  const code = withoutComment(text.slice(from, end));
  if (start === undefined || code === '' || /[([{\\]$|"""|'''/.test(code) || !isInBracket(text, line, from - line)) return undefined;
  if (quote !== undefined && withoutValue.test(code)) return { from, by: ' '.repeat(code.length) };
  return code.endsWith(',') ? undefined : { from: from + code.length, by: ',' };
}

/** Whether a comma may be missing at the end of a line, or a value before it. */
function maySeparate(text: string, line: number, end: number): boolean {
  const last = lastOf(text, line, end);
  const code = text.charCodeAt(last);
  if (code === comma) return text.charCodeAt(lastOf(text, line, last)) === colon;
  return last >= line && !opening.test(text[last]!);
}

const [comma, colon, hash] = [44, 58, 35];
const opening = /[([{\\]/;
const closing = /[)\]}]/;
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** Where the last character of a line before an offset is that is no blank. */
function lastOf(text: string, line: number, end: number): number {
  let at = end - 1;
  while (at >= line && isBlank(text.charCodeAt(at))) at--;
  return at;
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The next line from an offset on that has code; undefined where none is near. */
function nextLine(text: string, offset: number): number | undefined {
  for (let [from, count] = [offset, 0]; from < text.length && count < mostBetween; count++) {
    const code = text.charCodeAt(pastBlanks(text, from));
    if (code !== 10 && code !== hash) return from;
    from = lineEnd(text, from) + 1;
  }
  return undefined;
}

const mostBetween = 10;

/** Whether a line ends as an entry does: with a comma, a bracket that opens, or before one that closes and stands less deep. */
function endsAsEntry(text: string, line: number, indent: number): boolean {
  const end = lineEnd(text, line);
  const code = text.slice(line, end);
  const last = code.includes('#') ? withoutComment(code).length - 1 : lastOf(text, line, end) - line;
  if (/[,([{]/.test(code[last] ?? '')) return true;
  const next = nextLine(text, end + 1);
  if (next === undefined) return false;
  const at = pastBlanks(text, next);
  return at - next < indent && closing.test(text[at] ?? '');
}

/** A line without its comment and the blanks at its end; empty where a string on it does not end. */
function withoutComment(line: string): string {
  const code = /^(?:[^#"'\n]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')*/.exec(line)![0];
  const rest = line.slice(code.length);
  return rest === '' || rest.startsWith('#') ? code.trimEnd() : '';
}

/**
 * Whether the lines at a depth stand in a bracket: the line before them that is less deep ends with one, and they begin behind it. What a function does
 * stands behind its parameters, which may have lines of their own.
 */
function isInBracket(text: string, line: number, indent: number): boolean {
  let first = indent;
  for (let [end, count] = [line - 1, 0]; end >= 0 && count < mostLines; count++) {
    const from = lineStart(text, end);
    const at = pastBlanks(text, from);
    if (at < end && text.charCodeAt(at) !== hash) {
      const code = withoutComment(text.slice(at, end));
      if (at - from < indent) return first === indent && /[([{]$/.test(code);
      if (endOfHead.test(code)) return false;
      first = at - from;
    }
    end = from - 1;
  }
  return false;
}

/** What ends the parameters of a function: `b=1):`, `b=1) -> float:`. */
const endOfHead = /\)(?:\s*->[^()]*)?\s*:$/;

const mostLines = 500;
