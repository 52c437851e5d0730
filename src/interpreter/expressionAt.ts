import type { Range } from '../language/tree/tree';
import { bindingsOf, bodiesOf, isAround, partsOf } from './compile/bindings';
import type { Compiled } from './compile/compiled';
import { compileExpression } from './compile/expressions';
import { type Execute, type Frame, frameIn } from './compile/frame';
import { Scope } from './compile/scope';
import { functionScope } from './compile/functions';
import { attributeSet, receiverOf, tolerant } from './compile/statements/tolerant';
import { isTrue } from './operators/truth';
import type { Expression, FunctionDefinition, Parameter, Statement } from './syntax/ast';
import { Raised } from './values/exceptions';
import { Instance } from './values/instance';
import { Unknown, UnknownSignal } from './values/unknown';
import type { Value } from './values/value';

/** An expression of the file and what stands around it, outermost first. */
interface Found {
  readonly expression: Expression;
  readonly functions: readonly FunctionDefinition[];
  /** The loop at the top of the file. */
  readonly loop: Statement | undefined;
  /** The conditions at the top of the file, outermost first, and whether they have to be true for the expression to be reached. */
  readonly conditions: readonly { readonly statement: Condition; readonly isTrue: boolean }[];
}

type Condition = Extract<Statement, { kind: 'if' }>;

/** A scope around the expression, and what binds the names in it. */
interface Level {
  readonly scope: Scope;
  readonly parameters: readonly Parameter[];
  readonly range: Range;
  /** The statements before the expression that run whenever it does, in order. */
  readonly before: readonly Execute[];
  /** The names that more than these may bind or change. */
  readonly unsure: readonly string[];
  /** The attributes that others may set. */
  readonly unsureAttributes: readonly (readonly [name: string, attribute: string])[];
}

