import { parseAround } from './placeholders';
import type { Argument, Entry, Node, Range } from '../tree/tree';
import { withoutFiller } from '../text/writtenString';

const opening = '([{';
const closing = ')]}';
const depthLimit = 50;

/** Splits at separators outside of quotes and brackets; the parts are ranges of `text`, whitespace around them left out. */
function split(text: string, { from, to }: Range, separator: string, once = false): Range[] {
  const parts: Range[] = [];
  let depth = 0;
  let quote = '';
  let start = from;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (opening.includes(char)) depth++;
    else if (closing.includes(char)) depth--;
    else if (char === separator && depth === 0 && !(once && parts.length > 0)) {
      parts.push(trim(text, { from: start, to: at }));
      start = at + 1;
    }
  }
  parts.push(trim(text, { from: start, to }));
  return parts;
}

function trim(text: string, { from, to }: Range): Range {
  const inner = text.slice(from, to);
  const start = from + inner.length - inner.trimStart().length;
  return { from: start, to: Math.max(start, from + inner.trimEnd().length) };
}

/** The offset behind the bracket that closes the one at `at`; undefined where none does. */
function closingBracket(text: string, at: number, to: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let index = at; index < to; index++) {
    const char = text.charAt(index);
    if (quote !== '') {
      if (char === '\\') index++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (opening.includes(char)) depth++;
    else if (closing.includes(char) && --depth === 0) return index + 1;
  }
  return undefined;
}

/** The interpolations `${...}` in a range of a text, outermost only; an unclosed one reaches to the end. */
export function findInterpolations(text: string, { from, to }: Range): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf('${', from); at !== -1 && at < to;) {
    const end = closingBracket(text, at + 1, to) ?? to;
    // `${{ … }}` is for a template engine.
    if (text.charAt(at + 2) !== '{') found.push({ from: at, to: end });
    at = text.indexOf('${', end);
  }
  return found;
}

/**
 * One interpolation: `${a.b}`, `${..x}` are references; `${resolver:argument,...}` is a call, in which arguments may also have names. The grammar is
 * OmegaConf's and stands here as those of YAML and TOML do, since texts of several languages are written in it; what its resolvers are
 * and what they come to is a convention. `text` is the document or a text of the same offsets.
 */
export function readInterpolation(text: string, range: Range, depth = 0): Node {
  const closed = text.charAt(range.to - 1) === '}' && closingBracket(text, range.from + 1, range.to) === range.to;
  const inner = { from: range.from + 2, to: closed ? range.to - 1 : range.to };
  const [head, rest] = split(text, inner, ':', true);
  const callee = text.slice(head!.from, head!.to);
  if (rest === undefined) return { kind: 'reference', range, path: callee };
  const parts = depth < depthLimit ? split(text, rest, ',') : [];
  if (!closed || parts.length === 1) while (isEmpty(parts.at(-1))) parts.pop();
  return {
    kind: 'call',
    range,
    callee,
    calleeRange: head!,
    arguments: parts.map((part) => readArgument(text, part, depth)),
    closed,
  };
}

const isEmpty = (range: Range | undefined): boolean => range !== undefined && range.from === range.to;

function readArgument(text: string, range: Range, depth: number): Argument {
  const keyword = /^([a-z_]\w*)\s*=(?!=)\s*/i.exec(text.slice(range.from, range.to));
  if (!keyword) return { range, value: readValue(text, range, depth) };
  const name = { text: keyword[1]!, range: { from: range.from, to: range.from + keyword[1]!.length } };
  return { range, name, value: readValue(text, { from: range.from + keyword[0].length, to: range.to }, depth) };
}

const constants: Readonly<Record<string, (range: Range) => Node>> = {
  true: (range) => ({ kind: 'boolean', range, value: true }),
  false: (range) => ({ kind: 'boolean', range, value: false }),
  null: (range) => ({ kind: 'null', range }),
};

const number = /^[-+]?(?:inf|nan|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?)$/i;

/** A number as OmegaConf's grammar has it. */
function readNumber(word: string): number {
  const plain = word.replaceAll('_', '').toLowerCase();
  return Number(plain.replace('inf', 'Infinity'));
}

/** The value that a range of a text is in OmegaConf's grammar, which is that of Hydra's overrides, too; undefined where several stand there. */
export function readElement(text: string, range: Range): Node | undefined {
  const parts = split(text, range, ',');
  return parts.length > 1 ? undefined : readValue(text, parts[0]!, 0);
}

function readValue(text: string, range: Range, depth: number): Node {
  const word = text.slice(range.from, range.to);
  const last = word.at(-1);
  const wraps = (start: string, end: string): boolean => word.length > 1 && word.startsWith(start) && last === end;
  const inner = { from: range.from + 1, to: range.to - 1 };
  if (word.startsWith('${') && findInterpolations(text, range)[0]?.to === range.to) return readInterpolation(text, range, depth + 1);
  if (wraps('"', '"') || wraps("'", "'")) {
    const value = withoutFiller(word.slice(1, -1)).replace(/\\(['"\\])/g, '$1');
    const expression = readText(text, inner, depth);
    return { kind: 'string', range, value, ...(expression && { expression }) };
  }
  if (wraps('[', ']')) return { kind: 'list', range, items: readItems(text, inner, depth) };
  if (wraps('{', '}')) return { kind: 'mapping', range, entries: readEntries(text, inner, depth) };
  const constant = constants[word.toLowerCase()];
  if (constant) return constant(range);
  if (number.test(word)) return { kind: 'number', range, value: readNumber(word) };
  const expression = readText(text, range, depth);
  return { kind: 'string', range, value: word, ...(expression && { expression }) };
}

/** The expression that a text in an argument is: arithmetic with interpolations, or one of them alone. */
function readText(text: string, range: Range, depth: number): Node | undefined {
  if (range.to - range.from > 1_000 || depth >= depthLimit) return undefined;
  const word = text.slice(range.from, range.to);
  const nodes = new Map(
    (word.includes('${') ? findInterpolations(text, range) : []).map((each) => [each, readInterpolation(text, each, depth + 1)]),
  );
  const [only, ...others] = nodes;
  const isWhole = only && others.length === 0 && only[0].from === range.from && only[0].to === range.to;
  return isWhole ? only[1] : parseAround(text, range, word, nodes);
}

function readItems(text: string, range: Range, depth: number): Node[] {
  if (depth >= depthLimit) return [];
  return split(text, range, ',')
    .filter((part) => !isEmpty(part))
    .map((part) => readValue(text, part, depth + 1));
}

function readEntries(text: string, range: Range, depth: number): Entry[] {
  if (depth >= depthLimit) return [];
  return split(text, range, ',')
    .filter((part) => !isEmpty(part))
    .map((part) => {
      const [key, value] = split(text, part, ':', true);
      return {
        key: { text: withoutFiller(text.slice(key!.from, key!.to)).replace(/^(['"])(.*)\1$/, '$2'), range: key! },
        value: value ? readValue(text, value, depth + 1) : { kind: 'null', range: { from: part.to, to: part.to } },
      };
    });
}
