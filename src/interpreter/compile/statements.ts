import { Exceeded } from '../bounds';
import { deleteAttribute } from '../operators/attributes';
import { binary } from '../operators/binary';
import { itemsOf } from '../operators/iterate';
import { text } from '../operators/repr';
import { deleteItem } from '../operators/setItem';
import type { Expression, Name, Statement } from '../syntax/ast';
import { EXCEPTIONS, raised, thrown } from '../values/exceptions';
import { Instance } from '../values/instance';
import { PyClass } from '../values/pyClass';
import { PyList } from '../values/sequences';
import { instantiate } from '../operators/instantiate';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { compileClass, decorated } from './classes';
import { compileTest } from './comparisons';
import { costOf } from './cost';
import { compileExpression, compileLazily } from './expressions';
import { BREAK, CONTINUE, type Execute, type Frame } from './frame';
import { compileFunction } from './functions';
import { compileImport } from './imports';
import { compileFor, compileWhile } from './loops';
import { compileMatch } from './matches';
import type { Scope } from './scope';
import { compileTarget } from './targets';
import { compileTry, compileWith } from './tries';
import { tolerant } from './tolerant';

/** Statements one after another. */
export function compileBlock(statements: readonly Statement[], scope: Scope): Execute {
  const isModule = scope.kind === 'module';
  const all = statements
    .filter(({ kind }) => kind !== 'pass' && kind !== 'global' && kind !== 'nonlocal')
    .map((statement) => (isModule ? tolerant(statement, compileStatement(statement, scope), scope) : compileStatement(statement, scope)));
  const [first, second, third] = all;
  if (!first) return () => undefined;
  if (!second) return first;
  if (!third)
    return (frame) => {
      const completion = first(frame);
      return completion === undefined ? second(frame) : completion;
    };
  const count = all.length;
  return (frame) => {
    for (let i = 0; i < count; i++) {
      const completion = all[i]!(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

/** Compiles a statement. */
export function compileStatement(statement: Statement, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const { range } = statement;
  const spend = (cost: number): void => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
  };
  switch (statement.kind) {
    case 'expression':
      return compileEffect(statement.value, scope);
    case 'assign':
      return compileAssign(statement, scope);
    case 'update':
      return compileUpdate(statement, scope);
    case 'delete': {
      const all = statement.targets.map((target) => compileDelete(target, scope));
      return (frame) => {
        spend(1);
        runtime.where = range;
        for (const each of all) each(frame);
        return undefined;
      };
    }
    case 'break':
      return () => BREAK;
    case 'continue':
      return () => CONTINUE;
    case 'return': {
      if (scope.kind !== 'function') return broken(statement, scope);
      if (!statement.value) return () => null;
      const { run } = compileExpression(statement.value, scope);
      const cost = costOf(statement.value);
      return (frame) => {
        if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
        return run(frame);
      };
    }
    case 'raise':
      return compileRaise(statement.value, statement, scope);
    case 'import':
      return compileImport(statement.names, scope);
    case 'assert': {
      const test = compileTest(statement.test, scope);
      const message = statement.message && compileExpression(statement.message, scope).run;
      const cost = costOf(statement.test);
      return (frame) => {
        spend(cost);
        if (test(frame)) return undefined;
        const args = message ? [message(frame)] : [];
        runtime.where = range;
        throw raised('AssertionError', ...args);
      };
    }
    case 'if': {
      const test = compileTest(statement.test, scope);
      const cost = costOf(statement.test);
      const body = compileBlock(statement.body, scope);
      if (statement.otherwise.length === 0)
        return (frame) => {
          if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
          return test(frame) ? body(frame) : undefined;
        };
      const otherwise = compileBlock(statement.otherwise, scope);
      return (frame) => {
        if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
        return test(frame) ? body(frame) : otherwise(frame);
      };
    }
    case 'while':
      return compileWhile(statement, scope);
    case 'for':
      return compileFor(statement, scope);
    case 'try':
      return compileTry(statement, scope);
    case 'with':
      return compileWith(statement, scope);
    case 'function':
    case 'class': {
      const made = statement.kind === 'function' ? compileFunction(statement, scope) : compileClass(statement, scope);
      const value = statement.decorators.length > 0 ? decorated(statement.decorators, made, scope) : made;
      const store = compileTarget({ kind: 'name', name: statement.name, range }, scope);
      return (frame) => {
        spend(2);
        store(frame, value(frame));
        return undefined;
      };
    }
    case 'match':
      return compileMatch(statement, scope);
    case 'broken':
      return broken(statement, scope);
    default:
      return () => undefined;
  }
}

const broken =
  ({ range }: Statement, { unit }: Scope): Execute =>
  () => {
    throw unit.runtime.unknown('syntax', unit.text.slice(range.from, Math.min(range.to, range.from + 60)), range);
  };

/** An expression that is a statement: a call for its effect. One of something unknown with plain arguments has none that matters. */
function compileEffect(value: Expression, scope: Scope): Execute {
  const { runtime } = scope.unit;
  if (value.kind === 'literal') return () => undefined;
  const { run } = compileExpression(value, scope);
  const cost = costOf(value);
  const callee = value.kind === 'call' ? compileExpression(value.callee, scope).run : undefined;
  const args = value.kind === 'call' ? value.arguments.map((argument) => compileLazily(argument.value, scope)) : [];
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    try {
      run(frame);
    } catch (error) {
      if (!(error instanceof UnknownSignal) || !callee || !isHarmless(frame, callee, args)) throw error;
    }
    return undefined;
  };
}

function isHarmless(frame: Frame, callee: (frame: Frame) => Value, args: readonly ((frame: Frame) => Value)[]): boolean {
  try {
    callee(frame);
    return false;
  } catch (error) {
    if (!(error instanceof UnknownSignal) || error.unknown.reason === 'base' || /exit|abort|quit/.test(error.unknown.about)) return false;
    return args.every((arg) => {
      const value = arg(frame);
      return (
        typeof value !== 'object' || value === null || value instanceof Unknown || !(value instanceof Instance || value instanceof PyList)
      );
    });
  }
}

function compileAssign({ targets, value, range }: Extract<Statement, { kind: 'assign' }>, scope: Scope): Execute {
  const { runtime } = scope.unit;
  if (!value) return () => undefined;
  const cost = costOf(value);
  const [first] = targets;
  const evaluate = isNumeric(value, scope) ? compileExpression(value, scope).run : compileLazily(value, scope);
  if (targets.length === 1 && first!.kind === 'name') {
    const place = scope.kind === 'function' ? scope.find(first!.name) : undefined;
    if (place?.kind === 'local' && place.depth === 0) {
      const { slot } = place;
      return (frame) => {
        if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
        frame[slot] = evaluate(frame);
        return undefined;
      };
    }
  }
  const stores = targets.map((target) => compileTarget(target, scope));
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    const result = evaluate(frame);
    runtime.where = range;
    for (const store of stores) store(frame, result);
    return undefined;
  };
}

/** Whether the expression is of local variables and numbers alone: then it can be unknown only where they are, which stops there. */
const isNumeric = (expression: Expression, scope: Scope): boolean =>
  expression.kind === 'literal' ||
  (expression.kind === 'binary' && isNumeric(expression.left, scope) && isNumeric(expression.right, scope));

function compileUpdate({ target, operator, value, range }: Extract<Statement, { kind: 'update' }>, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const right = compileLazily(value, scope);
  const cost = 1 + costOf(value);
  const result = (left: Value, by: Value): Value => {
    if (typeof left === 'number' && typeof by === 'number') {
      const r = operator === '+' ? left + by : operator === '-' ? left - by : operator === '*' ? left * by : undefined;
      if (r !== undefined && !Number.isInteger(r)) return r;
    }
    if (left instanceof Unknown) return left;
    if (by instanceof Unknown) return by;
    runtime.where = range;
    if (left instanceof PyList && operator === '+') {
      const more = [...itemsOf(runtime, by)];
      runtime.touch(left);
      runtime.reserve(left.items.length + more.length);
      for (const item of more) left.items.push(item);
      return left;
    }
    return updated(left, by);
  };
  const updated = (left: Value, by: Value): Value => {
    const name = `__i${IN_PLACE[operator] ?? ''}__`;
    if (left instanceof Instance && left.class.find(name) !== undefined) throw runtime.unknown('unsupported', name);
    return binary(runtime, operator, left, by, `${operator}=`);
  };
  // What stands left of the operator is evaluated once.
  const parts = target.kind === 'attribute' ? [target.object] : target.kind === 'subscript' ? [target.object, target.index] : [];
  const kept = parts.map((part) => compileExpression(part, scope).run);
  const hidden = parts.map((part, index): Name => ({ kind: 'name', name: ` ${range.from}.${index}`, range: part.range }));
  for (const each of hidden) scope.add(each.name);
  const again: Expression =
    target.kind === 'attribute'
      ? { ...target, object: hidden[0]! }
      : target.kind === 'subscript'
        ? { ...target, object: hidden[0]!, index: hidden[1]! }
        : target;
  const stores = hidden.map((each) => compileTarget(each, scope));
  const [read, store] = [compileLazily(again, scope), compileTarget(again, scope)];
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    for (let i = 0; i < kept.length; i++) stores[i]!(frame, kept[i]!(frame));
    store(frame, result(read(frame), right(frame)));
    return undefined;
  };
}

