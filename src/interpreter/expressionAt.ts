import type { Range } from '../language/tree/tree';
import { bodiesOf, partsOf } from './compile/bindings';
import { compileExpression } from './compile/expressions';
import { type Frame, frameIn } from './compile/frame';
import { Scope } from './compile/scope';
import { functionScope } from './compile/functions';
import type { Expression, FunctionDefinition, Statement } from './syntax/ast';
import { Unknown, UnknownSignal } from './values/unknown';
import type { Value } from './values/value';

/** An expression of the file and the functions around it, outermost first. */
interface Found {
  readonly expression: Expression;
  readonly functions: readonly FunctionDefinition[];
}

/** What evaluates the expression at a range with these names bound; undefined where none stands exactly there. */
export function expressionAt(
  statements: readonly Statement[],
  range: Range,
  module: Scope,
  names: ReadonlyMap<string, Value>,
): (() => Value) | undefined {
  const found = find(statements, range, []);
  if (!found) return undefined;
  let [scope, frame]: [Scope, Frame] = [module, module.unit.globals];
  for (const definition of found.functions) {
    const inner = functionScope(definition, scope);
    const own = frameIn(frame, inner.size + 8);
    fill(definition, inner, own, names, found.expression);
    [scope, frame] = [inner, own];
  }
  if (found.functions.length === 0 && names.size > 0) {
    // At the top of the file, in a loop there: a scope of its own for the names that are given.
    scope = new Scope(module.unit, 'function', module, '<expression>', [...names.keys()], []);
    frame = frameIn(module.unit.globals, scope.size);
    names.forEach((value, name) => (frame[scope.slots.get(name)!] = value));
  }
  const { run } = compileExpression(found.expression, scope);
  return () => run(frame);
}

/** Binds the variables of a function that are given, or that one simple assignment before the expression gives. */
function fill(definition: FunctionDefinition, scope: Scope, frame: Frame, names: ReadonlyMap<string, Value>, before: Expression): void {
  const assigned = assignmentsIn(definition.body);
  scope.slots.forEach((slot, name) => {
    const given = names.get(name);
    frame[slot] = given ?? new Unknown('argument', name, definition.range);
  });
  const evaluated = (expression: Expression): Value => {
    try {
      return compileExpression(expression, scope).run(frame);
    } catch (error) {
      if (error instanceof UnknownSignal) return error.unknown;
      throw error;
    }
  };
  for (const { name, byDefault } of definition.parameters)
    if (byDefault && !names.has(name)) frame[scope.slots.get(name)!] = evaluated(byDefault);
  for (const [name, values] of assigned) {
    const [value] = values;
    if (names.has(name) || values.length !== 1 || !value || value.range.to > before.range.from) continue;
    if (definition.parameters.some((parameter) => parameter.name === name)) continue;
    const slot = scope.slots.get(name);
    if (slot !== undefined) frame[slot] = evaluated(value);
  }
}

/** What is assigned to each name, in order; undefined for what is bound otherwise. */
function assignmentsIn(body: readonly Statement[]): ReadonlyMap<string, readonly (Expression | undefined)[]> {
  const all = new Map<string, (Expression | undefined)[]>();
  const add = (name: string, value: Expression | undefined): void => {
    all.set(name, [...(all.get(name) ?? []), value]);
  };
  const target = (expression: Expression, value: Expression | undefined): void => {
    if (expression.kind === 'name') add(expression.name, value);
    else if (expression.kind === 'tuple' || expression.kind === 'list')
      expression.items.forEach((item, index) => {
        target(item, value?.kind === 'tuple' && value.items.length === expression.items.length ? value.items[index] : undefined);
      });
  };
  const walk = (statements: readonly Statement[]): void =>
    statements.forEach((statement) => {
      if (statement.kind === 'assign' && statement.value) statement.targets.forEach((each) => target(each, statement.value));
      else if (statement.kind === 'update' || statement.kind === 'for') target(statement.target, undefined);
      else if (statement.kind === 'function' || statement.kind === 'class') {
        add(statement.name, undefined);
        return;
      }
      bodiesOf(statement).forEach(walk);
    });
  walk(body);
  return all;
}

function find(statements: readonly Statement[], range: Range, functions: readonly FunctionDefinition[]): Found | undefined {
  for (const statement of statements) {
    if (statement.range.from > range.from || statement.range.to < range.to) continue;
    for (const expression of expressionsOf(statement)) {
      const found = within(expression, range);
      if (found) return { expression: found, functions };
    }
    const inside = statement.kind === 'function' ? [...functions, statement] : functions;
    for (const body of bodiesOf(statement)) {
      const found = find(body, range, inside);
      if (found) return found;
    }
  }
  return undefined;
}

function within(expression: Expression, range: Range): Expression | undefined {
  if (expression.range.from > range.from || expression.range.to < range.to) return undefined;
  if (expression.range.from === range.from && expression.range.to === range.to) return expression;
  const parts = expression.kind === 'lambda' ? [...partsOf(expression), expression.body] : partsOf(expression);
  for (const part of parts) {
    const found = within(part, range);
    if (found) return found;
  }
  return undefined;
}

/** The expressions of a statement itself, without those in its bodies. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  const some = (...all: readonly (Expression | undefined)[]): readonly Expression[] => all.filter((each) => each !== undefined);
  switch (statement.kind) {
    case 'expression':
      return [statement.value];
    case 'assign':
      return some(...statement.targets, statement.value);
    case 'update':
      return [statement.target, statement.value];
    case 'return':
    case 'raise':
      return some(statement.value);
    case 'assert':
      return some(statement.test, statement.message);
    case 'if':
    case 'while':
      return [statement.test];
    case 'for':
      return [statement.source];
    case 'with':
      return statement.items.map(({ value }) => value);
    case 'match':
      return some(statement.subject, ...statement.cases.map(({ guard }) => guard));
    case 'function':
      return some(...statement.decorators, ...statement.parameters.map(({ byDefault }) => byDefault));
    case 'class':
      return [...statement.decorators, ...statement.arguments.map(({ value }) => value)];
    default:
      return [];
  }
}
