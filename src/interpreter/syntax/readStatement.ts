import type { SyntaxNode } from '@lezer/common';
import type { BinaryOperator, Case, Expression, Handler, Statement } from './ast';
import { childrenOf, MAX_NESTING, rangeOf, type Source, splitAt, textOf } from './nodes';
import { readDecorated, readDefinition } from './readDefinition';
import { readExpression } from './readExpression';
import { readImport } from './readImport';
import { readPattern } from './readPattern';
import { readTuple } from './readTuple';

/** Reads a statement; what is broken becomes a `broken` one that says which names it may bind. Never throws. */
export function readStatement(node: SyntaxNode, source: Source): Statement {
  const range = rangeOf(node);
  const children = childrenOf(node);
  const broken = (): Statement => ({ kind: 'broken', range, names: namesIn(node, source) });
  // A definition is read although its head is broken: the body tells the names that its scope has.
  if (source.depth > MAX_NESTING || node.type.isError || children.some(({ type }) => type.isError)) return broken();
  const last = children.at(-1);
  const after = (index: number): readonly SyntaxNode[] => children.slice(index);
  const tuple = (nodes: readonly SyntaxNode[]): Expression =>
    readTuple(nodes, nodes.length > 0 ? { from: nodes[0]!.from, to: nodes.at(-1)!.to } : range, source);
  switch (node.name) {
    case 'ExpressionStatement':
      return { kind: 'expression', range, value: tuple(children) };
    case 'PrintStatement':
    case 'YieldStatement':
      return { kind: 'expression', range, value: { kind: 'broken', range, reason: 'unsupported' } };
    case 'AssignStatement':
      return readAssign(node, children, source);
    case 'UpdateStatement': {
      const at = children.findIndex(({ name }) => name === 'UpdateOp');
      if (at !== 1) return broken();
      const operator = textOf(children[at]!, source).slice(0, -1) as BinaryOperator;
      return { kind: 'update', range, operator, target: readExpression(children[0]!, source), value: tuple(after(at + 1)) };
    }
    case 'DeleteStatement': {
      const targets = splitAt(after(1), ',').map((run) => readExpression(run[0]!, source));
      return { kind: 'delete', range, targets };
    }
    case 'PassStatement':
      return { kind: 'pass', range };
    case 'BreakStatement':
      return { kind: 'break', range };
    case 'ContinueStatement':
      return { kind: 'continue', range };
    case 'ReturnStatement':
      return { kind: 'return', range, ...(children.length > 1 && { value: tuple(after(1)) }) };
    case 'RaiseStatement':
      return { kind: 'raise', range, ...(children[1] && { value: readExpression(children[1], source) }) };
    case 'ImportStatement':
      return { kind: 'import', range, names: readImport(children, source) };
    case 'ScopeStatement': {
      const kind = textOf(children[0]!, source) === 'global' ? 'global' : 'nonlocal';
      const names = children.filter(({ name }) => name === 'VariableName').map((child) => textOf(child, source));
      return { kind, range, names };
    }
    case 'AssertStatement': {
      const [test, message] = splitAt(after(1), ',');
      if (!test) return broken();
      return {
        kind: 'assert',
        range,
        test: readExpression(test[0]!, source),
        ...(message && { message: readExpression(message[0]!, source) }),
      };
    }
    case 'IfStatement':
      return readIf(children, range, source);
    case 'WhileStatement': {
      const [body, otherwise] = children.filter(({ name }) => name === 'Body');
      if (!children[1] || !body) return broken();
      const test = readExpression(children[1], source);
      return {
        kind: 'while',
        range,
        test,
        body: source.readBody(body, source),
        otherwise: otherwise ? source.readBody(otherwise, source) : [],
      };
    }
    case 'ForStatement': {
      const into = children.findIndex(({ name }) => name === 'in');
      const bodyAt = children.findIndex(({ name }) => name === 'Body');
      if (children[0]!.name !== 'for' || into < 0 || bodyAt < 0) return broken();
      const otherwise = last !== children[bodyAt] && last?.name === 'Body' ? source.readBody(last, source) : [];
      const [target, values] = [tuple(children.slice(1, into)), tuple(children.slice(into + 1, bodyAt))];
      return { kind: 'for', range, target, source: values, body: source.readBody(children[bodyAt]!, source), otherwise };
    }
    case 'WithStatement': {
      if (children[0]!.name !== 'with' || last?.name !== 'Body') return broken();
      const items = splitAt(children.slice(1, -1), ',').map((run) => ({
        value: readExpression(run[0]!, source),
        ...(run[2] && { as: readExpression(run[2], source) }),
      }));
      return { kind: 'with', range, items, body: source.readBody(last, source) };
    }
    case 'TryStatement':
      return readTry(children, range, source);
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return readDefinition(node, [], source) ?? broken();
    case 'DecoratedStatement':
      return readDecorated(node, source) ?? broken();
    case 'MatchStatement': {
      const bodyAt = children.findIndex(({ name }) => name === 'MatchBody');
      if (bodyAt < 2) return broken();
      const cases = childrenOf(children[bodyAt]!)
        .filter(({ name }) => name === 'MatchClause')
        .map((clause) => readCase(clause, source));
      return { kind: 'match', range, subject: tuple(children.slice(1, bodyAt)), cases };
    }
    case 'TypeDefinition':
      return { kind: 'pass', range };
    default:
      return broken();
  }
}

