import { say } from '../../core/message';
import { stringNode } from '../expressions/textExpression';
import { detached } from '../text/detached';
import type { Difference } from '../text/textDifference';
import { readEscaped } from '../text/writtenString';
import { shiftNode, shiftRange } from '../tree/shiftNode';
import type { Hint, ListNode, Node, Range } from '../tree/tree';
import { type Collection, membersOf, type Open, opened } from './open';
import { type Resumed, takeRest } from './resume';
import { addStop, indexOfStop, keepStops } from './stops';

/** Deeper collections are left out, so that code that walks the tree may recurse. */
const depthLimit = 400;

/** Builds the tree from tokens, with a stack instead of recursion: no depth of nesting can overflow. */
export class Builder {
  /** The open collections, outermost first. The first one is the list of the roots, which stays open. */
  private readonly stack: Open[];
  private readonly openCount = { '{': 0, '[': 0 };
  /** The offset behind the last token. */
  private end: number;
  /** The remarks on what was read. */
  readonly hints: Hint[] = [];
  /** The scalar of the last token. It becomes a key if a colon follows. */
  private last: Node | undefined;

  /** `resumed`: what stays of an earlier text; reading goes on behind it. */
  constructor(
    private readonly text: string,
    private readonly resumed?: Resumed,
  ) {
    this.stack = resumed?.levels.map(({ open }) => open) ?? [opened('[', 0)];
    for (const { bracket } of this.stack.slice(1)) this.openCount[bracket]++;
    this.end = resumed?.at ?? 0;
  }

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
    const top = this.stack.at(-1)!;
    if (this.stack.length === 1 || this.text.charAt(range.from) === ',') addStop(top.stops, range.to - top.from, membersOf(top).length);
  }

  /** The offset behind the last token. */
  get place(): number {
    return this.end;
  }

  /**
   * Tries to end the reading early: behind the edit, at a place where the same collection is open as in the earlier text. Then the rest is taken
   * from there, moved, and the answer is true.
   */
  rejoins(edit: Difference): boolean {
    const { levels } = this.resumed!;
    const depth = this.stack.length - 1;
    const top = this.stack[depth]!;
    const level = levels[depth];
    const place = this.end - top.from;
    if (level?.open !== top || this.end <= edit.toB || top.stops.places.at(-1) !== place) return false;
    const delta = edit.toB - edit.toA;
    const stop = indexOfStop(level.stops, place - delta);
    if (stop < 0) return false;
    // A list that was never closed ends with its last item, before the colon that ended it. The edit may have changed that item.
    if (levels.slice(1, depth + 1).some(({ before }) => before.range.to + delta < this.end)) return false;
    takeRest(level, level.stops.counts[stop]!, stop + 1, delta);
    for (const outer of levels.slice(0, depth).reverse()) {
      this.close(levels[this.stack.length - 1]!.before.range.to + delta);
      takeRest(outer, outer.index + 1, outer.kept, delta);
    }
    return true;
  }

  /** The roots, as a list. */
  finish(): ListNode {
    while (this.stack.length > 1) this.close(this.end);
    const [{ items, stops }] = this.stack as [Open];
    const roots: ListNode = { kind: 'list', range: { from: 0, to: this.text.length }, items };
    keepStops(roots, stops);
    return roots;
  }

  private open(bracket: '{' | '[', from: number): void {
    const top = this.stack.at(-1)!;
    const startsLine = /^$|\n/.test(this.text.charAt(from - 1));
    // A bracket at the start of a line, where a key is expected, starts the next of the JSON lines: the one before is still being typed.
    if (top.bracket === '{' && !top.key && startsLine) while (this.stack.length > 1) this.close(from);
    this.openCount[bracket]++;
    this.stack.push(opened(bracket, from));
  }

  private closeUpTo(bracket: '{' | '[', to: number): void {
    if (this.openCount[bracket] === 0) return;
    while (this.stack.at(-1)!.bracket !== bracket) this.close(to - 1);
    this.close(to);
  }

  private close(to: number): void {
    this.endKey(to);
    const { bracket, from, entries, items, stops } = this.stack.pop()!;
    this.openCount[bracket]--;
    const range = { from, to };
    if (this.stack.length > depthLimit) this.add({ kind: 'unknown', range, children: [] });
    else {
      const node: Collection = bracket === '{' ? { kind: 'mapping', range, entries } : { kind: 'list', range, items };
      keepStops(node, stops);
      this.add(node);
    }
  }

  /** Gives a key that waits for its value null. */
  private endKey(at: number): void {
    const { key } = this.stack.at(-1)!;
    if (key) this.add({ kind: 'null', range: { from: at, to: at } });
  }

  /** Makes a key of the scalar before a colon. It was taken for a value where a list before it was not closed, or the key before it has no value. */
  private colon(last: Node | undefined): void {
    let top = this.stack.at(-1)!;
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
    const top = this.stack.at(-1)!;
    if (top.bracket === '{' && !top.key?.colon) {
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
    const top = this.stack.at(-1)!;
    if (top.bracket === '[') top.items.push(node);
    else {
      const { key } = top;
      top.entries.push({ ...(key && { key: { text: key.text, range: key.range } }), value: node });
      top.key = undefined;
    }
  }

  private keyText(range: Range): string {
    const content = this.content(range);
    return readEscaped(this.own(content), 'keep').value;
  }

  /** A string's range without its quotes. */
  private content({ from, to }: Range): Range {
    if (this.text.charAt(from) !== '"') return { from, to };
    return { from: from + 1, to: to > from + 1 && this.text.charAt(to - 1) === '"' ? to - 1 : to };
  }

  /** A piece of the text. After an edit it is a copy: a kept node must not hold a whole text in memory. */
  private own({ from, to }: Range): string {
    const piece = this.text.slice(from, to);
    return this.resumed ? detached(piece) : piece;
  }

  private readScalar(range: Range): Node | undefined {
    if (this.text.charAt(range.from) === '"') return this.readString(range);
    const word = this.text.slice(range.from, range.to);
    if (word === 'null') return { kind: 'null', range };
    if (word === 'true' || word === 'false') return { kind: 'boolean', range, value: word === 'true' };
    if (/^[a-z_][\w.]*[ \t]*\(.*\)/i.test(word)) return this.readCall(range, word);
    if (!/^-?(?:\d|Infinity$|NaN$)/.test(word)) return undefined;
    const value = Number(word);
    // What begins as a number and is none, `1_000`, is no value of JSON.
    return Number.isNaN(value) && !word.endsWith('NaN') ? { kind: 'unknown', range, children: [] } : { kind: 'number', range, value };
  }

  /** A call without quotes, as the string that it should be, with a hint. */
  private readCall(range: Range, word: string): Node {
    const replacement = `"${word.replaceAll('\\', '').replaceAll('"', "'")}"`;
    this.hints.push({ code: 'quote-call', message: say('JSON wants this in quotes.'), range, replacement });
    return this.resumed
      ? shiftNode(stringOf(detached(word), { from: 0, to: word.length }, { from: 0, to: word.length }), range.from)
      : stringOf(this.text, range, range);
  }

  private readString(range: Range): Node {
    const content = this.content(range);
    if (!this.resumed) return stringOf(this.text, range, content);
    const delta = range.from;
    return shiftNode(stringOf(this.own(range), shiftRange(range, -delta), shiftRange(content, -delta)), delta);
  }
}

function stringOf(text: string, range: Range, content: Range): Node {
  const written = readEscaped(text.slice(content.from, content.to), 'keep');
  return stringNode(text, range, content, written.value, written.text);
}
