// The objects that a parser makes of a command line, one of each of its classes.
import { parsesClasses, parsesFile } from '../../tree/commandLine';
import type { Node } from '../../tree/tree';
import { unknown } from '../source';

/** `parser.parse_args_into_dataclasses()`, of a parser with a name or without. */
export function makesObjects(node: Node | undefined): node is Node {
  const call = node?.kind === 'unknown' && node.item === undefined ? node.children.at(-1) : node;
  return call?.kind === 'call' && (parsesClasses.test(call.callee) || parsesFile.test(call.callee));
}

/** Whether a node stands for one of the objects that a parser makes. */
export const isObjectMade = (node: Node): boolean => node.kind === 'unknown' && node.item !== undefined;

/** What stands at a place of what a node makes. */
export const itemOf = (node: Node, item: number): Node => ({ ...unknown(node.range, [node]), item });
