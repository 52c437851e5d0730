// Python's statements as the entries of a scope.
import type { SyntaxNode } from '@lezer/common';
import { Assignments } from './assignments';
import { type Bindings, type Lifted, withoutRead } from './bindings';
import { callNode, convertArguments } from './calls';
import { convertExpression } from './expressions';
import { importEntries } from './imports';
import { keptParameters } from './options/keptParameters';
import { withOptions } from './options/decorators';
import { annotated, convertParameters, decoratorNames } from './scopes';
import { ScopeWriter } from './scopeWriter';
import { flagOf, placedUnder, reservedUnder } from './under';
import { changeIn, childrenOf, isBarren, MAX_DEPTH, namesIn, rangeOf, textOf, unknown, unknownBinding } from './source';
import { trainingLoop } from './trainingLoop';
import { deleteKey, returnKey } from '../tree/changeKey';
import type { CallNode, Entry, MappingNode, Node, Range } from '../tree/tree';

/** Reads the statements of a body that stands `depth` blocks deep, `base` being the offset of the position 0 of its nodes. */
export type ReadBody = (body: SyntaxNode, base: number, depth: number) => Bindings;

/** A lifted binding that has left one function: what was meant for the function around it is now in place, and so on. */
const OUTSIDE: Partial<Record<Lifted['to'], Lifted['to']>> = { outer: 'function', beyond: 'module' };

/** Reads statements one after the other into the bindings of one scope. */
export class StatementReader extends ScopeWriter {
  private readonly assignments: Assignments;

  constructor(
    text: string,
    base: number,
    private readonly readBody: ReadBody,
    private readonly depth: number,
    inClass: boolean,
    detach: boolean,
  ) {
    super({ text, textAt: 0, base, detach, convert: convertExpression });
    this.assignments = new Assignments(this, inClass);
  }

  /** Reads one statement; tokens and stray nodes in the place of one are fine. */
  read(node: SyntaxNode): void {
    if (node.name === 'Comment' || node.name === ':') return;
    const read = StatementReader.readers[node.name];
    if (read) read(this, node);
    else this.parts(childrenOf(node).length > 0 && !node.name.endsWith('Expression') ? childrenOf(node) : [node]);
    this.addAside();
  }

