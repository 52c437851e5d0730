// People write calls, interpolations and templates into YAML without quotes. A YAML parser would take them apart at commas, braces and colons.
// So these characters are replaced before it reads the text, and so are the lines that Git leaves of a conflict. No offset changes.
import { lineEnd } from '../text/lineEnd';

const points = /^(?:<{7}|={7}|>{7})(?: .*)?$|["'#(]|\$\{|\{\{[^{}\n]*\}\}|\{[%#][^\n]*?[%#]\}/gm;
const syntax = /[,[\]{}:#"'&*!|>%@`]/g;
const structureLine = /^[ \t]*(?:[\w.-]+[ \t]*:(?:\s|$)|- |#|---)/;
/** Nobody writes longer or deeper calls; without limits an unclosed bracket would cost a search through the whole text. */
const lengthLimit = 10_000;
const depthLimit = 100;

interface Span {
  readonly to: number;
  /** The text that replaces the span; undefined where the span stays as it is. */
  readonly instead?: string;
}

/** The text with the inside of calls and tuples `(...)`, interpolations and templates made harmless for a YAML parser. */
export function maskYaml(text: string): string {
  const pieces: string[] = [];
  const search = new RegExp(points);
  let done = 0;
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const { to, instead } = readSpan(text, match.index, match[0]);
    if (instead !== undefined) {
      pieces.push(text.slice(done, match.index), instead);
      done = to;
    }
    search.lastIndex = to;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}

const hide = (piece: string): string => piece.replace(syntax, '_');

function readSpan(text: string, from: number, found: string): Span {
  const stays = { to: from + found.length };
  if (found === '#') return /[^\s]/.test(text.charAt(from - 1)) ? stays : { to: lineEnd(text, from) };
  if (found === '"' || found === "'") return /[^\s[{,:]/.test(text.charAt(from - 1)) ? stays : { to: endOfQuote(text, from) };
  if (found.startsWith('{{')) return { to: stays.to, instead: hide(found) };
  if (/^[{<=>]/.test(found)) return { to: stays.to, instead: found.replace(/\S/g, ' ') };
  if (found === '(' && !opensCallOrTuple(text, from)) return stays;
  const to = endOfBrackets(text, stays.to - 1);
  return to === undefined ? stays : { to, instead: found.charAt(0) + hide(text.slice(from + 1, to)) };
}

/** A call's bracket follows a name; a tuple's stands where a value starts. */
function opensCallOrTuple(text: string, at: number): boolean {
  let before = at - 1;
  if (/\w/.test(text.charAt(before))) return true;
  while (text.charAt(before) === ' ') before--;
  return /[\n:,[{-]/.test(text.charAt(before)) || before < 0;
}

/** Whether the line at an offset is a key, an item, a comment or a mark. Then an unclosed bracket or quote before it ends there. */
function startsStructure(text: string, at: number): boolean {
  return structureLine.test(text.slice(at, at + 200));
}

/** The offset behind the closing quote; behind the opening one, at `from`, where none closes it. */
function endOfQuote(text: string, from: number): number {
  const quote = text.charAt(from);
  const end = Math.min(text.length, from + lengthLimit);
  for (let at = from + 1; at < end; at++) {
    const char = text.charAt(at);
    if (char === quote) return at + 1;
    if (char === '\\' && quote === '"') at++;
    else if (char === '\n' && startsStructure(text, at + 1)) break;
  }
  return from + 1;
}

/**
 * The offset behind the bracket that closes the one at `from`; undefined where none does. A wrong `]` or `}` closes the collection around a
 * half-typed call: then the offset is that of the wrong bracket.
 */
function endOfBrackets(text: string, from: number): number | undefined {
  const expected: string[] = [];
  const end = Math.min(text.length, from + lengthLimit);
  for (let at = from; at < end && expected.length <= depthLimit; at++) {
    const char = text.charAt(at);
    if (char === '(') expected.push(')');
    else if (char === '[') expected.push(']');
    else if (char === '{') expected.push('}');
    else if (char === ')' || char === ']' || char === '}') {
      if (char !== expected.pop()) return char === ')' ? undefined : at;
      if (expected.length === 0) return at + 1;
    } else if (char === '"' || char === "'") at = endOfQuote(text, at) - 1;
    else if (char === '\n' && startsStructure(text, at + 1)) return undefined;
    else if (char === '#' && /\s/.test(text.charAt(at - 1))) return undefined;
  }
  return undefined;
}
