// Python's statements as the entries of a scope.
import type { SyntaxNode } from '@lezer/common';
import { callNode, convertArguments } from './calls';
import { convertExpression, convertItems } from './expressions';
import { importEntries } from './imports';
import { convertParameters } from './scopes';
import {
  boundNames,
  changeIn,
  childrenOf,
  dottedName,
  isBarren,
  type Lifted,
  MAX_DEPTH,
  rangeOf,
  type Source,
  textOf,
  unknown,
  unknownBinding,
} from './source';
import type { Entry, MappingNode, Node, Range } from '../tree/tree';

/** What a piece of a block binds in its own scope, and what it binds in the scopes around. */
export interface Bindings {
  readonly entries: readonly Entry[];
  readonly lifted: readonly Lifted[];
}

/** Reads the statements of a body that stands `depth` blocks deep, `base` being the offset of the position 0 of its nodes. */
export type ReadBody = (body: SyntaxNode, base: number, depth: number) => Bindings;

/** Where what a function lifts belongs once it is out of it. */
const OUTSIDE: Partial<Record<Lifted['to'], Lifted['to']>> = { outer: 'function', beyond: 'module' };

/** Reads statements one after the other into the bindings of one scope. */
export class StatementReader implements Bindings {
  readonly entries: Entry[] = [];
  readonly lifted: Lifted[] = [];
  private readonly source: Source;

  constructor(
    text: string,
    base: number,
    private readonly readBody: ReadBody,
    private readonly depth: number,
    private readonly inClass: boolean,
    detach: boolean,
  ) {
    this.source = { text, textAt: 0, base, aside: [], lifted: this.lifted, detach };
  }

  /** Reads one statement; tokens and stray nodes in the place of one are fine. */
  read(node: SyntaxNode): void {
    if (node.name === 'Comment' || node.name === ':') return;
    const read = StatementReader.readers[node.name];
    if (read) read(this, node);
    else this.expressions(childrenOf(node).length > 0 && !node.name.endsWith('Expression') ? childrenOf(node) : [node]);
    this.addAside();
  }

  private addAside(): void {
    for (const entry of this.source.aside.splice(0)) {
      this.add(entry);
      if (entry.key?.text.endsWith('[]')) this.lifted.push({ to: 'beyond', entry: { ...entry, merged: true } });
    }
  }

  private add(entry: Entry): void {
    if (entry.key || !isBarren(entry.value)) this.entries.push(entry);
    if (entry.key?.text.startsWith('self.')) this.lifted.push({ to: 'class', entry: { ...entry, merged: true } });
  }

  /** Records that an assignment to a subscript changes its dict or list: in this scope, unless it is bound here, and outside of the function. */
  private change(target: SyntaxNode, isBound: boolean): void {
    const text = textOf(target, this.source);
    if (!text.includes('[')) return;
    const entry = changeIn(text, rangeOf(target, this.source));
    if (!isBound) this.add(entry);
    this.lifted.push({ to: 'beyond', entry: { ...entry, merged: true } });
  }

