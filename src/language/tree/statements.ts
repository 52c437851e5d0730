// The statements of a program, for what needs whole ones: the neutral tree has only what they bind.
import { firstIndex } from '../../core/ascending';
import type { Range, Tree } from './tree';

/** A statement, from the beginning of its first line, decorators included, to the end of its last one. */
export interface Statement extends Range {
  readonly kind: 'function' | 'class' | 'other';
  /** The name of a function or class. */
  readonly name: string | undefined;
  /** The statements in it, where it has one body on lines of its own; else none. What stands before the first of them is its head. */
  readonly body: readonly Statement[];
}

const readers = new WeakMap<Tree, () => readonly Statement[]>();

/** Says how the statements of a tree are read, once they are asked for. */
export function setStatements(tree: Tree, read: () => readonly Statement[]): void {
  let known: readonly Statement[] | undefined;
  readers.set(tree, () => (known ??= read()));
}

/** The statements of a program in document order; none for other trees. */
export const statementsOf = (tree: Tree): readonly Statement[] => readers.get(tree)?.() ?? [];

/** The statement around an offset; undefined where it stands between them. */
export function statementAt(list: readonly Statement[], offset: number): Statement | undefined {
  const found = list[firstIndex(list.length, (index) => list[index]!.to >= offset)];
  return found && found.from <= offset ? found : undefined;
}
