import type { Statement } from '../syntax/ast';
import type { Execute } from './frame';
import type { Scope } from './scope';
import { mayLeave } from './bindings';
import { tolerant } from './statements/tolerant';

/** Statements one after another. */
export function compileBlock(statements: readonly Statement[], scope: Scope): Execute {
  const isTolerant = (statement: Statement) => scope.isTolerant || (scope.isLenient && !mayLeave(statement));
  const all = statements
    .filter(({ kind }) => kind !== 'pass' && kind !== 'global' && kind !== 'nonlocal')
    .map((statement) =>
      isTolerant(statement) ? tolerant(statement, scope.compileStatement(statement), scope) : scope.compileStatement(statement),
    );
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
