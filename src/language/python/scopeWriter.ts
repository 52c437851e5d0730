// A scope that is being read.
import type { SyntaxNode } from '@lezer/common';
import { anyNameKey } from '../tree/changeKey';
import type { Bindings, Lifted } from './bindings';
import { changesIn, isBarren, rangeOf, type Source, textOf } from './source';
import type { Entry } from '../tree/tree';
import { lineStart } from '../text/lineStart';

/** Gathers the bindings of one scope, in document order. */
export class ScopeWriter implements Bindings {
  readonly entries: Entry[] = [];
  readonly lifted: Lifted[] = [];
  readonly source: Source;

  constructor(source: Omit<Source, 'aside' | 'lifted'>) {
    this.source = { ...source, aside: [], lifted: this.lifted };
  }

  /** Adds a binding, or an expression that may hold a schedule. */
  add(entry: Entry): void {
    if (entry.key?.text === anyNameKey && entry.merged !== true) this.lifted.push({ to: 'beyond', entry: { ...entry, merged: true } });
    if (entry.key || !isBarren(entry.value)) this.entries.push(entry);
    if (entry.key?.text.startsWith('self.')) this.lifted.push({ to: 'class', entry: { ...entry, merged: true } });
  }

  /** Records that an assignment to a subscript changes its dict or list: in this scope, unless it is bound here, and outside of the function. */
  change(target: SyntaxNode, isBound: boolean): void {
    const text = textOf(target, this.source);
    if (!text.includes('[')) return;
    for (const entry of changesIn(text, rangeOf(target, this.source))) {
      if (!isBound) this.add(entry);
      this.lifted.push({ to: 'beyond', entry: { ...entry, merged: true } });
    }
  }

  /** Adds what expressions have put aside. */
  addAside(): void {
    for (const entry of this.source.aside.splice(0)) {
      this.add(entry);
      if (entry.key?.text.endsWith('[]') && entry.key.text !== anyNameKey)
        this.lifted.push({ to: 'beyond', entry: { ...entry, merged: true } });
    }
  }

  /** Expressions that stand alone; one that an error has cut off from its `name =` gets the name back from the source line. */
  expressions(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) {
      if (node.type.isError && node.from === node.to) continue;
      const value = this.source.convert(node, this.source, 0);
      if (!isBarren(value)) this.add({ ...this.lineKey(value.range.from), value });
      this.addAside();
    }
  }

  /** The name that stands before `at` on its line with a `=`. */
  lineKey(at: number): { key?: NonNullable<Entry['key']> } {
    const { text } = this.source;
    const start = lineStart(text, at);
    const match = at - start < 500 ? /^[ \t]*([\p{L}_][\p{L}\p{N}_.]*)[ \t]*(?::[^=]*)?=[ \t]*$/u.exec(text.slice(start, at)) : null;
    if (!match) return {};
    const from = start + match[0].indexOf(match[1]!);
    return { key: { text: match[1]!, range: { from, to: from + match[1]!.length } } };
  }
}
