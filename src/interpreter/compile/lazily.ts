import type { Expression } from '../syntax/ast';
import { UnknownSignal } from '../values/unknown';
import type { Evaluate } from './frame';
import type { Scope } from './scope';

/** The value, or the unknown that it is: what is kept may be unknown as long as nobody asks for it. */
export function compileLazily(expression: Expression, scope: Scope): Evaluate {
  const { run } = scope.compile(expression);
  if (expression.kind === 'literal') return run;
  return (frame) => {
    try {
      return run(frame);
    } catch (error) {
      if (error instanceof UnknownSignal) return error.unknown;
      throw error;
    }
  };
}
