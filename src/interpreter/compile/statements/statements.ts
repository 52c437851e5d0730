import { Exceeded } from '../../bounds';
import { text } from '../../text/repr';
import type { Expression, Statement } from '../../syntax/ast';
import { textIn } from '../../syntax/nodes';
import { EXCEPTIONS, raised, thrown } from '../../values/exceptions';
import { Instance } from '../../values/instance';
import { PyClass } from '../../values/value';
import { instantiate } from '../../operators/instantiate';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { compileAssign, compileDelete, compileEffect, compileUpdate } from './assignments';
import { compileClass, decorated } from './classes';
import { compileBlock } from '../blocks';
import { compileTest } from '../comparisons';
import { costOf } from '../cost';
import { BREAK, CONTINUE, type Execute } from '../frame';
import { compileFunction } from '../functions';
import { compileImport } from './imports';
import { compileFor, compileWhile } from './loops';
import { compileMatch } from './matches';
import type { Scope } from '../scope';
import { compileTarget } from '../targets';
import { compileTry, compileWith } from './tries';

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
      const { run } = scope.compile(statement.value);
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
      const message = statement.message && scope.compile(statement.message).run;
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
    throw unit.runtime.unknown('syntax', textIn(unit, { from: range.from, to: Math.min(range.to, range.from + 60) }), range);
  };

function compileRaise(value: Expression | undefined, { range }: Statement, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const run = value && scope.compile(value).run;
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
      if (exception instanceof Instance && exception.class.hasUnknownBase)
        throw runtime.unknown('base', text(runtime, exception.class.name));
      throw raised('TypeError', 'exceptions must derive from BaseException');
    }
    throw thrown(exception, range);
  };
}
