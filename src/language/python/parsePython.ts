// Python as a neutral tree.
import { NodeType, type SyntaxNode, Tree as SyntaxTree, type TreeBuffer } from '@lezer/common';
import { type Bindings, type Lifted, shiftBindings } from './bindings';
import { MAX_DEPTH } from './source';
import { StatementReader } from './statements';
import { kindOfCell, magicEntries } from './magics';
import { type Syntax, syntaxOf } from './reusableFragments';
import { setStatements } from '../tree/statements';
import type { Entry, MappingNode, Tree } from '../tree/tree';
import { statementList } from './statementList';

/** A part of a syntax tree; an incremental parse keeps those that an edit did not touch. */
type Part = SyntaxTree | TreeBuffer;

interface Read extends Bindings {
  /** The offset at which it was read. */
  readonly base: number;
  readonly inClass: boolean;
}

interface State {
  readonly syntax: Syntax;
  readonly read: WeakMap<Part, Read>;
}

/** What made each tree, so that a later text can be read from where it differs. */
const states = new WeakMap<Tree, State>();

/**
 * Reads a Python text: one module scope with its bindings in document order. Never throws; broken parts are left out. With the tree of
 * an earlier state of the text the cost is that of the difference.
 */
export function parsePython(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const kind = kindOfCell(text);
  if (kind === 'other')
    return { text, roots: [{ kind: 'mapping', range: { from: 0, to: text.length }, scope: true, entries: [] }], hints: [] };
  const before = previous && states.get(previous);
  const state: State = {
    syntax: syntaxOf(text, before?.syntax),
    read: before?.read ?? new WeakMap<Part, Read>(),
  };
  const syntax = state.syntax.tree;
  const { entries, lifted } = new ModuleReader(text, state.read, before !== undefined).block(syntax, 0, 0, false);
  const module: MappingNode = {
    kind: 'mapping',
    range: { from: 0, to: text.length },
    scope: true,
    entries: [
      ...entries,
      ...lifted.flatMap(({ to, entry }): readonly Entry[] => (to === 'module' ? [entry] : [])),
      ...magicEntries(text, syntax),
    ],
  };
  const tree: Tree = { text, roots: [module], hints: [], ...(kind === 'apart' && { isApart: true }) };
  states.set(tree, state);
  setStatements(tree, () => statementList(syntax, text));
  return tree;
}

/** Reads blocks part by part and keeps what it has read. */
class ModuleReader {
  constructor(
    private readonly text: string,
    private readonly read: WeakMap<Part, Read>,
    private readonly isUpdate: boolean,
  ) {}

  /** The bindings of the statements in a syntax tree that starts at `base`. */
  block(tree: SyntaxTree, base: number, depth: number, inClass: boolean): Bindings {
    const entries: Entry[] = [];
    const lifted: Lifted[] = [];
    tree.children.forEach((child, index) => {
      const part = this.part(child, base + tree.positions[index]!, depth, inClass);
      for (const entry of part.entries) entries.push(entry);
      for (const entry of part.lifted) lifted.push(entry);
    });
    return { entries, lifted };
  }

  private part(part: Part, base: number, depth: number, inClass: boolean): Bindings {
    const last = this.read.get(part);
    const known = last?.inClass === inClass ? last : undefined;
    if (known?.base === base) return known;
    const bindings = known ? shiftBindings(known, base - known.base) : this.fresh(part, base, depth, inClass);
    this.read.set(part, { base, inClass, entries: bindings.entries, lifted: bindings.lifted });
    return bindings;
  }

  private fresh(part: Part, base: number, depth: number, inClass: boolean): Bindings {
    if (depth > MAX_DEPTH) return { entries: [], lifted: [] };
    if (part instanceof SyntaxTree && part.type.isAnonymous) return this.block(part, base, depth, inClass);
    const reader = this.reader(base, depth, inClass);
    const wrapper = new SyntaxTree(NodeType.none, [part], [0], part.length);
    for (let node = wrapper.topNode.firstChild; node; node = node.nextSibling) reader.read(node);
    return reader;
  }

  private reader(base: number, depth: number, inClass: boolean): StatementReader {
    return new StatementReader(
      this.text,
      base,
      (body, bodyBase, bodyDepth) => this.body(body, bodyBase, bodyDepth),
      depth,
      inClass,
      this.isUpdate,
    );
  }

  private body(body: SyntaxNode, base: number, depth: number): Bindings {
    const inClass = body.parent?.name === 'ClassDefinition';
    if (body.tree) return this.block(body.tree, base + body.from, depth, inClass);
    if (depth > MAX_DEPTH) return { entries: [], lifted: [] };
    const reader = this.reader(base, depth, inClass);
    for (let node = body.firstChild; node; node = node.nextSibling) reader.read(node);
    return reader;
  }
}
