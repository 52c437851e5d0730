import type { Environment } from '../resolve/environment';
import { bindingsOf } from '../resolve/lookUp';
import { isMessage, locate } from '../resolve/references';
import type { MappingNode, Node } from '../tree/tree';

/** A node and the mappings around it, outermost first. */
export interface Followed {
  readonly node: Node;
  readonly path: readonly MappingNode[];
}

/** A string's expression, where it has one: what stands in the quotes. */
export const unwrap = (node: Node): Node => (node.kind === 'string' && node.expression ? node.expression : node);

/** Where a name or a reference leads in one hop; undefined where that is not certain. */
export function follow(node: Node, path: readonly MappingNode[], environment: Environment): Followed | undefined {
  if (node.kind === 'name') {
    const bindings = bindingsOf(node.name, path);
    return bindings.length === 1 ? { node: bindings[0]!.entry.value, path: bindings[0]!.path } : undefined;
  }
  if (node.kind !== 'reference') return undefined;
  if (node.target) return { node: node.target, path };
  const found = locate(node, path, environment);
  return isMessage(found) ? undefined : found;
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
