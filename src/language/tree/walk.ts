import { extentOf } from './shiftNode';
import type { Entry, ListNode, MappingNode, Node, Range, Tree } from './tree';

/** Where a node stands: the way to it from the root, and the name that it is bound to. */
export interface Place {
  /** The mappings around the node, outermost first. */
  readonly ancestors: readonly MappingNode[];
  /** The keys, variables and list indices on the way, outermost first; a Python scope's own name is not among them. */
  readonly path: readonly string[];
  /** The range of the nearest key, variable or keyword that the node is the value of. */
  readonly keyRange: Range | undefined;
}

/** The place of a tree's root. */
export const atRoot: Place = { ancestors: [], path: [], keyRange: undefined };

/** The name that the node of a place is bound to by itself: `kl` of `kl = 1`; undefined for an item or a key of something else. */
export const boundName = ({ keyRange, path }: Place): string | undefined => (keyRange && path.length === 1 ? path[0] : undefined);

/** Whether a node is a scope of a program: a module, a function or a class. */
export const isScope = (node: Node | undefined): node is MappingNode & { readonly scope: true } =>
  node?.kind === 'mapping' && node.scope === true;

/** The outermost scopes of programs. */
export const modulesOf = (trees: readonly Tree[]): readonly MappingNode[] => trees.flatMap(({ roots }) => roots.filter(isScope));

/** The path as a config key path: `loss.weights[0].kl`. */
export function pathText(path: readonly string[]): string {
  return path.reduce((text, part) => (text === '' || part.startsWith('[') ? text + part : `${text}.${part}`), '');
}

/** A name's parts: `a`, `b` and `[0]` of `a.b[0]`. */
export const nameParts = (name: string): readonly string[] =>
  /^[^.[\]]+$/.test(name) ? [name] : (name.match(/\[[^\]]+\]|[^.[\]]+/g) ?? []);

/** The part of a dotted name behind its last dot. */
export const lastPart = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);

/** The name by which others refer to what a path stands for: the last part of it that is one. */
export function nameIn(path: string): string {
  return /([^.[\]]*)(?:\[\d+\])*$/.exec(path)![1]!;
}

/**
 * The children of a node whose spans are wanted, keys included, with their places, in document order. Merged entries and alias targets stand
 * elsewhere and are left out.
 */
export function* childrenOf(node: Node, place: Place, isWanted: (span: Range) => boolean): Generator<readonly [Node, Place]> {
  switch (node.kind) {
    case 'mapping': {
      const inside = { ...place, ancestors: [...place.ancestors, node] };
      for (const entry of node.entries)
        if (entry.merged !== true && isWanted(extentOf(entry))) yield [entry.value, entryPlace(entry, inside)];
      break;
    }
    case 'list':
      for (const [index, item] of node.items.entries()) {
        if (!isWanted(item.range)) continue;
        const keepsName = item.kind === 'mapping' || item.kind === 'list' || node.items.length > 1;
        yield [item, keepsName ? { ...place, path: [...place.path, `[${index}]`] } : place];
      }
      break;
    case 'call':
      for (const { name, value, range } of node.arguments) {
        if (!isWanted(range)) continue;
        yield [value, name ? { ...place, path: [...place.path, name.text], keyRange: name.range } : nameless(place)];
      }
      break;
    case 'string':
      if (node.expression && isWanted(node.expression.range)) yield [node.expression, place];
      break;
    case 'operation':
      // One of the operands of these is what the name is bound to.
      for (const operand of node.operands)
        if (isWanted(operand.range)) yield [operand, /^(?:if else|and|or)$/.test(node.operator) ? place : nameless(place)];
      break;
    case 'unknown':
      for (const child of node.children) if (isWanted(child.range)) yield [child, place];
      break;
    default:
  }
}

/** The place of a part of an expression: what is bound to the name is the whole of it. */
function nameless(place: Place): Place {
  return { ...place, path: [], keyRange: undefined };
}

/** The place of an entry's value; `inside` is that of what stands in its mapping. A parameter's default is read outside of its function. */
export function entryPlace(entry: Entry, inside: Place): Place {
  const scope = inside.ancestors.at(-1);
  const isOutside = entry.isDefault === true && scope?.scope === true && scope.ofClass !== true && inside.ancestors.length > 1;
  const around = isOutside ? { ...inside, ancestors: inside.ancestors.slice(0, -1) } : inside;
  if (isScope(entry.value)) return { ...around, path: [], keyRange: undefined };
  return entry.key ? { ...around, path: [...around.path, entry.key.text], keyRange: entry.key.range } : around;
}

/** So many items of a list are looked up by their names. */
const mostItems = 100;

/** The names of the items of a list: `ns[0]`, `ns[-1]`. */
export const itemNames = (name: string, { items }: ListNode): readonly string[] =>
  items.slice(0, mostItems).flatMap((_, index) => [`${name}[${index}]`, `${name}[${-1 - index}]`]);

/** The names of what has an attribute: of `a.b.c`, `a` and `a.b`. */
export const ownersOf = (parts: readonly string[]): readonly string[] =>
  parts.slice(1).map((_, index) => pathText(parts.slice(0, index + 1)));
