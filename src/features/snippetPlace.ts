import { frontEndOf, type Language } from '../language/index';
import type { Range } from '../language/tree/tree';
import { lineStart } from '../language/text/lineStart';

/** Where a schedule goes in a text, and what has to stand around it there. */
export interface SnippetPlace {
  /** A value alone, a key and a value, or a keyword argument. */
  readonly kind: 'value' | 'entry' | 'keyword';
  /** The text that the snippet replaces. */
  readonly replace: Range;
  readonly before: string;
  readonly after: string;
  /** The quote of the string that the place is inside of already. */
  readonly quoted: string | false;
  /** The place is inside a flow collection, where a comma ends a plain scalar. */
  readonly flow?: boolean;
  /** The number that it replaces, as it is written. */
  readonly number?: string;
}

/** The place of a selection (`from` to `to`, equal for a cursor) in a text; one that is moved there is beside nothing by the user's choice. */
export function placeOf(language: Language, text: string, from: number, to: number, isMoved = false): SnippetPlace {
  const { bare, token } = withoutTokens(language, text, from);
  const quoted = token !== undefined && /^["']/.test(token.text) && language !== 'python' && token.text[0]!;
  // Prose in YAML may leave brackets open, but not beyond a key of the outermost level.
  const head = bare.slice(0, from);
  const bracket = openBracket(language === 'yaml' ? head.split(/\n(?=\w)/).at(-1)! : head);
  const flow = bracket !== undefined;
  const inValue = quoted !== false && (language !== 'json' || (text[from - 1] === quoted && (from !== to || text[to] === quoted)));
  if (inValue && language === 'json' && from === to && bracket === '{' && /[{,]\s*$/.test(bare.slice(0, from - 1))) {
    // The quotes of a key that is still empty.
    return placeOf(language, `${text.slice(0, from - 1)}  ${text.slice(from + 1)}`, from - 1, from + 1);
  }
  if (inValue) return { ...plain(from, to), quoted, flow };
  if (language === 'json' && !flow) {
    if (bare.trim() === '') return { ...plain(from, to), kind: 'entry', before: '{ ', after: ' }' };
    const inside = Math.max(head.lastIndexOf('}'), head.lastIndexOf(']'));
    const at = inside < 0 ? bare.indexOf('{', from) + 1 : inside;
    if (at > 0) return placeOf(language, text, at, at, true);
  }
  const spot: Spot = { language, text, bare, from, to, inToken: token !== undefined, end: Math.max(to, token?.to ?? 0) };
  const isInFlow = flow || language === 'json';
  const number = isMoved ? undefined : numberAt(spot, isInFlow);
  return number ?? (isInFlow ? placeInFlow(spot, bracket) : placeInLines(spot));
}

/** A name that counts something is no weight. */
const counts = /(?:steps?|epochs?|iters?|iterations|seed|size|batch|num|workers|layers|dim|every|interval)\W*$/i;

/** The bare number beside the cursor that is the value of a key or a name, and nothing more: what is a schedule soon, and was a constant before. */
function numberAt({ language, text, bare, from, to, inToken }: Spot, isInFlow: boolean): SnippetPlace | undefined {
  if (inToken || from !== to) return undefined;
  const line = lineBefore(bare, from);
  const [typed] = /[\w.+-]*$/.exec(line)!;
  const start = from - typed.length;
  const number = typed + /^[\w.+-]*/.exec(bare.slice(from))![0];
  if (!/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(number)) return undefined;
  const [head, end] = [line.slice(0, line.length - typed.length), start + number.length];
  const rest = bare.slice(end, endOfLine(text, end)).trimStart();
  const isValue = isInFlow
    ? (language === 'python' ? /\w[ \t]*=[ \t]*$|:[ \t]*$/ : /[:=][ \t]*$/).test(head) && /^(?:$|[,}\])])/.test(rest)
    : /[:=][ \t]*$/.test(head) && frontEndOf(language).writing.valueSlot?.test(head) === true && rest === '';
  if (!isValue || counts.test(lineBefore(text, start).replace(/[:=\s"']*$/, ''))) return undefined;
  return { ...plain(start, end), ...(isInFlow && { flow: true }), number };
}

/** Whether an offset is within a comment, or within a string that is no value of a config. */
export function isProse(language: Language, text: string, offset: number): boolean {
  const { token } = withoutTokens(language, text, offset);
  return token !== undefined && (language === 'python' || !/^["']/.test(token.text));
}

interface Spot {
  readonly language: Language;
  readonly text: string;
  /** The text with comments as spaces and strings as letters. */
  readonly bare: string;
  readonly from: number;
  readonly to: number;
  /** The selection starts inside a string or a comment. */
  readonly inToken: boolean;
  /** Where the selection or that string or comment ends. */
  readonly end: number;
}

function plain(from: number, to: number): SnippetPlace {
  return { kind: 'value', replace: { from, to }, before: '', after: '', quoted: false };
}

/** Entries are lines: a value in its slot, an entry on an empty line, else an entry on the next line. */
function placeInLines({ language, text, bare, from, to, inToken, end }: Spot): SnippetPlace {
  const place = plain(from, to);
  const line = lineBefore(bare, from);
  const lineEnd = endOfLine(text, end);
  const rest = bare.slice(to, lineEnd).trim();
  if (!inToken && line.trim() === '') {
    if (rest === '') return { ...place, kind: 'entry' };
    return language === 'python' ? place : { ...place, kind: 'entry', after: `\n${line}` };
  }
  const indent = /^[ \t]*(?:- +)*/.exec(lineBefore(text, end === to ? from : end))![0].replaceAll('-', ' ');
  const child = childIndent(bare, lineEnd);
  const whole = `${line}${bare.slice(to, lineEnd)}`.trimEnd();
  const opens = whole.endsWith(':') && child.length > indent.length;
  const isSlot = (head: string) => frontEndOf(language).writing.valueSlot?.test(head) === true;
  // Before a word in Python there is a value already.
  const isFree = rest === '' || (language === 'python' && !/[\w"'([{]/.test(bare[to] ?? ''));
  if (from !== to || (!inToken && isSlot(line) && !opens && isFree)) {
    // `key:` wants a space before its value, and so does a comment behind it.
    const after = from === to && rest === '' && /\S/.test(text[to] ?? ' ') ? ' ' : '';
    return { ...place, before: language === 'yaml' && line.endsWith(':') ? ' ' : '', after };
  }
  if (!inToken && language === 'yaml' && !opens && whole.endsWith(':') && isSlot(whole)) {
    // Within a key that has no value yet.
    const at = from - line.length + whole.length;
    return { ...plain(at, at), before: ' ' };
  }
  return { ...plain(lineEnd, lineEnd), kind: 'entry', before: `\n${opens ? child : indent}` };
}

/** Inside brackets commas part the entries. */
function placeInFlow({ language, text, bare, from, to, inToken }: Spot, bracket: string | undefined): SnippetPlace {
  const head = bare.slice(0, from).trimEnd();
  // Python allows no positional argument behind one with a keyword.
  const keyword = bracket === '(' && /[(,]\s*\w+\s*=(?!=)[^()]*$/.test(head.replace(/\([^()]*\)/g, ''));
  const kind = keyword ? 'keyword' : bracket === '{' || (bracket === undefined && language === 'json') ? 'entry' : 'value';
  const last = head.at(-1) ?? '';
  const follows = language === 'python' ? /[\w)\]}]/.test(last) : !'{[,:='.includes(last);
  const gap = text.slice(head.length, from);
  if (!inToken && !follows) {
    const isValue = last !== '' && !'{[(,'.includes(last);
    const taken = isValue && from === to && /^[ \t]*[^\s,\])}]/.test(bare.slice(to));
    const before = gap === '' && (last === ',' || (isValue && last === ':')) ? ' ' : '';
    const around: Pick<SnippetPlace, 'kind' | 'after' | 'flow'> = {
      kind: isValue ? 'value' : kind,
      after: commaBefore(bare.slice(to)),
      flow: true,
    };
    const entry = lineBefore(bare, from);
    const lineEnd = endOfLine(text, to);
    // Behind the comma of an entry that has a line of its own, this one gets one, too.
    if (
      last === ',' &&
      !gap.includes('\n') &&
      bare.slice(to, lineEnd).trim() === '' &&
      lineEnd < text.length &&
      openBracket(entry) === undefined
    )
      return { ...plain(lineEnd, lineEnd), ...around, before: `\n${/^[ \t]*/.exec(entry)![0]}`, after: commaBefore(bare.slice(lineEnd)) };
    if (!taken) return { ...plain(from, to), ...around, before };
  }
  if (!inToken && gap.includes('\n')) {
    return { ...plain(head.length, to), kind, before: `,${gap}`, after: commaBefore(bare.slice(to)), flow: true };
  }
  // Inside a token or a comment: behind the whole entry, on a line of its own if that entry has one.
  const inComment = inToken && !/\S/.test(bare[from] ?? '');
  const entryEnd = endOfEntry(bare, from);
  if (!inComment && language !== 'python' && bare[entryEnd - 1] === ':') {
    // The entry has no value yet.
    const [blank] = /^[ \t]*/.exec(bare.slice(entryEnd))!;
    return { ...plain(entryEnd, entryEnd + blank.length), before: ' ', after: commaBefore(bare.slice(entryEnd)), flow: true };
  }
  const end = inComment ? head.replace(/,$/, '').length : entryEnd;
  const comma = '{[('.includes(bare[end - 1] ?? '{') ? '' : ',';
  if (openBracket(lineBefore(bare, end)) !== undefined && !inComment)
    return { ...plain(end, end), kind, before: `${comma} `, after: '', flow: true };
  const lineEnd = endOfLine(text, Math.max(end, from));
  const tail = bare[end] === ',' ? text.slice(end + 1, lineEnd) : text.slice(end, lineEnd);
  const indent = comma === '' ? childIndent(bare, lineEnd) : /^[ \t]*/.exec(lineBefore(text, end))![0];
  if (bare.slice(end, lineEnd).replace(',', '').trim() !== '')
    return { ...plain(end, end), kind, before: `${comma} `, after: '', flow: true };
  return { ...plain(end, lineEnd), kind, before: `${comma}${tail}\n${indent}`, after: commaBefore(bare.slice(lineEnd)), flow: true };
}

/** The indentation of the next line that is not empty. */
function childIndent(bare: string, lineEnd: number): string {
  return /\n([ \t]*)[^\s\]})]/.exec(bare.slice(lineEnd))?.[1] ?? '';
}

