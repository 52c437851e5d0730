import { Exceeded } from '../../bounds';
import type { Expression, Statement } from '../../syntax/ast';
import { Raised } from '../../values/exceptions';
import { Mutable } from '../../values/value';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { bindingsOf, changingNames } from '../bindings';
import type { Execute } from '../frame';
import type { Scope } from '../scope';

/** A statement that cannot hide the rest: where it cannot be carried out, what it binds or changes is unknown. What one in a function raises goes on. */
export function tolerant(statement: Statement, run: Execute, scope: Scope): Execute {
  const { runtime, globals } = scope.unit;
  const isModule = scope.kind === 'module';
  const names = [...bindingsOf([statement]).names, ...changingNames([statement])];
  const changed = receiverOf(statement);
  return (frame) => {
    if (isModule) {
      runtime.left = runtime.bounds.operations;
      runtime.depth = 0;
    }
    try {
      return run(frame);
    } catch (error) {
      if (!scope.isTolerant && !(error instanceof UnknownSignal)) throw error;
      const unknown = whyUnknown(error, statement);
      const variable = (name: string) => {
        const place = scope.find(name);
        const variables = place.kind === 'global' ? globals : place.kind === 'local' && place.depth === 0 ? frame : undefined;
        return variables && { variables, slot: (place as { readonly slot: number }).slot };
      };
      for (const name of names) {
        const found = variable(name);
        if (found) found.variables[found.slot] = unknown;
      }
      const receiver = changed === undefined ? undefined : variable(changed);
      if (receiver?.variables[receiver.slot] instanceof Mutable) receiver.variables[receiver.slot] = unknown;
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
export function receiverOf(statement: Statement): string | undefined {
  if (statement.kind === 'expression') return statement.value.kind === 'call' ? rootOf(statement.value.callee) : undefined;
  if (statement.kind === 'assign') return statement.targets[0] && rootOf(statement.targets[0]);
  return statement.kind === 'update' ? rootOf(statement.target) : undefined;
}

function rootOf(expression: Expression): string | undefined {
  if (expression.kind === 'attribute' || expression.kind === 'subscript')
    return expression.object.kind === 'name' ? expression.object.name : rootOf(expression.object);
  return undefined;
}
