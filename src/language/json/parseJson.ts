import { stringNode } from '../expressions/textExpression';
import type { Entry, Node, Range, Tree } from '../tree/tree';
import { readEscaped } from '../text/writtenString';

/** Deeper ones are left out, so that whoever walks the tree may recurse. */
const depthLimit = 400;

interface Key {
  readonly text: string;
  readonly range: Range;
  colon: boolean;
}

/** A collection that is still open. */
interface Open {
  readonly bracket: '{' | '[';
  readonly from: number;
  readonly entries: Entry[];
  readonly items: Node[];
  key: Key | undefined;
}

/**
 * Reads JSON, JSON with comments and trailing commas, and JSON lines (one root per value) into a neutral tree. Never throws; what is
 * missing (a comma, a value, a closing bracket) costs the least possible of what stands around it.
 */
export function parseJson(text: string): Tree {
  const builder = new Builder(text);
  const start = /\S/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const from = found.index;
    const to = (start.lastIndex = endOfToken(text, from));
    if (!isComment(text, from)) builder.token({ from, to });
  }
  return { text, roots: builder.finish(), hints: [] };
}

const isComment = (text: string, at: number): boolean => text.startsWith('//', at) || text.startsWith('/*', at);

/** Where the token that starts at an offset ends: a comment, a string (its closing quote may be missing), a sign, a number or a word. */
function endOfToken(text: string, from: number): number {
  const first = text.charAt(from);
  if (isComment(text, from)) {
    const mark = text.charAt(from + 1) === '*' ? '*/' : '\n';
    const end = text.indexOf(mark, from + 2);
    return end < 0 ? text.length : end + mark.length;
  }
  if ('{}[]:,'.includes(first)) return from + 1;
  const stops = first === '"' ? /["\\\r\n]/g : /[\s{}[\]:,"/]/g;
  stops.lastIndex = from + 1;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] !== '\\') return first === '"' && stop[0] === '"' ? stop.index + 1 : stop.index;
    stops.lastIndex++;
  }
  return text.length;
}

/** Puts tokens together without recursion, so that no nesting is too deep. */
class Builder {
  private readonly roots: Node[] = [];
  private readonly stack: Open[] = [];
  private readonly openCount = { '{': 0, '[': 0 };
  /** Where the last token ends. */
  private end = 0;
  /** The node of the token before, where it may turn out to be a key. */
  private last: Node | undefined;

  constructor(private readonly text: string) {}

  private readonly punctuation: Readonly<Record<string, (range: Range, last: Node | undefined) => void>> = {
    '{': ({ from }) => this.open('{', from),
    '[': ({ from }) => this.open('[', from),
    '}': ({ to }) => this.closeUpTo('{', to),
    ']': ({ to }) => this.closeUpTo('[', to),
    ',': ({ from }) => this.endKey(from),
    ':': (_, last) => this.colon(last),
  };

  token(range: Range): void {
    const last = this.last;
    this.last = undefined;
    this.end = range.to;
    const read = this.punctuation[this.text.charAt(range.from)];
    if (read) read(range, last);
    else this.scalar(range);
  }

  finish(): readonly Node[] {
    while (this.stack.length > 0) this.close(this.end);
    return this.roots;
  }

  private open(bracket: '{' | '[', from: number): void {
    const top = this.stack.at(-1);
    const startsLine = /^$|\n/.test(this.text.charAt(from - 1));
    // The line before was not finished: JSON lines being typed.
    if (top?.bracket === '{' && !top.key && startsLine) while (this.stack.length > 0) this.close(from);
    this.openCount[bracket]++;
    this.stack.push({ bracket, from, entries: [], items: [], key: undefined });
  }

  private closeUpTo(bracket: '{' | '[', to: number): void {
    if (this.openCount[bracket] === 0) return;
    while (this.stack.at(-1)!.bracket !== bracket) this.close(to - 1);
    this.close(to);
  }

  private close(to: number): void {
    this.endKey(to);
    const { bracket, from, entries, items } = this.stack.pop()!;
    this.openCount[bracket]--;
    const range = { from, to };
    if (this.stack.length >= depthLimit) this.add({ kind: 'unknown', range, children: [] });
    else this.add(bracket === '{' ? { kind: 'mapping', range, entries } : { kind: 'list', range, items });
  }

  /** A key that gets no value. */
  private endKey(at: number): void {
    const key = this.stack.at(-1)?.key;
    if (key) this.add({ kind: 'null', range: { from: at, to: at } });
  }

  /** What stood before a colon is a key, even where it was taken for a value: an open bracket or a missing value. */
  private colon(last: Node | undefined): void {
    let top = this.stack.at(-1);
    if (!top) return;
    if (top.key) {
      top.key.colon = true;
      return;
    }
    if (!last) return;
    if (top.bracket === '[') {
      if (this.stack.at(-2)?.bracket !== '{') return;
      top.items.pop();
      this.close(top.items.at(-1)?.range.to ?? top.from + 1);
      top = this.stack.at(-1)!;
    } else {
      const { key } = top.entries.pop()!;
      const at = key?.range.to ?? last.range.from;
      if (key) top.entries.push({ key, value: { kind: 'null', range: { from: at, to: at } } });
    }
    top.key = { text: this.keyText(last.range), range: last.range, colon: true };
  }

  private scalar(range: Range): void {
    const top = this.stack.at(-1);
    if (top?.bracket === '{' && !top.key?.colon) {
      this.endKey(range.from);
      top.key = { text: this.keyText(range), range, colon: false };
      return;
    }
    const node = this.readScalar(range);
    if (!node) return;
    this.add(node);
    this.last = node;
  }

  private add(node: Node): void {
    const top = this.stack.at(-1);
    if (!top) this.roots.push(node);
    else if (top.bracket === '[') top.items.push(node);
    else {
      const { key } = top;
      top.entries.push({ ...(key && { key: { text: key.text, range: key.range } }), value: node });
      top.key = undefined;
    }
  }

  private keyText(range: Range): string {
    const content = this.content(range);
    return readEscaped(this.text.slice(content.from, content.to), 'keep').value;
  }

  /** A string's range without its quotes. */
  private content({ from, to }: Range): Range {
    if (this.text.charAt(from) !== '"') return { from, to };
    return { from: from + 1, to: to > from + 1 && this.text.charAt(to - 1) === '"' ? to - 1 : to };
  }

  private readScalar(range: Range): Node | undefined {
    const { text } = this;
    const word = text.slice(range.from, range.to);
    if (word.startsWith('"')) {
      const content = this.content(range);
      const written = readEscaped(text.slice(content.from, content.to), 'keep');
      return stringNode(text, range, content, written.value, written.text);
    }
    if (word === 'null') return { kind: 'null', range };
    if (word === 'true' || word === 'false') return { kind: 'boolean', range, value: word === 'true' };
    return /^-?(?:\d|Infinity$|NaN$)/.test(word) ? { kind: 'number', range, value: Number(word) } : undefined;
  }
}
