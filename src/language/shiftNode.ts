// Moves what was read of a text to where it stands after an edit further up.
import type { Bindings } from './pythonStatements';
import type { Argument, Entry, Node, Range } from './tree';

/** Copies of the bindings with all ranges moved by `delta`. */
export function shiftBindings({ entries, lifted }: Bindings, delta: number): Bindings {
  return {
    entries: entries.map((entry) => shiftEntry(entry, delta)),
    lifted: lifted.map(({ to, entry }) => ({ to, entry: shiftEntry(entry, delta) })),
  };
}

const shiftRange = ({ from, to }: Range, delta: number): Range => ({ from: from + delta, to: to + delta });

const shiftKey = (key: { readonly text: string; readonly range: Range }, delta: number) => ({
  text: key.text,
  range: shiftRange(key.range, delta),
});

const shiftEntry = (entry: Entry, delta: number): Entry => ({
  ...entry,
  ...(entry.key && { key: shiftKey(entry.key, delta) }),
  value: shiftNode(entry.value, delta),
});

const shiftArgument = (argument: Argument, delta: number): Argument => ({
  ...argument,
  range: shiftRange(argument.range, delta),
  ...(argument.name && { name: shiftKey(argument.name, delta) }),
  value: shiftNode(argument.value, delta),
});

function shiftNode(node: Node, delta: number): Node {
  const range = shiftRange(node.range, delta);
  const shift = (child: Node) => shiftNode(child, delta);
  switch (node.kind) {
    case 'unary':
      return { ...node, range, operand: shift(node.operand) };
    case 'binary':
      return { ...node, range, left: shift(node.left), right: shift(node.right) };
    case 'call':
      return {
        ...node,
        range,
        calleeRange: shiftRange(node.calleeRange, delta),
        arguments: node.arguments.map((argument) => shiftArgument(argument, delta)),
      };
    case 'list':
      return { ...node, range, items: node.items.map(shift) };
    case 'mapping':
      return { ...node, range, entries: node.entries.map((entry) => shiftEntry(entry, delta)) };
    case 'unknown':
      return { ...node, range, children: node.children.map(shift) };
    default:
      return { ...node, range };
  }
}
