import type { Language } from '../language/index';
import type { Range } from '../language/tree';

/** Where a schedule goes in a text, and what has to stand around it there. */
export interface SnippetPlace {
  /** A value alone, or a key and a value. */
  readonly kind: 'value' | 'entry';
  /** The text that the snippet replaces. */
  readonly replace: Range;
  readonly before: string;
  readonly after: string;
  /** The place is inside a string already. */
  readonly quoted: boolean;
  /** The place is inside a flow collection, where a comma ends a plain scalar. */
  readonly flow?: boolean;
}

/** The place of a selection (`from` to `to`, equal for a cursor) in a text. */
export function placeOf(language: Language, text: string, from: number, to: number): SnippetPlace {
  return places[language](text, from, to);
}

const places: Record<Language, (text: string, from: number, to: number) => SnippetPlace> = {
  python: (text, from, to) => ({
    ...plain(from, to),
    kind: /^[ \t]*$/.test(lineBefore(text, from)) && isLineEmptyAfter(text, to) && !opensBracket(text, from) ? 'entry' : 'value',
  }),
  toml: (text, from, to) => lineEntry(text, from, to, /^[ \t]*[\w."'-]+[ \t]*=[ \t]*$/, /[[{,]\s*$/),
  yaml: placeInYaml,
  json: placeInJson,
};

function plain(from: number, to: number): SnippetPlace {
  return { kind: 'value', replace: { from, to }, before: '', after: '', quoted: false };
}

function placeInYaml(text: string, from: number, to: number): SnippetPlace {
  const line = lineBefore(text, from);
  const flow = openBrackets(text.slice(Math.max(0, from - 5_000), from)) > 0;
  const place = lineEntry(
    text,
    from,
    to,
    /^[ \t]*(?:- +)*(?:[^\s#:'"{[][^#:]*|'[^']*'|"[^"]*"):[ \t]*$|^[ \t]*(?:- +)*-[ \t]+$/,
    /[[{,]\s*$|[{,][^:]*:\s*$/,
  );
  // `key:` wants a space before its value.
  return { ...place, flow, before: line.endsWith(':') || line.endsWith('-') ? ' ' : place.before };
}

/** A language whose entries are lines: a value behind a key, an entry on an empty line, else an entry on a line of its own. */
function lineEntry(text: string, from: number, to: number, key: RegExp, flow: RegExp): SnippetPlace {
  const line = lineBefore(text, from);
  const place = plain(from, to);
  if (insideQuotes(line)) return { ...place, quoted: true };
  if (key.test(line) || (flow.test(line) && line.trim() !== '')) return place;
  if (line.trim() === '') return { ...place, kind: 'entry', after: isLineEmptyAfter(text, to) ? '' : `\n${line}` };
  if (from !== to) return place;
  const nextBreak = text.indexOf('\n', to);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const indent = /^[ \t]*/.exec(line)![0];
  return { ...place, kind: 'entry', replace: { from: lineEnd, to: lineEnd }, before: `\n${indent}` };
}

function placeInJson(text: string, from: number, to: number): SnippetPlace {
  if (insideQuotes(lineBefore(text, from))) return { ...plain(from, to), quoted: true };
  const head = withoutComments(text.slice(0, from));
  const last = head.trimEnd().at(-1);
  const next = withoutComments(text.slice(to)).trimStart()[0];
  const after = next === undefined || next === '}' || next === ']' || next === ',' ? '' : ',';
  if (last === ':') return { ...plain(from, to), before: head.endsWith(':') ? ' ' : '', after };
  const kind = enclosingBracket(head) === '[' ? 'value' : 'entry';
  const needsComma = last !== undefined && !'{[,'.includes(last);
  if (!needsComma) return { ...plain(from, to), kind, after };
  const end = head.trimEnd().length;
  return { ...plain(end, to), kind, before: `,${text.slice(end, from) || ' '}`, after };
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

function isLineEmptyAfter(text: string, offset: number): boolean {
  return /^[ \t\r]*(?:#.*)?$/.test(text.slice(offset).split('\n', 1)[0]!);
}

/** Whether a line's start leaves a quote open. */
function insideQuotes(line: string): boolean {
  let open = '';
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\' && open === '"') i++;
    else if (open === '' && (line[i] === '"' || (line[i] === "'" && !/\w/.test(line[i - 1] ?? '')))) open = line[i]!;
    else if (line[i] === open) open = '';
  }
  return open !== '';
}

/** How many brackets a text leaves open, quotes and comments left out. */
function openBrackets(text: string): number {
  const bare = text.replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*/g, '');
  return Array.from(bare).reduce(
    (depth, char) => ('[{('.includes(char) ? depth + 1 : ']})'.includes(char) ? Math.max(0, depth - 1) : depth),
    0,
  );
}

function opensBracket(text: string, offset: number): boolean {
  return openBrackets(text.slice(Math.max(0, offset - 5_000), offset)) > 0;
}

/** JSON text of the same length whose comments are spaces. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}

/** The innermost bracket that a JSON text leaves open. */
function enclosingBracket(text: string): string | undefined {
  const open: string[] = [];
  for (const char of text.replace(/"(?:[^"\\\n]|\\.)*"/g, '')) {
    if (char === '{' || char === '[') open.push(char);
    else if (char === '}' || char === ']') open.pop();
  }
  return open.at(-1);
}
