// What speaks against the value that a name is bound to: what the program does elsewhere, in a notebook in other cells, too.
import { type Message, say } from '../../../core/message';
import { changeKey } from '../../tree/changeKey';
import type { MappingNode, NameNode } from '../../tree/tree';
import { nameParts } from '../../tree/walk';
import type { Environment } from '../environment';
import { type Binding, entriesNamed } from '../lookUp';
import { doubtOf } from '../uses/uses';
import { ownModule, reboundInCells, reboundLater } from './reboundLater';

/** Why a name may have another value than the one it is bound to, in the text or in an earlier cell; undefined where nothing speaks against it. */
export const doubtOfName = (
  node: NameNode,
  binding: Binding,
  isEarlier: boolean,
  path: readonly MappingNode[],
  environment: Environment,
): Message | undefined =>
  isEarlier
    ? doubtInCells(node, binding, environment)
    : (doubtOf(node.name, binding, path) ?? reboundLater(node, binding, path, environment));

function doubtInCells({ name, range }: NameNode, binding: Binding, environment: Environment): Message | undefined {
  const rebound = reboundInCells(name, binding, range.from, environment);
  if (rebound) return rebound;
  const [first = '', part] = nameParts(name);
  if (part === undefined) return undefined;
  const cells = [...environment.prelude, ...ownModule(environment)];
  const isChanged = cells.some((cell) => cell !== binding.path[0] && entriesNamed(cell, changeKey(first)).length > 0);
  if (isChanged) return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
  const whole = asOne(cells);
  return doubtOf(name, { entry: binding.entry, path: [whole] }, [whole]);
}

/** By the last of the cells: an edit there makes another one, and those before it are the same for long. */
const known = new WeakMap<MappingNode, { readonly cells: readonly MappingNode[]; readonly whole: MappingNode }>();

/** The modules of cells as if they were one. */
function asOne(cells: readonly MappingNode[]): MappingNode {
  const last = cells.at(-1)!;
  // Reading the entries reports that all of them count here.
  const entries = cells.map((cell) => cell.entries);
  const before = known.get(last);
  if (before?.cells.length === cells.length && before.cells.every((cell, index) => cell === cells[index])) return before.whole;
  const whole: MappingNode = { ...last, entries: entries.flat() };
  known.set(last, { cells, whole });
  return whole;
}
