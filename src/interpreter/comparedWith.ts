import type { Range } from '../language/tree/tree';
import { bodiesOf, partsOf } from './compile/bindings';
import { literalValue } from './compile/literalValue';
import { expressionsOf } from './expressionAt';
import { isNumber, toDouble } from './values/integer';
import type { Module } from './module';
import type { Expression, Statement } from './syntax/ast';
import type { Value } from './values/value';

/**
 * The positive numbers that a function compares its step with or divides it by, ascending: where its curve may have corners, and how far
 * it goes. `range` is that of the function or lambda, `names` binds its other parameters.
 */
export function comparedWith(module: Module, range: Range, step: string, names: ReadonlyMap<string, Value>): readonly number[] {
  const found = new Set<number>();
  const note = (expression: Expression): void => {
    if (mentions(expression, step)) return;
    const given = valueOf(expression);
    if (given === undefined || !isNumber(given)) return;
    const value = toDouble(given);
    if (Number.isFinite(value) && value > 0) found.add(value);
  };
  const valueOf = (expression: Expression): Value | undefined => {
    // What is written out needs nothing of what stands before it.
    if (expression.kind === 'literal') return literalValue(expression.literal);
    const outcome = module.expression(expression.range, names);
    return outcome.kind === 'value' ? outcome.value : undefined;
  };
  const pair = (a: Expression, b: Expression): void => {
    if (mentions(a, step)) note(b);
    else if (mentions(b, step)) note(a);
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === 'compare')
      expression.rest.forEach(({ operand }, index) => {
        pair(index === 0 ? expression.first : expression.rest[index - 1]!.operand, operand);
      });
    else if (expression.kind === 'binary' && /^(?:\/|\/\/|%|-)$/.test(expression.operator)) {
      if (mentions(expression.left, step)) note(expression.right);
    } else if (expression.kind === 'call' && isExtreme(expression.callee)) {
      const args = expression.arguments.map(({ value }) => value);
      args.forEach((arg) => isStep(arg, step) && args.forEach(note));
    }
    partsOf(expression).forEach(visit);
    if (expression.kind === 'lambda') visit(expression.body);
  };
  const walk = (statements: readonly Statement[]): void =>
    statements.forEach((statement) => {
      if (statement.range.to < range.from || statement.range.from > range.to) return;
      expressionsOf(statement)
        .filter((each) => each.range.to > range.from && each.range.from < range.to)
        .forEach(visit);
      bodiesOf(statement).forEach(walk);
    });
  walk(module.statements);
  return [...found].sort((a, b) => a - b);
}

const isExtreme = (callee: Expression): boolean =>
  (callee.kind === 'name' || callee.kind === 'attribute') && /^(?:min|max|minimum|maximum|clip)$/.test(callee.name);

/** Whether an expression is the step, which may be an attribute: `self.step`. */
const isStep = (expression: Expression, step: string): boolean =>
  expression.kind === 'attribute'
    ? expression.object.kind === 'name' && `${expression.object.name}.${expression.name}` === step
    : expression.kind === 'name' && expression.name === step;

const mentions = (expression: Expression, step: string): boolean =>
  isStep(expression, step) || partsOf(expression).some((part) => mentions(part, step));
