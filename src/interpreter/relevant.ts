// Of the statements of a loop or a method, those that matter for what is asked: a body that trains has a hundred that do not.
import { bindingsOf, bodiesOf, partsOf } from './compile/bindings';
import { expressionsOf } from './expressionAt';
import type { Expression, Statement } from './syntax/ast';

/** How statements are looked at. */
export interface Looked {
  /** What a statement that has no body, or the head of one that has, may change. */
  readonly changes: (statement: Statement) => readonly string[];
  /** What an expression reads, in the same names. */
  readonly reads: (expression: Expression) => readonly string[];
  /** What ends a turn early matters, too. */
  readonly keepsLeaving?: boolean;
}

/** The statements that change what is needed, to which is added what they read: `needed` has all of that afterwards. */
export function relevantTo(body: readonly Statement[], needed: Set<string>, looked: Looked): readonly Statement[] {
  let kept = body;
  for (let count = -1; count < needed.size;) {
    count = needed.size;
    kept = body.flatMap((each) => relevant(each, needed, looked));
  }
  return kept;
}

function relevant(statement: Statement, needed: Set<string>, looked: Looked): readonly Statement[] {
  const isOwn = looked.changes(statement).some((name) => needed.has(name));
  const bodies = bodiesOf(statement);
  if (bodies.length === 0 || statement.kind === 'function' || statement.kind === 'class') {
    const isLeaving = looked.keepsLeaving === true && /^(?:break|continue|return)$/.test(statement.kind);
    if (!isOwn && !isLeaving) return [];
    readAll(statement, needed, looked);
    return [statement];
  }
  // What is read where a loop ends early does not matter if nothing else of the loop does.
  const isLoop = statement.kind === 'for' || statement.kind === 'while';
  const read = isLoop ? new Set(needed) : needed;
  const inner = bodies.map((body) => body.flatMap((each) => relevant(each, read, looked)));
  if (!isOwn && inner.every((body) => (isLoop ? endsOnlyLoops(body) : body.length === 0))) return [];
  read.forEach((name) => needed.add(name));
  readHead(statement, needed, looked);
  const [first = [], second = []] = inner;
  switch (statement.kind) {
    case 'if':
    case 'for':
    case 'while':
      return [{ ...statement, body: first, otherwise: second }];
    case 'with':
      return [{ ...statement, body: first }];
    default:
      // Of other blocks all is taken: what cannot be carried out in them decides what is done.
      readAll(statement, needed, looked);
      return [statement];
  }
}

/** Adds what a statement reads by itself. */
function readHead(statement: Statement, needed: Set<string>, { reads }: Looked): void {
  const all = [...expressionsOf(statement), ...(statement.kind === 'for' ? [statement.target] : [])];
  all.flatMap(reads).forEach((name) => needed.add(name));
}

/** Adds what a statement reads with all that stands in it. */
function readAll(statement: Statement, needed: Set<string>, looked: Looked): void {
  readHead(statement, needed, looked);
  bodiesOf(statement).forEach((body) => body.forEach((each) => readAll(each, needed, looked)));
}

/** Whether statements do no more than to end a loop within a turn, which changes nothing. */
const endsOnlyLoops = (body: readonly Statement[]): boolean =>
  body.every(
    (each) => each.kind === 'break' || each.kind === 'continue' || (each.kind === 'if' && [each.body, each.otherwise].every(endsOnlyLoops)),
  );

/** What statements may do to the names of a loop; those in `numbers` hold no more than a number, which nobody changes who is given it. */
export const changesOfNames = (numbers: ReadonlySet<string>): Looked['changes'] => {
  const objects = (names: readonly string[]) => names.filter((name) => !numbers.has(name));
  return (statement) => {
    const own = bodiesOf(statement).length > 0 && statement.kind !== 'function' && statement.kind !== 'class';
    const head = own ? withoutBodies(statement) : statement;
    const called = expressionsOf(statement).flatMap(changedBy);
    const value = statement.kind === 'assign' ? statement.value : statement.kind === 'for' ? statement.source : undefined;
    const set = statement.kind === 'assign' ? statement.targets : statement.kind === 'update' ? [statement.target] : [];
    return [...bindingsOf([head]).names, ...set.flatMap(rootsOf), ...objects(called), ...objects(value ? rootsOf(value) : [])];
  };
};

/** A block whose bodies are empty. */
function withoutBodies(statement: Statement): Statement {
  if (statement.kind === 'if' || statement.kind === 'for' || statement.kind === 'while') return { ...statement, body: [], otherwise: [] };
  return statement.kind === 'with' ? { ...statement, body: [] } : statement;
}

/** The names of which calls in an expression may change what they hold: those whose methods are called, and what is given as it is. */
function changedBy(expression: Expression): readonly string[] {
  const own =
    expression.kind === 'call'
      ? [
          ...(expression.callee.kind === 'name' ? [] : rootsOf(expression.callee)),
          ...expression.arguments.flatMap(({ value }) => (value.kind === 'name' ? [value.name] : [])),
        ]
      : [];
  return [...own, ...partsOf(expression).flatMap(changedBy)];
}

/** What a chain of attributes and items begins with: `optimizer` of `optimizer.param_groups[0]`, also of `enumerate(optimizer.param_groups)`. */
function rootsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'attribute':
    case 'subscript':
      return rootsOf(expression.object);
    case 'call':
      return expression.arguments.flatMap(({ value }) => rootsOf(value));
    case 'tuple':
    case 'list':
      return expression.items.flatMap(rootsOf);
    default:
      return [];
  }
}

/** The names in an expression. */
export function namesOf(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  const parts = expression.kind === 'lambda' ? [...partsOf(expression), expression.body] : partsOf(expression);
  return parts.flatMap(namesOf);
}

/** The names that a body only counts up or down, by numbers that stand there. */
export function counters(body: readonly Statement[]): ReadonlySet<string> {
  const [counted, others] = [new Set<string>(), new Set<string>()];
  const look = (statement: Statement): void => {
    const isCounting = statement.kind === 'update' && statement.target.kind === 'name' && statement.value.kind === 'literal';
    if (isCounting) counted.add((statement.target as { readonly name: string }).name);
    else bindingsOf([withoutBodies(statement)]).names.forEach((name) => others.add(name));
    bodiesOf(statement).forEach((inner) => inner.forEach(look));
  };
  body.forEach(look);
  return new Set([...counted].filter((name) => !others.has(name)));
}
