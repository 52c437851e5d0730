// A method that moves an attribute of its object on with each call, by that and by other attributes: only those of its statements that matter for it.
import type { Range } from '../language/tree/tree';
import { isAround, partsOf, targetNames } from './compile/bindings';
import { functionScope } from './compile/functions';
import { type Execute, frameIn } from './compile/frame';
import type { Scope } from './compile/scope';
import { tolerant } from './compile/statements/tolerant';
import { relevantTo } from './relevant';
import type { Expression, Statement } from './syntax/ast';
import { NAMESPACE } from './values/classes';
import { Instance } from './values/instance';
import { Unknown } from './values/unknown';
import type { Value } from './values/value';

/** A method that moves an attribute on. */
export interface Moving {
  /** The attributes that it needs, the one that it moves on among them. */
  readonly reads: readonly string[];
  /** An object with these attributes, and what a call does to it. */
  readonly make: (attributes: ReadonlyMap<string, Value>) => { readonly object: Instance; readonly call: () => void };
}

/** The method around a range that moves this attribute of its object on; undefined where none is around it. */
export function movingAround(statements: readonly Statement[], range: Range, module: Scope, attribute: string): Moving | undefined {
  const owner = statements.find((each) => each.kind === 'class' && isAround(each, range));
  const method = owner?.kind === 'class' ? owner.body.find((each) => isAround(each, range)) : undefined;
  const self = method?.kind === 'function' ? method.parameters[0]?.name : undefined;
  if (method?.kind !== 'function' || self === undefined) return undefined;
  const own = `${self}.`;
  const needed = new Set([own + attribute]);
  const body = relevantTo(method.body, needed, { changes: boundIn, reads: namesIn });
  const scope = functionScope({ ...method, body }, module);
  scope.isTolerant = true;
  const all = body.map((each): Execute => tolerant(each, scope.compileStatement(each), scope));
  return {
    reads: [...needed].flatMap((name) => (name.startsWith(own) ? [name.slice(own.length)] : [])),
    make: (attributes) => {
      const object = new Instance(module.unit.runtime, NAMESPACE);
      attributes.forEach((value, name) => object.attributes.set(name, value));
      const call = () => {
        const frame = frameIn(module.unit.globals, scope.size + 8);
        for (const [name, slot] of scope.slots) frame[slot] = name === self ? object : new Unknown('argument', name, method.range);
        for (const execute of all) if (execute(frame) !== undefined) return;
      };
      return { object, call };
    },
  };
}

const boundIn = (statement: Statement): readonly string[] =>
  (statement.kind === 'assign' ? statement.targets : statement.kind === 'update' ? [statement.target] : []).flatMap(boundBy);

/** What an assignment binds: names, and attributes with what they are those of. */
function boundBy(target: Expression): readonly string[] {
  const path = pathOf(target);
  if (path !== undefined) return [path];
  return target.kind === 'tuple' || target.kind === 'list' ? target.items.flatMap(boundBy) : targetNames(target);
}

/** `self.epsilon`, or a name. */
function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' && expression.object.kind === 'name' ? `${expression.object.name}.${expression.name}` : undefined;
}

/** The names and attributes in an expression. */
function namesIn(expression: Expression): readonly string[] {
  const path = pathOf(expression);
  return path === undefined ? partsOf(expression).flatMap(namesIn) : [path];
}
