import type { Environment } from '../resolve/environment';
import { entriesNamed } from '../resolve/lookUp';
import { bindingsOf } from '../resolve/names/bindingsOf';
import { reaching } from '../resolve/names/reaching';
import { isMessage, locate } from '../resolve/references';
import type { MappingNode, NameNode, Node } from '../tree/tree';

/** A node and the mappings around it, outermost first. */
export interface Followed {
  readonly node: Node;
  readonly path: readonly MappingNode[];
}

/** A string's expression, where it has one: what stands in the quotes; and of `f(g)(...)`, which has two calls, the outer one. */
export function unwrap(node: Node): Node {
  if (node.kind === 'string') return node.expression ?? node;
  const outer = node.kind === 'unknown' && node.children.length === 2 ? node.children[1]! : node;
  return outer.kind === 'call' && outer.callee.endsWith(')') ? outer : node;
}

/** Where a name or a reference leads in one hop; undefined where that is not certain. */
export function follow(node: Node, path: readonly MappingNode[], environment: Environment): Followed | undefined {
  if (node.kind === 'name') {
    const found = followAll(node, path, environment);
    return found.length === 1 ? found[0] : undefined;
  }
  if (node.kind !== 'reference') return undefined;
  if (node.target) return { node: node.target, path };
  const found = locate(node, path, environment);
  return isMessage(found) ? undefined : found;
}

/** Where a name may lead that is bound more than once, in branches or one after the other. */
export const followAll = (node: NameNode, path: readonly MappingNode[], { tree }: Environment): readonly Followed[] =>
  reaching(bindingsOf(node.name, path), node, path, tree.text).map(({ entry, path: around }) => ({ node: entry.value, path: around }));

/** What an earlier cell of a notebook, and no other one, binds to a name, and which of them that is. */
export function boundInCell(node: Node, cells: readonly MappingNode[]) {
  const name = node.kind === 'name' ? node.name : '';
  const [only, ...others] = cells.flatMap((scope, at) => entriesNamed(scope, name).map((entry) => ({ entry, scope, at })));
  return others.length === 0 ? only : undefined;
}

/** The names and references that are put together in an expression. */
export function namesIn(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'name':
    case 'reference':
      return [node];
    case 'string':
      return node.expression ? namesIn(node.expression) : [];
    case 'operation':
      return node.operands.flatMap(namesIn);
    case 'call':
      return node.arguments.flatMap(({ value }) => namesIn(value));
    default:
      return [];
  }
}
