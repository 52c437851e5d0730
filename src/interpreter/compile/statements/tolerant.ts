import { Exceeded } from '../../bounds';
import type { Expression, Statement } from '../../syntax/ast';
import { Raised } from '../../values/exceptions';
import { Mutable } from '../../values/value';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { bindingsOf, changingNames } from '../bindings';
import type { Execute } from '../frame';
import type { Scope } from '../scope';

/** A statement of the file that cannot hide the rest: where it cannot be carried out, what it binds or changes is unknown. */
export function tolerant(statement: Statement, run: Execute, scope: Scope): Execute {
  const { runtime, globals } = scope.unit;
  const names = [...bindingsOf([statement]).names, ...changingNames([statement])];
  const changed = receiverOf(statement);
  return (frame) => {
    runtime.left = runtime.bounds.operations;
    runtime.depth = 0;
    try {
      return run(frame);
    } catch (error) {
      const unknown = whyUnknown(error, statement);
      for (const name of names) {
        const place = scope.find(name);
        if (place.kind === 'global') globals[place.slot] = unknown;
      }
      const place = changed === undefined ? undefined : scope.find(changed);
      if (place?.kind === 'global' && globals[place.slot] instanceof Mutable) globals[place.slot] = unknown;
      return undefined;
    }
  };
}

function whyUnknown(error: unknown, { range }: Statement): Unknown {
  if (error instanceof UnknownSignal) return error.unknown;
  if (error instanceof Raised) return new Unknown('raised', error.exception.class.name, error.range ?? range);
  if (error instanceof Exceeded) return new Unknown('exceeded', error.bound, range);
  if (error instanceof RangeError) return new Unknown('exceeded', 'depth', range);
  throw error;
}

/** The name whose value a statement may change inside: `x.update(…)`, `x[0] = …`, `x.y += …`. */
function receiverOf(statement: Statement): string | undefined {
  if (statement.kind === 'expression') return statement.value.kind === 'call' ? rootOf(statement.value.callee) : undefined;
  if (statement.kind === 'assign') return statement.targets[0] && rootOf(statement.targets[0]);
  return statement.kind === 'update' ? rootOf(statement.target) : undefined;
}

function rootOf(expression: Expression): string | undefined {
  if (expression.kind === 'attribute' || expression.kind === 'subscript')
    return expression.object.kind === 'name' ? expression.object.name : rootOf(expression.object);
  return undefined;
}
