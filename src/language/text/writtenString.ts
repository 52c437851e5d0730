// Strings as they stand in a file: what their reader gets, and a text of the same length whose characters stand where they were written.

/** A string's content, as `value` for its reader and as `text` with as many characters as were written, for true source offsets. */
export interface WrittenString {
  readonly value: string;
  readonly text: string;
}

const named: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** Pads the meaning of an escape to the length that it was written in. `withoutFiller` takes it out again. */
const FILLER = '\0';

/** The content of a quoted string in such a text, without the padding. */
export const withoutFiller = (text: string): string => text.replaceAll(FILLER, '');

/**
 * Appends pieces to both readings. Keeps track of quotes: where they are escaped, the escapes reach from the first character of the quoted
 * to the last.
 */
class Builder {
  value = '';
  text = '';
  private quote = '';

  raw(piece: string): void {
    this.value += piece;
    this.text += piece;
    for (const char of piece) this.seeQuote(char);
  }

  /** `decoded` is what `width` written characters stand for. */
  decoded(decoded: string, width: number): void {
    this.value += decoded;
    const wasQuoted = this.quote !== '';
    const visible = wasQuoted ? decoded : decoded.trim();
    this.seeQuote(visible);
    const padding = (wasQuoted || this.quote !== '' ? FILLER : ' ').repeat(width - visible.length);
    this.text += wasQuoted || this.quote === '' ? padding + visible : visible + padding;
  }

  private seeQuote(char: string): void {
    if (char !== '"' && char !== "'") return;
    if (this.quote === '') this.quote = char;
    else if (this.quote === char) this.quote = '';
  }
}

function decodeEscape(escape: string): string {
  const letter = escape.charAt(1);
  if (/[xuU]/.test(letter) && escape.length > 2) {
    const code = Number.parseInt(escape.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  if (/\s/.test(letter)) return /[\r\n]/.test(escape) ? '' : letter;
  return named[letter] ?? letter;
}

/** A line break inside a YAML flow scalar: one is a space, more are one less. */
function fold(breaks: string): string {
  const count = breaks.split('\n').length - 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}

const escapedPieces =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^\S\r\n]*\r?\n\s*|[^])|[^\S\r\n]*(?:\r?\n[^\S\r\n]*)+|[^\S\r\n]+|[^\\\s]+|[^]/g;

/** Longer ones are data, and stay as they are written. */
const lengthLimit = 100_000;

/** Content with backslash escapes: JSON, TOML's basic strings, and YAML's double-quoted scalars, whose line breaks fold. */
export function readEscaped(content: string, lineBreaks: 'keep' | 'fold'): WrittenString {
  if (content.length > lengthLimit || !/[\\\n]/.test(content)) return { value: content, text: content };
  const builder = new Builder();
  for (const [piece] of content.matchAll(escapedPieces)) {
    if (piece.startsWith('\\')) builder.decoded(piece.length > 1 ? decodeEscape(piece) : '', piece.length);
    else if (!piece.includes('\n')) builder.raw(piece);
    else builder.decoded(lineBreaks === 'fold' ? fold(piece) : piece.replaceAll('\r\n', '\n'), piece.length);
  }
  return builder;
}

/** The content of a YAML single-quoted scalar, in which a quote is written twice. */
export function readSingleQuoted(content: string): WrittenString {
  if (content.length > lengthLimit || !/['\n]/.test(content)) return { value: content, text: content };
  const builder = new Builder();
  for (const [piece] of content.matchAll(/''|[^\S\r\n]*(?:\r?\n[^\S\r\n]*)+|[^'\s]+|[^]/g)) {
    if (piece === "''") builder.decoded("'", 2);
    else if (piece.includes('\n')) builder.decoded(fold(piece), piece.length);
    else builder.raw(piece);
  }
  return builder;
}

/** Text without escapes: TOML's literal strings and YAML's plain scalars. */
export function readLiteral(content: string, lineBreaks: 'keep' | 'fold'): WrittenString {
  if (!content.includes('\n')) return { value: content, text: content };
  return {
    value: lineBreaks === 'fold' ? content.replace(/[^\S\r\n]*(?:\r?\n[^\S\r\n]*)+/g, fold) : content.replaceAll('\r\n', '\n'),
    text: content.replace(/[\r\n]/g, ' '),
  };
}

/** The content of a YAML block scalar with the header `|` or `>`, and what follows it of `1`-`9`, `+` and `-`. */
export function readBlock(content: string, header: string, parentIndent: number): WrittenString {
  const lines = content.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const given = /\d/.exec(header);
  const indent = given ? Math.max(parentIndent, 0) + Number(given[0]) : first.length - first.trimStart().length;
  const body = lines.map((line) => line.slice(indent)).join('\n');
  const folded = header.startsWith('>') ? body.replace(/(?<=\S)\n(?=\S)/g, ' ').replace(/(?<=\S)\n(\n+)(?=\S)/g, '$1') : body;
  const trimmed = folded.replace(/\n+$/, '');
  const end = header.includes('-') || trimmed === '' ? '' : header.includes('+') ? folded.slice(trimmed.length) + '\n' : '\n';
  return { value: trimmed + end, text: content.replace(/[\r\n]/g, ' ') };
}
