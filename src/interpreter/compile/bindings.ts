import type { Range } from '../../language/tree/tree';
import type { Expression, Pattern, Statement } from '../syntax/ast';

/** The names that statements bind in their own scope, and those that they say belong to another. */
export interface Bindings {
  readonly names: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
}

/** The names that a body binds, without those of the functions and classes in it. */
export function bindingsOf(body: readonly Statement[]): Bindings {
  const [names, globals, nonlocals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const walk = (statements: readonly Statement[]): void => statements.forEach(one);
  const target = (expression: Expression): void => targetNames(expression).forEach((name) => names.add(name));
  const value = (expression: Expression | undefined): void => walrusNames(expression).forEach((name) => names.add(name));
  const one = (statement: Statement): void => {
    switch (statement.kind) {
      case 'expression':
        value(statement.value);
        return;
      case 'assign':
        statement.targets.forEach(target);
        value(statement.value);
        return;
      case 'update':
        target(statement.target);
        value(statement.value);
        return;
      case 'delete':
        statement.targets.forEach(target);
        return;
      case 'return':
      case 'raise':
        value(statement.value);
        return;
      case 'assert':
        value(statement.test);
        return;
      case 'import':
        statement.names.forEach(({ as }) => as !== '*' && names.add(as));
        return;
      case 'global':
        statement.names.forEach((name) => globals.add(name));
        return;
      case 'nonlocal':
        statement.names.forEach((name) => nonlocals.add(name));
        return;
      case 'function':
      case 'class':
        names.add(statement.name);
        return;
      case 'if':
      case 'while':
        value(statement.test);
        walk(statement.body);
        walk(statement.otherwise);
        return;
      case 'for':
        target(statement.target);
        value(statement.source);
        walk(statement.body);
        walk(statement.otherwise);
        return;
      case 'try':
        walk(statement.body);
        statement.handlers.forEach((handler) => {
          if (handler.name !== undefined) names.add(handler.name);
          walk(handler.body);
        });
        walk(statement.otherwise);
        walk(statement.last);
        return;
      case 'with':
        statement.items.forEach((item) => {
          value(item.value);
          if (item.as) target(item.as);
        });
        walk(statement.body);
        return;
      case 'match':
        value(statement.subject);
        statement.cases.forEach((each) => {
          patternNames(each.pattern).forEach((name) => names.add(name));
          value(each.guard);
          walk(each.body);
        });
        return;
      case 'broken':
        statement.names.forEach((name) => names.add(name));
        return;
      default:
        return;
    }
  };
  walk(body);
  return { names, globals, nonlocals };
}

/** The names that an assignment to the target binds. */
export function targetNames(target: Expression): readonly string[] {
  if (target.kind === 'name') return [target.name];
  if (target.kind === 'starred') return targetNames(target.value);
  if (target.kind === 'tuple' || target.kind === 'list') return target.items.flatMap(targetNames);
  return walrusNames(target);
}

function walrusNames(expression: Expression | undefined): readonly string[] {
  if (!expression) return [];
  const own = expression.kind === 'walrus' ? [expression.name] : [];
  return [...own, ...partsOf(expression).flatMap(walrusNames)];
}

/** The expressions of which an expression is made, without the bodies of lambdas. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'attribute':
      return [expression.object];
    case 'subscript':
      return [expression.object, expression.index];
    case 'slice':
      return [expression.lower, expression.upper, expression.step].filter((each) => each !== undefined);
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'binary':
    case 'logical':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'compare':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    case 'lambda':
      return expression.parameters.flatMap(({ byDefault }) => (byDefault ? [byDefault] : []));
    case 'tuple':
    case 'list':
    case 'set':
      return expression.items;
    case 'starred':
    case 'walrus':
      return [expression.value];
    case 'dict':
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case 'comprehension':
      return [
        ...expression.clauses.flatMap(({ source, conditions }) => [source, ...conditions]),
        expression.element,
        ...(expression.value ? [expression.value] : []),
      ];
    case 'format':
      return expression.parts.flatMap((part) =>
        typeof part === 'string' ? [] : [part.value, ...part.format.flatMap((inner) => (typeof inner === 'string' ? [] : [inner.value]))],
      );
    default:
      return [];
  }
}

function patternNames(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'capture':
      return [...(pattern.name === undefined ? [] : [pattern.name]), ...(pattern.pattern ? patternNames(pattern.pattern) : [])];
    case 'star':
      return pattern.name === undefined ? [] : [pattern.name];
    case 'or':
    case 'sequence':
      return pattern.patterns.flatMap(patternNames);
    case 'mapping':
      return [...pattern.entries.flatMap((entry) => patternNames(entry.pattern)), ...(pattern.rest === undefined ? [] : [pattern.rest])];
    case 'class':
      return [...pattern.positional.flatMap(patternNames), ...pattern.named.flatMap((each) => patternNames(each.pattern))];
    default:
      return [];
  }
}

/** The names that functions anywhere in these statements bind by `global`. */
export function changingNames(body: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (statements: readonly Statement[], isFunction: boolean): void =>
    statements.forEach((statement) => {
      if (statement.kind === 'global' && isFunction) statement.names.forEach((name) => names.add(name));
      if (statement.kind === 'function') walk(statement.body, true);
      else bodiesOf(statement).forEach((each) => walk(each, isFunction));
    });
  walk(body, false);
  return names;
}

/** Whether a statement may end the block in which it stands. */
export const mayLeave = (statement: Statement): boolean =>
  /^(?:return|break|continue)$/.test(statement.kind) ||
  (statement.kind !== 'function' && statement.kind !== 'class' && bodiesOf(statement).some((body) => body.some(mayLeave)));

/** Whether a range lies within a statement. */
export const isAround = (statement: Statement, { from, to }: Range): boolean => statement.range.from <= from && to <= statement.range.to;

/** The bodies inside of a statement. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
    case 'while':
    case 'for':
      return [statement.body, statement.otherwise];
    case 'try':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.otherwise, statement.last];
    case 'with':
    case 'function':
    case 'class':
      return [statement.body];
    case 'match':
      return statement.cases.map(({ body }) => body);
    default:
      return [];
  }
}
