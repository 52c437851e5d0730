import type { Range } from '../language/tree/tree';
import { bodiesOf, partsOf } from './compile/bindings';
import type { Compiled } from './compile/compiled';
import { compileExpression } from './compile/expressions';
import { type Frame, frameIn } from './compile/frame';
import { Scope } from './compile/scope';
import { functionScope } from './compile/functions';
import type { Expression, FunctionDefinition, Parameter, Statement } from './syntax/ast';
import { Unknown, UnknownSignal } from './values/unknown';
import type { Value } from './values/value';

/** An expression of the file and what stands around it, outermost first. */
interface Found {
  readonly expression: Expression;
  readonly functions: readonly FunctionDefinition[];
  /** The loop at the top of the file. */
  readonly loop: Statement | undefined;
}

/** A scope around the expression, and what binds the names in it. */
interface Level {
  readonly scope: Scope;
  readonly parameters: readonly Parameter[];
  readonly range: Range;
  /** What one simple assignment before the expression gives each name; undefined for what is bound otherwise. */
  readonly assigned: ReadonlyMap<string, Compiled | undefined>;
}

/** What evaluates the expression at a range with some names bound, always the same ones; undefined where none stands exactly there. */
export function expressionAt(
  statements: readonly Statement[],
  range: Range,
  module: Scope,
  given: readonly string[],
): ((values: ReadonlyMap<string, Value>) => Value) | undefined {
  const found = find(statements, range, { functions: [], loop: undefined });
  if (!found) return undefined;
  const { functions, loop, expression } = found;
  const levels: Level[] = [];
  for (const definition of functions) {
    const scope = functionScope(definition, levels.at(-1)?.scope ?? module);
    const { parameters, body } = definition;
    levels.push({ scope, parameters, range: definition.range, assigned: assignedIn(body, expression, scope) });
  }
  if (functions.length === 0 && given.length > 0) {
    // At the top of the file: a scope of its own for the names that are given, and for those that the loop around binds.
    const body = loop ? [loop] : [];
    const scope = new Scope(module.unit, 'function', module, '<expression>', given, body);
    levels.push({ scope, parameters: [], range: loop?.range ?? range, assigned: assignedIn(body, expression, scope) });
  }
  const { run } = compileExpression(expression, levels.at(-1)?.scope ?? module);
  return (values) => {
    let frame: Frame = module.unit.globals;
    for (const level of levels) {
      frame = frameIn(frame, level.scope.size + 8);
      fill(level, frame, values);
    }
    return run(frame);
  };
}

/** Binds the variables of a scope that are given, or that one simple assignment before the expression gives. */
function fill({ scope, parameters, range, assigned }: Level, frame: Frame, values: ReadonlyMap<string, Value>): void {
  scope.slots.forEach((slot, name) => {
    frame[slot] = values.get(name) ?? new Unknown('argument', name, range);
  });
  const evaluated = ({ run }: Compiled): Value => {
    try {
      return run(frame);
    } catch (error) {
      if (error instanceof UnknownSignal) return error.unknown;
      throw error;
    }
  };
  for (const { name, byDefault } of parameters)
    if (byDefault && !values.has(name)) frame[scope.slots.get(name)!] = evaluated(compileExpression(byDefault, scope));
  for (const [name, value] of assigned) {
    const slot = scope.slots.get(name);
    const isParameter = parameters.some((parameter) => parameter.name === name);
    if (value && slot !== undefined && !isParameter && !values.has(name)) frame[slot] = evaluated(value);
  }
}

/** What one simple assignment gives each name for certain, before an expression. */
function assignedIn(body: readonly Statement[], before: Expression, scope: Scope): ReadonlyMap<string, Compiled | undefined> {
  return new Map(
    [...assignmentsIn(body, before.range)].map(([name, values]) => {
      const [value] = values;
      const isSure = values.length === 1 && value !== undefined && value.range.to <= before.range.from;
      return [name, isSure ? compileExpression(value, scope) : undefined] as const;
    }),
  );
}

/** What is assigned to each name, in order; undefined for what is bound otherwise, or only under a condition that may not hold at the range. */
function assignmentsIn(body: readonly Statement[], at: Range): ReadonlyMap<string, readonly (Expression | undefined)[]> {
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
  const walk = (statements: readonly Statement[], isSure: boolean): void =>
    statements.forEach((statement) => {
      if (statement.kind === 'assign' && statement.value)
        statement.targets.forEach((each) => target(each, isSure ? statement.value : undefined));
      else if (statement.kind === 'update' || statement.kind === 'for') target(statement.target, undefined);
      else if (statement.kind === 'function' || statement.kind === 'class') {
        add(statement.name, undefined);
        return;
      }
      bodiesOf(statement).forEach((each) => {
        const isAround = each.some(({ range }) => range.from <= at.from && at.to <= range.to);
        walk(each, isSure && (isAround || statement.kind === 'with'));
      });
    });
  walk(body, true);
  return all;
}

function find(statements: readonly Statement[], range: Range, around: Omit<Found, 'expression'>): Found | undefined {
  for (const statement of statements) {
    if (statement.range.from > range.from || statement.range.to < range.to) continue;
    for (const expression of expressionsOf(statement)) {
      const found = within(expression, range);
      if (found) return { expression: found, ...around };
    }
    const { functions, loop } = around;
    const isLoop = statement.kind === 'for' || statement.kind === 'while';
    const inside = {
      functions: statement.kind === 'function' ? [...functions, statement] : functions,
      loop: isLoop && functions.length === 0 ? (loop ?? statement) : loop,
    };
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