  /** Expressions, and the bodies between them. */
  private parts(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) {
      if (node.name === 'Body') this.body(node);
      else this.expressions([node]);
    }
  }

  private body(node: SyntaxNode): void {
    const { entries, lifted } = this.readBody(node, this.source.base, this.depth + 1);
    const under = node.parent && this.under(node.parent);
    const flag = flagOf(node, this.source);
    for (const entry of entries) this.entries.push(under ? placedUnder(entry, under, node.parent!, flag) : entry);
    for (const each of lifted) this.lifted.push(under ? { ...each, entry: reservedUnder(each.entry, under, node.parent!) } : each);
  }

  /** With what a statement begins. */
  private start({ from }: SyntaxNode): string {
    const { text, base, textAt } = this.source;
    return text.slice(base - textAt + from, base - textAt + from + 40);
  }

  /** What the statements in the body of another one depend on. */
  private under(statement: SyntaxNode): Entry['under'] {
    if (statement.name === 'WithStatement') return undefined;
    if (/^(?:For|While)Statement$/.test(statement.name)) return 'loop';
    return /^if\s+__name__\s*==/.test(this.start(statement)) ? undefined : 'condition';
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

  /** What is taken out of a dict, a list or an object is no longer what it was; a name that is given up is bound to nothing from there on. */
  private delete(node: SyntaxNode): void {
    const targets = childrenOf(node).flatMap((child) => (child.name === 'ParenthesizedExpression' ? childrenOf(child) : [child]));
    for (const target of targets) {
      if (target.name === 'VariableName')
        this.add({
          ...unknownBinding(target, this.source),
          key: { text: deleteKey(textOf(target, this.source)), range: rangeOf(target, this.source) },
        });
      if (target.name !== 'MemberExpression') continue;
      this.assignments.bindUnknown([target]);
      const text = textOf(target, this.source);
      if (/\[\s*-?\d+\s*\]$/.test(text)) this.add(changeIn(text, rangeOf(target, this.source)));
    }
  }

  private for(node: SyntaxNode): void {
    const children = childrenOf(node);
    const [start, end, body] = ['for', 'in', 'Body'].map((each) => children.findIndex(({ name }) => name === each)) as [
      number,
      number,
      number,
    ];
    const through = namesIn(children.slice(end + 1, Math.max(body, 0)), this.source);
    if (end >= 0) this.assignments.bindUnknown(children.slice(start + 1, end), undefined, through);
    for (const entry of trainingLoop(node, this.source)) this.add(entry);
    this.parts(children.slice(Math.max(end, start) + 1));
  }

  /** Statements with bodies and `as` names: with, try. */
  private compound(node: SyntaxNode): void {
    const children = childrenOf(node);
    children.forEach((child, index) => {
      const given = node.name === 'WithStatement' ? children.slice(index - 2, index - 1) : [];
      if (child.name === 'VariableName' && children[index - 1]?.name === 'as')
        this.assignments.bindUnknown([child], undefined, namesIn(given, this.source));
      else this.parts([child]);
    });
  }

  private match(node: SyntaxNode): void {
    for (const child of childrenOf(node)) {
      if (child.name === 'MatchBody' || child.name === 'MatchClause') this.match(child);
      else if (child.name.endsWith('Pattern')) this.captures(child);
      else if (child.name === 'Guard') this.parts(childrenOf(child));
      else this.parts([child]);
    }
  }

  private captures(pattern: SyntaxNode, depth = 0): void {
    if (depth > MAX_DEPTH) return;
    for (const child of childrenOf(pattern)) {
      if (child.name !== 'VariableName') this.captures(child, depth + 1);
      else if (/^(?:Capture|As|Star)Pattern$/.test(pattern.name)) this.add(unknownBinding(child, this.source));
    }
  }

  /** A function or a class with what decorates it. */
  private decorated(node: SyntaxNode): void {
    const names = decoratorNames(node, this.source);
    const calls: CallNode[] = [];
    for (const child of childrenOf(node)) {
      const call = child.name === 'Decorator' ? this.decorator(child) : undefined;
      if (call?.kind === 'call') calls.push(call);
      if (child.name === 'FunctionDefinition') this.function(child, names, calls);
      else if (child.name === 'ClassDefinition') this.class(child, names);
      else if (child.name !== 'Decorator') this.read(child);
      this.addAside();
    }
  }

  private decorator(node: SyntaxNode): Node | undefined {
    const children = childrenOf(node);
    const list = children.find(({ name }) => name === 'ArgList');
    const [first, last] = [children[1], list ? list.prevSibling : undefined];
    if (!list || !first || !last) return undefined;
    const range: Range = { from: this.source.base + first.from, to: this.source.base + last.to };
    const value = callNode(this.source.text.slice(range.from, range.to).replace(/\s+/g, ''), range, list, this.source, 0);
    this.add({ value });
    return value;
  }

  private function(node: SyntaxNode, decorators: readonly string[] = [], calls: readonly CallNode[] = []): void {
    const parameters = node.getChild('ParamList');
    const own = parameters ? convertParameters(parameters, this.source, 0) : [];
    const type = node.getChild('TypeDef');
    const given = calls.length > 0 && parameters ? withOptions(own, calls, parameters, this.source) : own;
    this.scope(node, type ? [...given, ...annotated(type, this.source, 0)] : given, decorators);
  }

  private class(node: SyntaxNode, decorators: readonly string[] = []): void {
    const list = node.getChild('ArgList');
    const args = list ? convertArguments(list, this.source, 0).args : [];
    for (const { value } of args) this.add({ value });
    this.scope(
      node,
      [],
      decorators,
      args.flatMap(({ value }) => (value.kind === 'name' ? [value.name] : [])),
    );
  }

  /** @param bases of a class, what it is made from; undefined for a function */
  private scope(node: SyntaxNode, own: readonly Entry[], decorators: readonly string[], bases?: readonly string[]): void {
    const ofClass = bases !== undefined;
    const name = node.getChild('VariableName');
    const body = node.getChild('Body');
    const inner = body ? withoutRead(this.readBody(body, this.source.base, this.depth + 1)) : { entries: [], lifted: [] };
    const kind = ofClass ? 'class' : 'function';
    const here = inner.lifted.flatMap(({ to, entry }) => (to === kind ? [entry] : []));
    for (const { to, entry } of inner.lifted) {
      if (to !== kind) this.lifted.push({ to: ofClass ? to : (OUTSIDE[to] ?? to), entry });
    }
    for (const entry of keptParameters(own, inner.entries)) this.lifted.push({ to: 'class', entry });
    const value: MappingNode = {
      kind: 'mapping',
      range: rangeOf(node, this.source),
      scope: true,
      ...(name && { scopeName: textOf(name, this.source) }),
      ...(ofClass && { ofClass, ...(bases.length > 0 && { bases }) }),
      ...(decorators.length > 0 && { decorators }),
      entries: own.length + here.length > 0 ? [...own, ...inner.entries, ...here] : inner.entries,
    };
    this.add(name ? { key: { text: textOf(name, this.source), range: rangeOf(name, this.source) }, value } : { value });
  }

  private return(node: SyntaxNode): void {
    const [keyword, ...values] = childrenOf(node);
    const [only] = values;
    const value = only && values.length === 1 ? convertExpression(only, this.source) : undefined;
    if (!value) this.parts(values);
    else if (!isBarren(value)) this.add({ value });
    const returned = value?.kind === 'name' || value?.kind === 'call' ? value : unknown(rangeOf(node, this.source));
    const key = { text: returnKey, range: rangeOf(keyword!, this.source) };
    this.lifted.push({ to: 'function', entry: { key, value: returned, merged: true } });
  }

  private each(node: SyntaxNode): void {
    for (const child of childrenOf(node)) this.read(child);
  }

  private static readonly readers: Readonly<Record<string, (reader: StatementReader, node: SyntaxNode) => void>> = {
    AssignStatement: (reader, node) => reader.assignments.assign(node),
    UpdateStatement: (reader, node) => reader.assignments.update(node),
    ImportStatement: (reader, node) => reader.import(node),
    DeleteStatement: (reader, node) => reader.delete(node),
    ScopeStatement: (reader, node) => reader.global(node),
    ForStatement: (reader, node) => reader.for(node),
    WithStatement: (reader, node) => reader.compound(node),
    TryStatement: (reader, node) => reader.compound(node),
    MatchStatement: (reader, node) => reader.match(node),
    ReturnStatement: (reader, node) => reader.return(node),
    Decorator: (reader, node) => void reader.decorator(node),
    FunctionDefinition: (reader, node) => reader.function(node),
    ClassDefinition: (reader, node) => reader.class(node),
    DecoratedStatement: (reader, node) => reader.decorated(node),
    StatementGroup: (reader, node) => reader.each(node),
  };
}
