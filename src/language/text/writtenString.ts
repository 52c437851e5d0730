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
    const isPlain = !wasQuoted && this.quote === '';
    const padding = (isPlain ? ' ' : FILLER).repeat(width - visible.length);
    // A comment ends with its line.
    if (isPlain && visible === '' && decoded.includes('\n')) this.text += `${padding.slice(1)}\n`;
    else this.text += wasQuoted || isPlain ? padding + visible : visible + padding;
  }

  private seeQuote(char: string): void {
    if (char !== '"' && char !== "'") return;
    if (this.quote === '') this.quote = char;
    else if (this.quote === char) this.quote = '';
  }
}

function decodeEscape(escape: string, lineBreaks: 'keep' | 'fold'): string {
  const breaks = escape.split('\n').length - 1;
  // YAML keeps the empty lines behind a line that is continued, TOML does not.
  if (breaks > 0) return lineBreaks === 'fold' ? '\n'.repeat(breaks - 1) : '';
  const letter = escape.charAt(1);
  if (/[xuU]/.test(letter) && escape.length > 2) {
    const code = Number.parseInt(escape.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return named[letter] ?? letter;
}

/** A line break inside a YAML flow scalar: one is a space, more are one less. */
function fold(breaks: string): string {
  const count = breaks.split('\n').length - 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}

/** Escapes, line breaks with the blanks around them, blanks, and the rest. Only where breaks are kept may blanks stand behind a line's `\\`. */
const escapedPieces = {
  keep: pieces(String.raw`[^\S\r\n]*\r?\n\s*`),
  fold: pieces(String.raw`\r?\n\s*`),
};

function pieces(continuation: string): RegExp {
  const escape = String.raw`\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|${continuation}|[^])`;
  return new RegExp(String.raw`${escape}|[^\S\r\n]*(?:\r?\n[^\S\r\n]*)+|[^\S\r\n]+|[^\\\s]+|[^]`, 'g');
}

/** Longer ones are data, and stay as they are written. */
const lengthLimit = 100_000;

/** Content with backslash escapes: JSON, TOML's basic strings, and YAML's double-quoted scalars, whose line breaks fold. */
export function readEscaped(content: string, lineBreaks: 'keep' | 'fold'): WrittenString {
  if (content.length > lengthLimit || !/[\\\n]/.test(content)) return { value: content, text: content };
  const builder = new Builder();
  for (const [piece] of content.matchAll(escapedPieces[lineBreaks])) {
    if (piece.startsWith('\\')) builder.decoded(piece.length > 1 ? decodeEscape(piece, lineBreaks) : '', piece.length);
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
    text: lineBreaks === 'fold' ? content.replace(/[\r\n]/g, ' ') : content,
  };
}

/** The content of a YAML block scalar with the header `|` or `>`, and what follows it of `1`-`9`, `+` and `-`. */
export function readBlock(content: string, header: string, parentIndent: number): WrittenString {
  const lines = content === '' ? [] : content.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const first = lines.find((line) => /[^ ]/.test(line));
  const given = /\d/.exec(header);
  const indent = given ? Math.max(parentIndent, 0) + Number(given[0]) : first === undefined ? Infinity : first.search(/[^ ]/);
  const body = lines.map((line) => line.slice(indent));
  const end = body.findLastIndex((line) => line !== '') + 1;
  const text = header.startsWith('>') ? foldLines(body.slice(0, end)) : body.slice(0, end).join('\n');
  const kept = header.includes('+') ? '\n'.repeat(body.length - end) : '';
  const written = header.startsWith('>') ? withBlanks(content, indent) : content;
  return { value: text + (end === 0 || header.includes('-') ? '' : '\n') + kept, text: written };
}

/** The lines as they are written, with blanks where `>` joins them. */
function withBlanks(content: string, indent: number): string {
  const lines = content.replaceAll('\r', ' ').split('\n');
  const isProse = (line: string) => /^\S/.test(line.slice(indent));
  return lines.reduce((text, line, index) => text + (isProse(lines[index - 1]!) && isProse(line) ? ' ' : '\n') + line);
}

/** Lines joined as `>` does: with blanks, where neither of two is empty or indented further. */
function foldLines(lines: readonly string[]): string {
  let folded = '';
  let last: string | undefined;
  let breaks = 0;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const isProse = last !== undefined && !/^[ \t]/.test(last) && !/^[ \t]/.test(line);
    const joint = last === undefined || (isProse && breaks > 0) ? '' : isProse ? ' ' : '\n';
    folded += joint + '\n'.repeat(breaks) + line;
    last = line;
    breaks = 0;
  }
  return folded;
}
