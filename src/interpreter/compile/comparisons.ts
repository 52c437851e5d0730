import { compare, is } from '../operators/compare';
import { isTrue } from '../operators/truth';
import type { Runtime } from '../runtime';
import type { Compare, Comparison, Expression } from '../syntax/ast';
import { PyFloat } from '../values/pyFloat';
import type { Value } from '../values/value';
import type { Compiled } from './compiled';
import type { Evaluate, Frame } from './frame';
import type { Scope } from './scope';

/** `a < b`, or a chain of comparisons. */
export function compileCompare({ first, rest, range }: Compare, scope: Scope): Compiled {
  const { runtime } = scope.unit;
  const operands = [first, ...rest.map(({ operand }) => operand)].map((each) => scope.compile(each));
  const slow = (operator: Comparison) => (a: Value, b: Value) => {
    runtime.where = range;
    return compare(runtime, operator, a, b);
  };
  if (rest.length === 1) return { run: one(rest[0]!.operator, operands[0]!, operands[1]!, slow(rest[0]!.operator)) };
  const runs = operands.map(({ run }) => run);
  const tests = rest.map(({ operator }) => slow(operator));
  return {
    run: (frame) => {
      let left = runs[0]!(frame);
      for (let i = 0; ; i++) {
        const right = runs[i + 1]!(frame);
        const result = tests[i]!(left, right);
        if (i === tests.length - 1 || !isTrue(runtime, result)) return result;
        left = right;
      }
    },
  };
}

type Slow = (a: Value, b: Value) => Value;

function one(operator: Comparison, a: Compiled, b: Compiled, slow: Slow): Evaluate {
  const left = a.run;
  const limit = typeof b.constant === 'number' ? b.constant : b.constant instanceof PyFloat ? b.constant.value : undefined;
  if (limit !== undefined) return withLimit(operator, left, limit, (x) => slow(x, b.constant!));
  if (a.slot !== undefined && b.slot !== undefined) {
    const slots = ofSlots(operator, a.slot, b.slot, (frame) => slow(left(frame), b.run(frame)));
    if (slots) return slots;
  }
  const right = b.run;
  switch (operator) {
    case '<':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        return typeof x === 'number' && typeof y === 'number' ? x < y : slow(x, y);
      };
    case '<=':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        return typeof x === 'number' && typeof y === 'number' ? x <= y : slow(x, y);
      };
    case '>':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        return typeof x === 'number' && typeof y === 'number' ? x > y : slow(x, y);
      };
    case '>=':
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        return typeof x === 'number' && typeof y === 'number' ? x >= y : slow(x, y);
      };
    case 'is':
    case 'is not':
      return identity(left, right, operator === 'is');
    default:
      return (frame) => {
        const x = left(frame);
        const y = right(frame);
        if (typeof x !== 'number' || typeof y !== 'number' || operator.includes('in')) return slow(x, y);
        return (x === y) === (operator === '==');
      };
  }
}

/** A comparison with a number that is known beforehand. */
function withLimit(operator: Comparison, left: Evaluate, limit: number, slow: (x: Value) => Value): Evaluate {
  switch (operator) {
    case '<':
      return (frame) => {
        const x = left(frame);
        return typeof x === 'number' ? x < limit : slow(x);
      };
    case '<=':
      return (frame) => {
        const x = left(frame);
        return typeof x === 'number' ? x <= limit : slow(x);
      };
    case '>':
      return (frame) => {
        const x = left(frame);
        return typeof x === 'number' ? x > limit : slow(x);
      };
    case '>=':
      return (frame) => {
        const x = left(frame);
        return typeof x === 'number' ? x >= limit : slow(x);
      };
    case '==':
    case '!=':
      return (frame) => {
        const x = left(frame);
        return typeof x === 'number' ? (x === limit) === (operator === '==') : slow(x);
      };
    default:
      return (frame) => slow(left(frame));
  }
}

/** A comparison of two variables of the function. */
function ofSlots(operator: Comparison, a: number, b: number, slow: Evaluate): Evaluate | undefined {
  switch (operator) {
    case '<':
      return (frame) => {
        const x = frame[a];
        const y = frame[b];
        return typeof x === 'number' && typeof y === 'number' ? x < y : slow(frame);
      };
    case '<=':
      return (frame) => {
        const x = frame[a];
        const y = frame[b];
        return typeof x === 'number' && typeof y === 'number' ? x <= y : slow(frame);
      };
    case '>':
      return (frame) => {
        const x = frame[a];
        const y = frame[b];
        return typeof x === 'number' && typeof y === 'number' ? x > y : slow(frame);
      };
    case '>=':
      return (frame) => {
        const x = frame[a];
        const y = frame[b];
        return typeof x === 'number' && typeof y === 'number' ? x >= y : slow(frame);
      };
    default:
      return undefined;
  }
}

const identity =
  (left: Evaluate, right: Evaluate, wanted: boolean): Evaluate =>
  (frame) => {
    const x = left(frame);
    return is(x, right(frame)) === wanted;
  };

/** Whether an expression is true, as a test of `if` and `while`. */
export function compileTest(expression: Expression, scope: Scope): (frame: Frame) => boolean {
  const { runtime } = scope.unit;
  if (expression.kind === 'unary' && expression.operator === 'not') {
    const operand = compileTest(expression.operand, scope);
    return (frame) => !operand(frame);
  }
  if (expression.kind === 'logical') {
    const [left, right] = [compileTest(expression.left, scope), compileTest(expression.right, scope)];
    return expression.operator === 'and' ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame);
  }
  const { run } = scope.compile(expression);
  return (frame) => {
    const value = run(frame);
    return typeof value === 'boolean' ? value : truth(runtime, value);
  };
}

const truth = (runtime: Runtime, value: Value): boolean => isTrue(runtime, value);
