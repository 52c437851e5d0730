import assert from 'node:assert/strict';
import type { Entry, Node, Range, Tree } from '../../../../src/language/tree/tree';

/** A node in one line: `{lr: 0.1, kl: "schedule(x, 1)" = schedule(x, 1)}`. Merged entries begin with `<<`, open calls end in `...`. */
export function sketch(node: Node): string {
  switch (node.kind) {
    case 'number':
    case 'boolean':
      return Object.is(node.value, -0) ? '-0' : String(node.value);
    case 'string':
      return JSON.stringify(node.value) + (node.expression ? ` = ${sketch(node.expression)}` : '');
    case 'null':
      return 'null';
    case 'name':
      return node.name;
    case 'reference':
      return `<${node.path}>${node.target ? ` -> ${sketch(node.target)}` : ''}`;
    case 'operation': {
      const [first, second, third] = node.operands.map(sketch);
      if (third !== undefined) return `(${first} if ${second} else ${third})`;
      return second === undefined ? `(${node.operator.replace('not', 'not ')}${first})` : `(${first} ${node.operator} ${second})`;
    }
    case 'call': {
      const args = node.arguments.map(({ name, spread, value }) => `${spread ?? ''}${name ? `${name.text}=` : ''}${sketch(value)}`);
      return `${node.callee}(${args.join(', ')}${node.closed ? ')' : '...'}`;
    }
    case 'list':
      return `[${node.items.map(sketch).join(', ')}]`;
    case 'mapping': {
      const entries = node.entries.map(({ key, value, merged }) => `${merged ? '<<' : ''}${key ? `${key.text}: ` : ''}${sketch(value)}`);
      return `${node.tag === undefined ? '' : `!${node.tag} `}{${entries.join(', ')}}`;
    }
    case 'unknown':
      return `?(${node.children.map(sketch).join(', ')})`;
  }
}

/** The roots of a tree, each as a sketch. */
export const sketchTree = (tree: Tree): string => tree.roots.map(sketch).join(' --- ');

/** The children that stand in the node's own text. */
function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'string':
      return node.expression ? [node.expression] : [];
    case 'operation':
      return node.operands;
    case 'call':
      return node.arguments.map(({ value }) => value);
    case 'list':
      return node.items;
    case 'mapping':
      return node.entries.filter(({ merged }) => !merged).map(({ value }) => value);
    case 'unknown':
      return node.children;
    default:
      return [];
  }
}

/** The ranges that a node has besides those of its children. */
function ownRanges(node: Node): Range[] {
  if (node.kind === 'mapping') return node.entries.flatMap(({ key, merged }) => (key && !merged ? [key.range] : []));
  if (node.kind === 'call')
    return [node.calleeRange, ...node.arguments.flatMap(({ name, range }) => (name ? [range, name.range] : [range]))];
  return [];
}

const ranges = (node: Node): Range[] => [node.range, ...ownRanges(node), ...children(node).flatMap(ranges)];

/** Takes the marks `‹›` out of a text and checks that the tree has exactly those ranges among its own. */
export function assertRanges(parse: (text: string) => Tree, marked: string): void {
  const text = marked.replace(/[‹›]/g, '');
  const found = new Set(
    parse(text)
      .roots.flatMap(ranges)
      .map(({ from, to }) => `${from}-${to}`),
  );
  const open: number[] = [];
  let at = 0;
  for (const char of marked) {
    if (char === '‹') open.push(at);
    else if (char === '›') {
      const from = open.pop()!;
      assert.ok(found.has(`${from}-${at}`), `no node is ${text.slice(from, at)} in ${text}`);
    } else at += char.length;
  }
  assert.equal(open.length, 0, 'unpaired marks');
}

/** Checks what holds for every tree: ranges lie in the text, children in their parents, and keys name what stands there. */
export function assertSound(tree: Tree): void {
  const check = (node: Node, within: Range): void => {
    const { from, to } = node.range;
    const place = `${node.kind} ${from}-${to} in ${within.from}-${within.to}`;
    assert.ok(within.from <= from && from <= to && to <= within.to, place);
    for (const range of ownRanges(node))
      assert.ok(from <= range.from && range.to <= to, `${place} does not cover ${range.from}-${range.to}`);
    for (const child of children(node)) check(child, node.range);
  };
  for (const root of tree.roots) check(root, { from: 0, to: tree.text.length });
  for (const { range } of tree.hints) assert.ok(range.from <= range.to && range.to <= tree.text.length);
}

/** A tree as plain data. What an edit has moved makes its parts only when they are asked for, and keeps where it came from. */
export const plainTree = ({ text, roots, hints }: Tree): unknown => ({ text, roots: roots.map(plain), hints });

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entry = value as Partial<Entry>;
  const parts = 'original' in value ? { key: entry.key, value: entry.value, isDefault: entry.isDefault, merged: entry.merged } : value;
  const known = Object.entries(parts).filter(([, part]) => part !== undefined);
  return Object.fromEntries(known.map(([name, part]) => [name, plain(part)]));
}
