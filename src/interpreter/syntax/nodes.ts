// What the readers of the syntax share.
import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../language/tree/tree';
import type { Expression, Statement } from './ast';

/** The text that syntax nodes are read from, and how deep they may nest: later walks recurse. */
export interface Source {
  readonly text: string;
  /** The place of its first character. */
  readonly from: number;
  readonly depth: number;
  /** Reads the expressions inside of another. */
  readonly read: (node: SyntaxNode, source: Source) => Expression;
  /** Reads the statements inside of another. */
  readonly readBody: (node: SyntaxNode, source: Source) => readonly Statement[];
}

/** Deeper nesting than this is not read. */
export const MAX_NESTING = 120;

/** The same source, one level further in. */
export const deeper = (source: Source): Source => ({
  // Named one by one: every node is read through here, and a spread takes longer.
  text: source.text,
  from: source.from,
  depth: source.depth + 1,
  read: source.read,
  readBody: source.readBody,
});

/** The node's children without comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') children.push(child);
  return children;
}

export const rangeOf = ({ from, to }: SyntaxNode): Range => ({ from, to });

export const textOf = (range: Range, source: Source): string => textIn(source, range);

/** The text at a range of something that has its own text, and a place for the first character of that. */
export const textIn = ({ text, from: first }: Pick<Source, 'text' | 'from'>, { from, to }: Range): string =>
  text.slice(from - first, to - first);

/** The nodes between separators: `a, b,` gives two runs of one node each. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): readonly (readonly SyntaxNode[])[] {
  const runs: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) runs.push([]);
    else runs.at(-1)!.push(node);
  }
  return runs.filter((run, index) => run.length > 0 || index < runs.length - 1);
}