/** What evaluates the expression at a range with some names bound, always the same ones; undefined where none stands exactly there. */
export function expressionAt(
  statements: readonly Statement[],
  range: Range,
  module: Scope,
  given: readonly string[],
): ((values: ReadonlyMap<string, Value>) => Value) | undefined {
  const found = find(statements, range, { functions: [], loop: undefined, conditions: [] });
  if (!found) return undefined;
  const { functions, loop, expression } = found;
  const branch = functions.length === 0 ? untaken(found, module) : undefined;
  const levels: Level[] = [];
  for (const definition of functions) {
    const scope = functionScope(definition, levels.at(-1)?.scope ?? module);
    const { parameters, body } = definition;
    levels.push({ scope, parameters, range: definition.range, ...straight(body, expression, scope, parameters) });
  }
  if (functions.length === 0 && (given.length > 0 || branch)) {
    // At the top of the file: a scope of its own for the names that are given, and for those that the loop around binds, or a branch that is not taken by default.
    const around = loop && branch && isAround(loop, branch.range) ? loop : (branch ?? loop);
    const body = around ? [around] : [];
    const scope = new Scope(module.unit, 'function', module, '<expression>', given, body);
    levels.push({ scope, parameters: [], range: around?.range ?? range, ...straight(body, expression, scope) });
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

/** The outermost condition around an expression that is reached another time, by other options or by what nobody knows. */
function untaken({ conditions }: Found, module: Scope): Statement | undefined {
  const isMet = ({ statement: { test }, isTrue: isAsked }: Found['conditions'][number]): boolean => {
    try {
      return isTrue(module.unit.runtime, compileExpression(test, module).run(module.unit.globals)) === isAsked;
    } catch (error) {
      if (error instanceof UnknownSignal || error instanceof Raised) return false;
      throw error;
    }
  };
  return conditions.find((each) => !isMet(each))?.statement;
}

/** Binds the variables of a scope that are given, or that the statements before the expression bind for certain. */
function fill(
  { scope, parameters, range, before, unsure, unsureAttributes }: Level,
  frame: Frame,
  values: ReadonlyMap<string, Value>,
): void {
  const set = (name: string) => {
    const slot = scope.slots.get(name);
    if (slot !== undefined) frame[slot] = values.get(name) ?? new Unknown('argument', name, range);
  };
  [...scope.slots.keys()].forEach(set);
  for (const { name, byDefault } of parameters)
    if (byDefault && !values.has(name)) frame[scope.slots.get(name)!] = evaluated(compileExpression(byDefault, scope), frame);
  const fixed = [...values.keys(), ...unsure];
  fixed.forEach(set);
  for (const execute of before) {
    execute(frame);
    fixed.forEach(set);
  }
  for (const [name, attribute] of unsureAttributes) {
    // What is given is as it is at that step.
    if (values.has(name)) continue;
    const object = frame[scope.slots.get(name) ?? 0];
    if (object instanceof Instance) object.attributes.set(attribute, new Unknown('argument', `${name}.${attribute}`, range));
  }
}

function evaluated({ run }: Compiled, frame: Frame): Value {
  try {
    return run(frame);
  } catch (error) {
    if (error instanceof UnknownSignal) return error.unknown;
    throw error;
  }
}

/** Of a file is read what the expression needs: what a statement beside it needs may be missing. */
const isUnread = (error: unknown): boolean =>
  error instanceof UnknownSignal || (error instanceof Raised && error.exception.class.name === 'NameError');

/** The statements of a body that run before an expression whenever that does, and the names that others may bind or change, too. */
function straight(
  body: readonly Statement[],
  { range: at }: Expression,
  scope: Scope,
  parameters: readonly Parameter[] = [],
): Pick<Level, 'before' | 'unsure' | 'unsureAttributes'> {
  const before: Execute[] = [];
  const unsureAttributes: (readonly [string, string])[] = [];
  const counts = new Map(parameters.map(({ name }) => [name, 1]));
  const count = (names: readonly string[], by: number) => names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + by));
  const walk = (statements: readonly Statement[], isSure: boolean, isInLoop = false): void =>
    statements.forEach((statement) => {
      const names = [...bindingsOf([{ ...statement, body: [], otherwise: [] } as Statement]).names];
      const changed = receiverOf(statement);
      const isPlain = /^(?:expression|assign|import|function|class)$/.test(statement.kind);
      const runs = isSure && isPlain && statement.range.to <= at.from;
      count(names, runs ? 1 : 2);
      if (runs && (names.length > 0 || changed !== undefined))
        before.push(tolerant(statement, scope.compileStatement(statement), scope, isUnread));
      else if (!runs && changed !== undefined) {
        const attribute = attributeSet(statement);
        if (attribute === undefined) count([changed], 2);
        else unsureAttributes.push([changed, attribute]);
      }
      if (statement.kind === 'function' || statement.kind === 'class') return;
      const isOfPlace = (each: readonly Statement[]) => each.some((one) => isAround(one, at));
      // Of a condition only one body is run.
      const own = statement.kind === 'if' && !isInLoop ? bodiesOf(statement).find(isOfPlace) : undefined;
      for (const each of own ? [own] : bodiesOf(statement))
        walk(each, isSure && (isOfPlace(each) || statement.kind === 'with'), isInLoop || /^(?:for|while)$/.test(statement.kind));
    });
  walk(body, true);
  return { before, unsureAttributes, unsure: [...counts].flatMap(([name, times]) => (times > 1 ? [name] : [])) };
}

function find(statements: readonly Statement[], range: Range, around: Omit<Found, 'expression'>): Found | undefined {
  for (const statement of statements) {
    if (statement.range.from > range.from || statement.range.to < range.to) continue;
    for (const expression of expressionsOf(statement)) {
      const found = within(expression, range);
      if (found) return { expression: found, ...around };
    }
    const { functions, loop, conditions } = around;
    const isLoop = statement.kind === 'for' || statement.kind === 'while';
    const inside = {
      functions: statement.kind === 'function' ? [...functions, statement] : functions,
      loop: isLoop && functions.length === 0 ? (loop ?? statement) : loop,
    };
    for (const [place, body] of bodiesOf(statement).entries()) {
      const isCondition = statement.kind === 'if' && functions.length === 0;
      const found = find(body, range, {
        ...inside,
        conditions: isCondition ? [...conditions, { statement, isTrue: place === 0 }] : conditions,
      });
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