const IN_PLACE: Readonly<Partial<Record<string, string>>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv' };

function compileDelete(target: Expression, scope: Scope): (frame: Frame) => void {
  const { runtime } = scope.unit;
  switch (target.kind) {
    case 'subscript': {
      const [object, index] = [compileExpression(target.object, scope).run, compileExpression(target.index, scope).run];
      return (frame) => deleteItem(runtime, object(frame), index(frame));
    }
    case 'attribute': {
      const { run } = compileExpression(target.object, scope);
      return (frame) => deleteAttribute(runtime, run(frame), target.name);
    }
    case 'name': {
      const place = scope.find(target.name);
      const { run } = compileExpression(target, scope);
      return (frame) => {
        run(frame);
        if (place.kind === 'local' && place.depth === 0) frame[place.slot] = undefined;
        else if (place.kind === 'global') scope.unit.globals[place.slot] = undefined;
      };
    }
    default:
      return () => {
        throw runtime.unknown('unsupported', 'del', target.range);
      };
  }
}

function compileRaise(value: Expression | undefined, { range }: Statement, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const run = value && compileExpression(value, scope).run;
  return (frame) => {
    runtime.spend(1);
    if (!run) {
      if (runtime.handled) throw thrown(runtime.handled.exception, runtime.handled.range);
      runtime.where = range;
      throw raised('RuntimeError', 'No active exception to reraise');
    }
    const error = run(frame);
    runtime.where = range;
    const exception =
      error instanceof PyClass && error.isSubclassOf(EXCEPTIONS.BaseException) ? instantiate(runtime, error, [], undefined) : error;
    if (exception instanceof Unknown) throw new UnknownSignal(exception);
    if (!(exception instanceof Instance) || !exception.class.isSubclassOf(EXCEPTIONS.BaseException)) {
      if (exception instanceof Instance && exception.class.unknownBase) throw runtime.unknown('base', text(runtime, exception.class.name));
      throw raised('TypeError', 'exceptions must derive from BaseException');
    }
    throw thrown(exception, range);
  };
}
