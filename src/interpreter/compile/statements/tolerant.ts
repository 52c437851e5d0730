import { Exceeded } from '../../bounds';
import type { Expression, Statement } from '../../syntax/ast';
import { Raised } from '../../values/exceptions';
import { Instance } from '../../values/instance';
import { Mutable } from '../../values/value';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { bindingsOf, bodiesOf, changingNames } from '../bindings';
import type { Execute } from '../frame';
import type { Scope } from '../scope';

/**
 * A statement that cannot hide the rest: where it cannot be carried out, what it binds or changes is unknown. What one in a function raises goes
 * on, but for errors that are `excepted`.
 */
export function tolerant(
  statement: Statement,
  run: Execute,
  scope: Scope,
  excepted: (error: unknown) => boolean = (error) => error instanceof UnknownSignal,
): Execute {
  const { runtime, globals, unknown: unknownNames } = scope.unit;
  const isStatementOfModule = scope.kind === 'module' && !scope.isInLoop;
  const names = [...bindingsOf([statement]).names, ...changingNames([statement])];
  const changed = receiverOf(statement);
  const inside = bodiesOf(statement).flatMap((body) => body.flatMap(changesIn));
  const hidden = scope.kind === 'module' && unknownNames.size > 0 ? names.filter((name) => unknownNames.has(name)) : [];
  const execute: Execute = (frame) => {
    if (isStatementOfModule) runtime.beginStatement();
    try {
      return run(frame);
    } catch (error) {
      if (!scope.isTolerant && !scope.isLenient && !excepted(error)) throw error;
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
      for (const { name, attribute } of changed === undefined ? inside : [...inside, { name: changed, attribute: undefined }]) {
        const receiver = variable(name);
        const object = receiver?.variables[receiver.slot];
        if (object instanceof Instance && attribute !== undefined) {
          runtime.touch(object);
          object.attributes.set(attribute, unknown);
        } else if (object instanceof Mutable) receiver!.variables[receiver!.slot] = unknown;
      }
      return undefined;
    }
  };
  if (hidden.length === 0) return execute;
  return (frame) => {
    const completion = execute(frame);
    for (const name of hidden) globals[scope.slots.get(name)!] = new Unknown('argument', name, statement.range);
    return completion;
  };
}

/** What a statement within another one may change inside, and which attribute of it where that is all. */
function changesIn(statement: Statement): readonly { readonly name: string; readonly attribute: string | undefined }[] {
  if (statement.kind === 'function' || statement.kind === 'class') return [];
  // Another option is nothing that options have now.
  const isOption = statement.kind === 'expression' && statement.value.kind === 'call' && isAdding(statement.value.callee);
  const name = isOption ? undefined : receiverOf(statement);
  const own = name === undefined ? [] : [{ name, attribute: attributeSet(statement) }];
  return [...own, ...bodiesOf(statement).flatMap((body) => body.flatMap(changesIn))];
}

const isAdding = (callee: Expression): boolean => callee.kind === 'attribute' && callee.name === 'add_argument';

/** The attribute of a name that a statement sets. */
export function attributeSet(statement: Statement): string | undefined {
  const target = statement.kind === 'assign' ? statement.targets[0] : statement.kind === 'update' ? statement.target : undefined;
  return target?.kind === 'attribute' && target.object.kind === 'name' ? target.name : undefined;
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