function commaBefore(rest: string): string {
  if (/^\s*(?:[,\])}]|$)/.test(rest)) return '';
  return /^\s/.test(rest) ? ',' : ', ';
}

/** Where the entry around an offset ends: before the next comma or closing bracket of its own level. */
function endOfEntry(bare: string, from: number): number {
  let depth = 0;
  let end = from;
  for (; end < bare.length; end++) {
    if ('[{('.includes(bare[end]!)) depth++;
    else if (depth === 0 && ',]})'.includes(bare[end]!)) break;
    else if (']})'.includes(bare[end]!)) depth--;
  }
  return bare.slice(0, end).trimEnd().length;
}

function lineBefore(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** A text of the same length with strings as letters and comments as spaces, and the one of them that an offset is inside of. */
function withoutTokens(
  language: Language,
  text: string,
  offset: number,
): { readonly bare: string; readonly token: { readonly text: string; readonly to: number } | undefined } {
  let token: { readonly text: string; readonly to: number } | undefined;
  const bare = text.replace(new RegExp(frontEndOf(language).writing.tokens, 'g'), (part: string, at: number) => {
    const isString = /^["']/.test(part);
    const isOpen = isString ? part.length < 2 || !part.endsWith(part[0]!) : !part.endsWith('*/');
    if (at < offset && offset < at + part.length + (isOpen ? 1 : 0)) token = { text: part, to: at + part.length };
    return part.replace(/[^\n]/g, isString ? 'x' : ' ');
  });
  return { bare, token };
}

/** The innermost bracket that a text leaves open. */
function openBracket(bare: string): string | undefined {
  const open: string[] = [];
  for (const char of bare) {
    if ('[{('.includes(char)) open.push(char);
    else if (']})'.includes(char)) open.pop();
  }
  return open.at(-1);
}
