// Moves what was read of a text to where it stands after an edit further up.
import type { Argument, Entry, MappingNode, Node, Range } from './tree';

/** A range moved by `delta`. */
export const shiftRange = ({ from, to }: Range, delta: number): Range => ({ from: from + delta, to: to + delta });

/** A key moved by `delta`. */
export const shiftKey = (key: NonNullable<Entry['key']>, delta: number): NonNullable<Entry['key']> => ({
  text: key.text,
  range: shiftRange(key.range, delta),
});

/** An entry that stands elsewhere than where it was read. Its parts are made when asked for, as most never are. */
class ShiftedEntry {
  private shiftedKey: Entry['key'];
  private shiftedValue: Node | undefined;

  constructor(
    readonly original: Entry,
    readonly delta: number,
  ) {}

  get key(): Entry['key'] {
    return (this.shiftedKey ??= this.original.key && shiftKey(this.original.key, this.delta));
  }

  get value(): Node {
    return (this.shiftedValue ??= shiftNode(this.original.value, this.delta));
  }

  get isDefault(): boolean | undefined {
    return this.original.isDefault;
  }

  get merged(): boolean | undefined {
    return this.original.merged;
  }

  get under(): Entry['under'] {
    return this.original.under;
  }

  get flag(): string | undefined {
    return this.original.flag;
  }
}

const originOf = (entry: Entry) => (entry instanceof ShiftedEntry ? entry : { original: entry, delta: 0 });

/** An entry moved by `delta`; moved back to where it was read it is the very same again. */
export function shiftEntry(entry: Entry, delta: number): Entry {
  if (delta === 0) return entry;
  const { original, delta: before } = originOf(entry);
  return before + delta === 0 ? original : (new ShiftedEntry(original, before + delta) as Entry);
}

/** An entry as it was when it was read, before it moved. */
export const originalOf = (entry: Entry): Entry => originOf(entry).original;

/** By how much an entry has moved since an earlier parse; undefined where it is not the same one. */
export function movedBy(before: Entry, after: Entry): number | undefined {
  const [from, to] = [originOf(before), originOf(after)];
  return from.original === to.original ? to.delta - from.delta : undefined;
}

/** The span of an entry with its key. */
export function extentOf(entry: Entry): Range {
  const { original, delta } = originOf(entry);
  const { key, value } = original;
  return shiftRange({ from: Math.min(value.range.from, key?.range.from ?? Infinity), to: value.range.to }, delta);
}

const shiftArgument = (argument: Argument, delta: number): Argument => ({
  ...argument,
  range: shiftRange(argument.range, delta),
  ...(argument.name && { name: shiftKey(argument.name, delta) }),
  value: shiftNode(argument.value, delta),
});

/** The scopes as they were when they were read, by what they are where they have moved to. */
const unmoved = new WeakMap<MappingNode, MappingNode>();

/** A scope as it was when it was read: the same wherever it has moved to. */
export const originalScope = (scope: MappingNode): MappingNode => unmoved.get(scope) ?? scope;

/** A node moved by `delta`; what a reference leads to stands elsewhere. */
export function shiftNode(node: Node, delta: number): Node {
  const range = shiftRange(node.range, delta);
  const shift = (child: Node) => shiftNode(child, delta);
  switch (node.kind) {
    case 'operation':
      return { ...node, range, operands: node.operands.map(shift) };
    case 'call':
      return {
        ...node,
        range,
        calleeRange: shiftRange(node.calleeRange, delta),
        arguments: node.arguments.map((argument) => shiftArgument(argument, delta)),
      };
    case 'list':
      return { ...node, range, items: node.items.map(shift) };
    case 'mapping': {
      const moved: MappingNode = { ...node, range, entries: node.entries.map((entry) => shiftEntry(entry, delta)) };
      if (node.scope === true) unmoved.set(moved, originalScope(node));
      return moved;
    }
    case 'string':
      return { ...node, range, ...(node.expression && { expression: shift(node.expression) }) };
    case 'unknown':
      return { ...node, range, children: node.children.map(shift) };
    default:
      return { ...node, range };
  }
}
