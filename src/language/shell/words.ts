// The words of a shell script as POSIX shells and Bash part them (Bash Reference Manual 5.2, sections 3.1 and 3.5), and what each is made of. Nothing is run.
import { lineEnd } from '../text/lineEnd';
import type { Range } from '../tree/tree';

/** A piece of a word: text, or what the shell puts something in the place of. */
export type Piece =
  | { readonly kind: 'text'; readonly range: Range; readonly value: string }
  /** `$NAME` or `${NAME}`, with the word behind `:-` where there is one. */
  | { readonly kind: 'variable'; readonly range: Range; readonly name: string; readonly otherwise?: Word }
  /** `$((...))`: the range is that of what is within. */
  | { readonly kind: 'arithmetic'; readonly range: Range }
  /** The output of a command, and forms of variables that change their text. */
  | { readonly kind: 'unknown'; readonly range: Range };

export interface Word {
  readonly range: Range;
  readonly pieces: readonly Piece[];
  /** What stands within its quotes, where they are around all of it. */
  readonly quoted?: Range;
}

/** The text of a word that is only text. */
export function plainText({ pieces }: Word): string | undefined {
  return pieces.every((piece) => piece.kind === 'text') ? pieces.map((piece) => piece.value).join('') : undefined;
}

/** Whether a word begins an option: `--lr`, `-lr`. */
export const isOption = (word: Word): boolean => /^--?[A-Za-z]/.test(headOf(word));

/** A word that is text, or the text that it begins with. */
export function headOf(word: Word): string {
  const [first] = word.pieces;
  return plainText(word) ?? (first?.kind === 'text' ? first.value : '');
}

/** What stands behind the equals sign of a word, which ends at an offset. */
export function behindEqualsSign({ pieces, range }: Word, from: number): Word {
  const inside = pieces.flatMap((piece) => {
    if (piece.range.to < from || (piece.range.to === from && piece.kind === 'text' && piece.value.endsWith('='))) return [];
    if (piece.range.from >= from || piece.kind !== 'text') return [piece];
    return [{ ...piece, value: piece.value.slice(piece.value.indexOf('=') + 1), range: { from, to: piece.range.to } }];
  });
  return { pieces: inside, range: { from, to: range.to } };
}

/** So deep are quotes and brackets read in each other. */
const deepest = 50;

