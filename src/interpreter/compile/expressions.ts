import { getAttribute } from '../operators/attributes';
import { hashKey } from '../operators/hashKey';
import { getItem } from '../operators/subscript';
import { isTrue } from '../operators/truth';
import { unary } from '../operators/unary';
import type { Attribute, Expression, Subscript } from '../syntax/ast';
import { textIn } from '../syntax/nodes';
import { Instance } from '../values/instance';
import { PySet } from '../values/pyDict';
import { PyModule } from '../values/pyFunction';
import { PyList, PySlice, PyTuple } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import { compileBinary } from './arithmetic';
import { compileCall } from './calls';
import { compileCompare, compileTest } from './comparisons';
import { compileDict, compileItems } from './collections';
import { type Compiled, constant } from './compiled';
import { compileComprehension } from './comprehensions';
import { compileText } from './formats';
import type { Evaluate } from './frame';
import { compileLambda } from './functions';
import { literalValue } from './literalValue';
import { compileName } from './names';
import type { Scope } from './scope';
import { compileTarget } from './targets';

/** Compiles an expression. */
export function compileExpression(expression: Expression, scope: Scope): Compiled {
  const { runtime } = scope.unit;
  switch (expression.kind) {
    case 'literal':
      return constant(literalValue(expression.literal));
    case 'name':
      return compileName(expression.name, expression.range, scope);
    case 'attribute':
      return compileAttribute(expression, scope);
    case 'subscript':
      return { run: compileSubscript(expression, scope) };
    case 'slice': {
      const none: Compiled = constant(null);
      const [lower, upper, step] = [expression.lower, expression.upper, expression.step].map(
        (each) => (each ? compileExpression(each, scope) : none).run,
      );
      return { run: (frame) => new PySlice(lower!(frame), upper!(frame), step!(frame)) };
    }
    case 'call':
      return compileCall(expression, scope);
    case 'binary':
      return compileBinary(expression, scope);
    case 'unary':
      return compileUnary(expression, scope);
    case 'compare':
      return compileCompare(expression, scope);
    case 'logical': {
      const [left, right] = [compileExpression(expression.left, scope).run, compileExpression(expression.right, scope).run];
      const stops = expression.operator === 'or';
      return {
        run: (frame) => {
          const value = left(frame);
          return isTrue(runtime, value) === stops ? value : right(frame);
        },
      };
    }
    case 'conditional': {
      const test = compileTest(expression.test, scope);
      const [then, otherwise] = [compileExpression(expression.then, scope).run, compileExpression(expression.otherwise, scope).run];
      return { run: (frame) => (test(frame) ? then(frame) : otherwise(frame)) };
    }
    case 'lambda':
      return { run: compileLambda(expression, scope) };
    case 'tuple': {
      const items = compileItems(expression.items, scope);
      return { run: (frame) => new PyTuple(items(frame)) };
    }
    case 'list': {
      const items = compileItems(expression.items, scope);
      return { run: (frame) => new PyList(runtime, items(frame)) };
    }
    case 'set': {
      const items = compileItems(expression.items, scope);
      return {
        run: (frame) => {
          const set = new PySet(runtime);
          for (const item of items(frame)) {
            const key = hashKey(runtime, item);
            if (!set.members.has(key)) set.members.set(key, item);
          }
          return set;
        },
      };
    }
    case 'starred':
      return broken(expression, scope, 'syntax');
    case 'dict':
      return { run: compileDict(expression.entries, scope) };
    case 'comprehension':
      return { run: compileComprehension(expression, scope) };
    case 'walrus': {
      const { run } = compileExpression(expression.value, scope);
      const store = compileTarget({ kind: 'name', name: expression.name, range: expression.range }, scope);
      return {
        run: (frame) => {
          const value = run(frame);
          store(frame, value);
          return value;
        },
      };
    }
    case 'format':
      return { run: compileText(expression.parts, scope) };
    case 'broken':
      return broken(expression, scope, expression.reason);
  }
}

function broken({ range }: Expression, { unit }: Scope, reason: 'syntax' | 'unsupported'): Compiled {
  return {
    run: () => {
      throw unit.runtime.unknown(reason, textIn(unit, { from: range.from, to: Math.min(range.to, range.from + 60) }), range);
    },
  };
}

function compileAttribute({ object, name, range }: Attribute, scope: Scope): Compiled {
  const { runtime } = scope.unit;
  const compiled = compileExpression(object, scope);
  if (compiled.constant instanceof PyModule) {
    const member = compiled.constant.members.get(name);
    if (member !== undefined && !(member instanceof Unknown)) return constant(member);
  }
  const { run } = compiled;
  return {
    run: (frame) => {
      const value = run(frame);
      if (value instanceof Instance) {
        const own = value.attributes.get(name);
        if (typeof own === 'number' && !value.class.find(name)) return own;
      }
      runtime.where = range;
      const found = getAttribute(runtime, value, name);
      if (found instanceof Unknown) throw new UnknownSignal(found);
      return found;
    },
  };
}

function compileSubscript({ object, index, range }: Subscript, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const [container, place] = [compileExpression(object, scope).run, compileExpression(index, scope).run];
  return (frame) => {
    const value = container(frame);
    const at = place(frame);
    runtime.where = range;
    const item = getItem(runtime, value, at);
    if (item instanceof Unknown) throw new UnknownSignal(item);
    return item;
  };
}

function compileUnary({ operator, operand, range }: Extract<Expression, { kind: 'unary' }>, scope: Scope): Compiled {
  const { runtime } = scope.unit;
  if (operator === 'not') {
    const test = compileTest(operand, scope);
    return { run: (frame) => !test(frame) };
  }
  const compiled = compileExpression(operand, scope);
  const known = compiled.constant;
  if (typeof known === 'number' && operator === '-') return constant(0 - known);
  const { run } = compiled;
  return {
    run: (frame) => {
      const value = run(frame);
      if (typeof value === 'number' && operator === '-') return 0 - value;
      runtime.where = range;
      return unary(runtime, operator, value);
    },
  };
}