  /** Expressions that stand alone; one that an error has cut off from its `name =` gets the name back from the source line. */
  private expressions(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) {
      if (node.name === 'Body') this.body(node);
      else if (node.type.isError && node.from === node.to) continue;
      else {
        const value = convertExpression(node, this.source);
        if (!isBarren(value)) this.add({ ...this.lineKey(value.range.from), value });
        this.addAside();
      }
    }
  }

  private lineKey(at: number): { key?: NonNullable<Entry['key']> } {
    const { text } = this.source;
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const match =
      at - lineStart < 500 ? /^[ \t]*([\p{L}_][\p{L}\p{N}_.]*)[ \t]*(?::[^=]*)?=[ \t]*$/u.exec(text.slice(lineStart, at)) : null;
    if (!match) return {};
    const from = lineStart + match[0].indexOf(match[1]!);
    return { key: { text: match[1]!, range: { from, to: from + match[1]!.length } } };
  }

  private body(node: SyntaxNode): void {
    const { entries, lifted } = this.readBody(node, this.source.base, this.depth + 1);
    for (const entry of entries) this.entries.push(entry);
    this.lifted.push(...lifted);
  }

  private assign(node: SyntaxNode): void {
    const groups: SyntaxNode[][] = [[]];
    let typed = false;
    for (const child of childrenOf(node)) {
      if (child.name === 'AssignOp') groups.push([]);
      else if (child.name === 'TypeDef') typed = true;
      else groups.at(-1)!.push(child);
    }
    if (groups.length < 2) {
      this.expressions(groups[0]!);
      return;
    }
    const valueNodes = groups.pop()!.filter(({ type, from, to }) => !type.isError || from < to);
    const value = this.group(valueNodes, rangeOf(node, this.source).to);
    const isDefault = typed && this.inClass;
    const broken = groups.findIndex((targets) => targets.some(hasError));
    const recovered = broken < 0 ? {} : this.lineKey(value.range.from);
    if (recovered.key) {
      // An unclosed bracket has swallowed the next line's target: `x = [f(),` and `y = 3` are two statements.
      const swallowing = this.group(groups[broken]!, value.range.from);
      groups.slice(0, broken).forEach(([target], index) => target && this.bind(target, swallowing, index > 0, isDefault));
      this.add({ ...recovered, value });
      return;
    }
    groups.forEach((targets, index) => {
      if (targets.length > 1) this.bindAll(targets, value, index > 0);
      else if (targets[0]) this.bind(targets[0], value, index > 0, isDefault);
    });
  }

  /** The value of an assignment; several with commas are a tuple, none is unknown. */
  private group(nodes: readonly SyntaxNode[], end: number): Node {
    const [first] = nodes;
    if (!first) return unknown({ from: end, to: end });
    if (nodes.length === 1) return convertExpression(first, this.source);
    const range = { from: this.source.base + first.from, to: this.source.base + nodes.at(-1)!.to };
    return convertItems(nodes, range, this.source);
  }

  private bind(target: SyntaxNode, value: Node, again: boolean, isDefault: boolean): void {
    if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
      this.bindAll(
        childrenOf(target).filter(({ name }) => !/^[()[\]]$/.test(name)),
        value,
        again,
      );
      return;
    }
    const name = dottedName(target, this.source);
    if (name === undefined) this.add({ value: convertExpression(target, this.source) });
    this.change(target, name !== undefined);
    const key = { text: name ?? textOf(target, this.source).slice(0, 100), range: rangeOf(target, this.source) };
    this.add({ key, value, ...(isDefault && { isDefault }), ...(again && { merged: true }) });
  }

  /** Unpacks a value into targets: pairwise where both are written out, else the names are bound to what is not known. */
  private bindAll(nodes: readonly SyntaxNode[], value: Node, again: boolean): void {
    const targets = nodes.filter(({ name }) => name !== ',');
    const items = value.kind === 'list' && !targets.some(({ name }) => name === '*') ? value.items : [];
    if (items.length === targets.length) targets.forEach((target, index) => this.bind(target, items[index]!, again, false));
    else {
      this.bindUnknown(targets);
      if (!again) this.add({ value });
    }
  }

  private bindUnknown(targets: readonly SyntaxNode[], value?: Node): void {
    const children = value && !isBarren(value) ? [value] : [];
    for (const target of targets.flatMap((node) => (node.name === 'MemberExpression' ? [node] : boundNames(node)))) {
      const text = dottedName(target, this.source);
      const range = rangeOf(target, this.source);
      this.change(target, text !== undefined);
      if (text !== undefined) this.add({ key: { text, range }, value: unknown(value?.range ?? range, children) });
      else [convertExpression(target, this.source), ...children].forEach((child) => this.add({ value: child }));
    }
  }

  private update(node: SyntaxNode): void {
    const [target, , ...values] = childrenOf(node);
    if (target) this.bindUnknown([target], this.group(values, this.source.base + node.to));
  }

  private import(node: SyntaxNode): void {
    for (const entry of importEntries(node, this.source)) this.add(entry);
  }

  private global(node: SyntaxNode): void {
    const [keyword, ...names] = childrenOf(node);
    for (const name of names.filter((child) => child.name === 'VariableName')) {
      const entry = unknownBinding(name, this.source);
      this.add(entry);
      this.lifted.push({ to: keyword?.name === 'global' ? 'module' : 'outer', entry: { ...entry, merged: true } });
    }
  }

  private for(node: SyntaxNode): void {
    const children = childrenOf(node);
    const start = children.findIndex(({ name }) => name === 'for');
    const end = children.findIndex(({ name }) => name === 'in');
    if (end >= 0) this.bindUnknown(children.slice(start + 1, end));
    this.expressions(children.slice(Math.max(end, start) + 1));
  }

  /** Statements with bodies and `as` names: with, try. */
  private compound(node: SyntaxNode): void {
    const children = childrenOf(node);
    children.forEach((child, index) => {
      if (child.name === 'VariableName' && children[index - 1]?.name === 'as') this.add(unknownBinding(child, this.source));
      else this.expressions([child]);
    });
  }

  private match(node: SyntaxNode): void {
    for (const child of childrenOf(node)) {
      if (child.name === 'MatchBody' || child.name === 'MatchClause') this.match(child);
      else if (child.name.endsWith('Pattern')) this.captures(child);
      else if (child.name === 'Guard') this.expressions(childrenOf(child));
      else this.expressions([child]);
    }
  }

  private captures(pattern: SyntaxNode, depth = 0): void {
    if (depth > MAX_DEPTH) return;
    for (const child of childrenOf(pattern)) {
      if (child.name !== 'VariableName') this.captures(child, depth + 1);
      else if (/^(?:Capture|As|Star)Pattern$/.test(pattern.name)) this.add(unknownBinding(child, this.source));
    }
  }

  private decorator(node: SyntaxNode): void {
    const children = childrenOf(node);
    const list = children.find(({ name }) => name === 'ArgList');
    const [first, last] = [children[1], list ? list.prevSibling : undefined];
    if (!list || !first || !last) return;
    const range: Range = { from: this.source.base + first.from, to: this.source.base + last.to };
    this.add({ value: callNode(this.source.text.slice(range.from, range.to).replace(/\s+/g, ''), range, list, this.source, 0) });
  }

  private function(node: SyntaxNode): void {
    const parameters = node.getChild('ParamList');
    const own = parameters ? convertParameters(parameters, this.source, 0) : [];
    this.scope(node, own, false);
  }

  private class(node: SyntaxNode): void {
    const list = node.getChild('ArgList');
    if (list) for (const { value } of convertArguments(list, this.source, 0).args) this.add({ value });
    this.scope(node, [], true);
  }

  private scope(node: SyntaxNode, own: readonly Entry[], ofClass: boolean): void {
    const name = node.getChild('VariableName');
    const body = node.getChild('Body');
    const inner = body ? this.readBody(body, this.source.base, this.depth + 1) : { entries: [], lifted: [] };
    const kind = ofClass ? 'class' : 'function';
    const here = inner.lifted.flatMap(({ to, entry }) => (to === kind ? [entry] : []));
    for (const { to, entry } of inner.lifted) {
      if (to !== kind) this.lifted.push({ to: ofClass ? to : (OUTSIDE[to] ?? to), entry });
    }
    const value: MappingNode = {
      kind: 'mapping',
      range: rangeOf(node, this.source),
      scope: true,
      ...(ofClass && { ofClass }),
      entries: own.length + here.length > 0 ? [...own, ...inner.entries, ...here] : inner.entries,
    };
    this.add(name ? { key: { text: textOf(name, this.source), range: rangeOf(name, this.source) }, value } : { value });
  }

  private each(node: SyntaxNode): void {
    for (const child of childrenOf(node)) this.read(child);
  }

  private static readonly readers: Readonly<Record<string, (reader: StatementReader, node: SyntaxNode) => void>> = {
    AssignStatement: (reader, node) => reader.assign(node),
    UpdateStatement: (reader, node) => reader.update(node),
    ImportStatement: (reader, node) => reader.import(node),
    ScopeStatement: (reader, node) => reader.global(node),
    ForStatement: (reader, node) => reader.for(node),
    WithStatement: (reader, node) => reader.compound(node),
    TryStatement: (reader, node) => reader.compound(node),
    MatchStatement: (reader, node) => reader.match(node),
    Decorator: (reader, node) => reader.decorator(node),
    FunctionDefinition: (reader, node) => reader.function(node),
    ClassDefinition: (reader, node) => reader.class(node),
    DecoratedStatement: (reader, node) => reader.each(node),
    StatementGroup: (reader, node) => reader.each(node),
  };
}

/** Whether the node is an error or directly contains one. */
function hasError(node: SyntaxNode): boolean {
  return node.type.isError || childrenOf(node).some(({ type }) => type.isError);
}