function readAssign(node: SyntaxNode, children: readonly SyntaxNode[], source: Source): Statement {
  const range = rangeOf(node);
  const annotation = children.find(({ name }) => name === 'TypeDef');
  const type = annotation && childrenOf(annotation).find(({ name }) => name !== ':');
  const runs = splitAt(
    children.filter((child) => child !== annotation).map((child) => child),
    'AssignOp',
  ).map((run) => readTuple(run, { from: run[0]?.from ?? node.from, to: run.at(-1)?.to ?? node.to }, source));
  const noted = type ? { annotation: readExpression(type, source) } : {};
  if (annotation && runs.length === 1) return { kind: 'assign', range, targets: runs, ...noted };
  return { kind: 'assign', range, targets: runs.slice(0, -1), value: runs.at(-1)!, ...noted };
}

function readIf(children: readonly SyntaxNode[], range: Statement['range'], source: Source): Statement {
  const [, test, body, ...rest] = children;
  if (!test || body?.name !== 'Body') return { kind: 'broken', range, names: [] };
  const [next] = rest;
  const otherwise =
    next?.name === 'elif'
      ? [readIf(rest, { from: next.from, to: range.to }, source)]
      : next?.name === 'else' && rest[1]
        ? source.readBody(rest[1], source)
        : [];
  return { kind: 'if', range, test: readExpression(test, source), body: source.readBody(body, source), otherwise };
}

function readTry(children: readonly SyntaxNode[], range: Statement['range'], source: Source): Statement {
  const handlers: Handler[] = [];
  let [body, otherwise, last]: (readonly Statement[])[] = [[], [], []];
  for (let i = 0; i < children.length;) {
    const end = children.findIndex(({ name }, index) => index > i && name === 'Body');
    if (end < 0) return { kind: 'broken', range, names: [] };
    const head = children.slice(i, end);
    const statements = source.readBody(children[end]!, source);
    if (head[0]!.name === 'try') body = statements;
    else if (head[0]!.name === 'else') otherwise = statements;
    else if (head[0]!.name === 'finally') last = statements;
    else {
      const [, type, , name] = head;
      if (type?.name === '*') return { kind: 'broken', range, names: [] };
      handlers.push({
        range: { from: head[0]!.from, to: children[end]!.to },
        body: statements,
        ...(type && { type: readExpression(type, source) }),
        ...(name && { name: textOf(name, source) }),
      });
    }
    i = end + 1;
  }
  return { kind: 'try', range, body: body!, handlers, otherwise: otherwise!, last: last! };
}

function readCase(clause: SyntaxNode, source: Source): Case {
  const children = childrenOf(clause);
  const range = rangeOf(clause);
  const body = children.find(({ name }) => name === 'Body');
  const guard = children.find(({ name }) => name === 'Guard');
  const patterns = children.filter((child) => !['case', 'Guard', 'Body'].includes(child.name));
  const test = guard && childrenOf(guard)[1];
  const read = patterns.filter(({ name }) => name !== ',').map((child) => readPattern(child, source));
  const isSequence = patterns.some(({ name }) => name === ',') || read[0]?.kind === 'star';
  return {
    range,
    pattern: isSequence ? { kind: 'sequence', range, patterns: read } : (read[0] ?? { kind: 'broken', range }),
    ...(test && { guard: readExpression(test, source) }),
    body: body ? source.readBody(body, source) : [],
  };
}

/** The names that a broken statement may bind. */
function namesIn(node: SyntaxNode, source: Source): readonly string[] {
  const names = new Set<string>();
  const cursor = node.cursor();
  do {
    if (cursor.name === 'VariableName') names.add(textOf(cursor, source));
  } while (cursor.next() && cursor.from < node.to);
  const [word] = /^(?:def|class)?\s*[\w]+/.exec(textOf(node, source)) ?? [];
  if (word !== undefined) names.add(word.replace(/^(?:def|class)\s+/, ''));
  return [...names];
}