// What ends plain text: looked for, as an expression that matches the text itself has no stack for millions of characters.
const endOfPlain = /[\s;&|<>()\\'"$`]/g;
const endInQuotes = /["\\$`]/g;
const endInBraces = /[\\'"$`}]/g;
// So long is no name.
const simpleVariable = /\$(\w{1,200}|[@*#?$!-])/y;
const braced = /\$\{(\w{1,200}|@|\*)(?:\[[@*]\])?(?:(:?[-=])|\})/y;

/** Where the blanks and joined lines from an offset on end. */
export function afterBlanks(text: string, from: number): number {
  let at = from;
  for (let next = -1; next !== at;) {
    next = at;
    while (text[at] === ' ' || text[at] === '\t') at++;
    at += joinedLines(text, at);
  }
  return at;
}

/** The length of a backslash with the end of its line, which is nothing; 0 where there is none. */
const joinedLines = (text: string, at: number): number => (text.startsWith('\\\n', at) ? 2 : text.startsWith('\\\r\n', at) ? 3 : 0);

/** The word at an offset; undefined where none stands there. `to` is where the text ends. */
export function wordAt(text: string, from: number, to: number): Word | undefined {
  const pieces: Piece[] = [];
  const at = readPieces(text, { from, to }, endOfPlain, pieces);
  if (at === from) return undefined;
  const [quote, last] = [text[from]!, text[at - 1]];
  const isQuoted = (quote === '"' || quote === "'") && at - from > 1 && last === quote && closing(text, from, to) === at;
  return { range: { from, to: at }, pieces, ...(isQuoted && { quoted: { from: from + 1, to: at - 1 } }) };
}

/** The words of a range that is nothing but words, as those of a list are, or of a text that the shell parts. */
export function wordsIn(text: string, { from, to }: Range): readonly Word[] {
  const words: Word[] = [];
  for (let at = from; at < to;) {
    const start = afterBlanks(text, at);
    if (text[start] === '#') at = lineEnd(text, start);
    else {
      const word = wordAt(text, start, to);
      if (word) words.push(word);
      at = word ? word.range.to : start + 1;
    }
  }
  return words;
}

/** Reads pieces into a list as far as there are some, and tells where they end. `end` is what plain text ends before. */
function readPieces(text: string, { from, to }: Range, end: RegExp, pieces: Piece[], depth = 0): number {
  const isBare = end === endOfPlain;
  let at = from;
  const add = (next: number, value: string, range: Range = { from: at, to: next }): void => {
    pieces.push({ kind: 'text', range, value });
    at = next;
  };
  while (at < to) {
    const start = at;
    end.lastIndex = at;
    const next = Math.min(end.exec(text)?.index ?? to, to);
    const char = text[at]!;
    if (next > at) add(next, text.slice(at, next));
    else if (char === '\\') {
      const joined = joinedLines(text, at);
      if (joined > 0) at += joined;
      else add(Math.min(at + 2, to), text.slice(at + 1, Math.min(at + 2, to)));
    } else if (isBare && (char === "'" || text.startsWith("$'", at))) {
      const open = char === '$' ? at + 1 : at;
      const close = closing(text, open, to);
      const inner = { from: open + 1, to: Math.max(open + 1, text[close - 1] === "'" ? close - 1 : close) };
      add(close, text.slice(inner.from, inner.to), inner);
    } else if (char === '"' && isBare) {
      const close = closing(text, at, to);
      if (close - at === 2) add(close, '');
      readPieces(text, { from: start + 1, to: close - 1 }, endInQuotes, pieces, depth + 1);
      at = close;
    } else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      at = close < 0 || close >= to ? to : close + 1;
      pieces.push({ kind: 'unknown', range: { from: start, to: at } });
    } else if (char === '$') {
      const piece = dollarAt(text, at, to, depth);
      at = piece.end;
      pieces.push(piece.piece);
    } else return at;
  }
  return at;
}

/** What begins with a dollar sign at an offset, and where it ends. */
function dollarAt(text: string, from: number, to: number, depth: number): { readonly piece: Piece; readonly end: number } {
  if (text.startsWith('$(', from)) {
    const end = bracketEnd(text, from + 1, to);
    const isArithmetic = text.startsWith('$((', from) && text.startsWith('))', end - 2);
    const range = isArithmetic ? { from: from + 3, to: end - 2 } : { from, to: end };
    return { piece: { kind: isArithmetic ? 'arithmetic' : 'unknown', range }, end };
  }
  simpleVariable.lastIndex = from;
  const simple = simpleVariable.exec(text);
  if (simple) {
    // `$10` is `$1` with a 0 behind it.
    const name = /^\d/.test(simple[1]!) ? simple[1]![0]! : simple[1]!;
    const end = from + 1 + name.length;
    return { piece: { kind: 'variable', range: { from, to: end }, name }, end };
  }
  if (!text.startsWith('${', from)) return { piece: { kind: 'text', range: { from, to: from + 1 }, value: '$' }, end: from + 1 };
  const end = bracketEnd(text, from + 1, to);
  braced.lastIndex = from;
  const [whole, name, sign] = braced.exec(text) ?? [];
  if (whole === undefined || name === undefined || depth > deepest) return { piece: { kind: 'unknown', range: { from, to: end } }, end };
  const range = { from, to: end };
  if (sign === undefined) return { piece: { kind: 'variable', range, name }, end };
  const inner = { from: from + whole.length, to: end - 1 };
  const pieces: Piece[] = [];
  // Blanks are part of it.
  readPieces(text, inner, endInBraces, pieces, depth + 1);
  return { piece: { kind: 'variable', range, name, otherwise: { range: inner, pieces } }, end };
}

/** Where the bracket at an offset is closed, behind it; the end of the text where it is not. */
function bracketEnd(text: string, from: number, to: number, depth = 0): number {
  if (depth > deepest) return to;
  const [opening, shut] = text[from] === '(' ? ['(', ')'] : ['{', '}'];
  let open = 0;
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === '\\') at++;
    else if (char === "'" && opening === '(') at = Math.max(at, text.indexOf("'", at + 1));
    else if (char === '"') at = closing(text, at, to, depth + 1) - 1;
    else if (char === opening) open++;
    else if (char === shut && --open === 0) return at + 1;
  }
  return to;
}

/** Where the quotes that open at an offset are closed, behind it; the end of the text where they are not. */
function closing(text: string, from: number, to: number, depth = 0): number {
  if (depth > deepest) return to;
  const quote = text[from]!;
  for (let at = from + 1; at < to; at++) {
    const char = text[at]!;
    if (char === quote) return at + 1;
    if (quote === "'") continue;
    if (char === '\\') at++;
    else if (char === '`') at = Math.max(at, text.indexOf('`', at + 1));
    else if (char === '$' && /[({]/.test(text[at + 1] ?? '')) at = bracketEnd(text, at + 1, to, depth + 1) - 1;
  }
  return to;
}
