import type { Argument, Node } from './tree';

/** The same tree with the children of every node replaced; leaves return themselves. */
export function mapChildren(node: Node, map: (child: Node) => Node): Node {
  const argument = (child: Argument): Argument => ({ ...child, value: map(child.value) });
  switch (node.kind) {
    case 'operation':
      return { ...node, operands: node.operands.map(map) };
    case 'call':
      return { ...node, arguments: node.arguments.map(argument) };
    case 'list':
      return { ...node, items: node.items.map(map) };
    case 'mapping':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: map(entry.value) })) };
    case 'unknown':
      return { ...node, children: node.children.map(map) };
    default:
      return node;
  }
}
