import { Exceeded } from '../../bounds';
import { deleteAttribute } from '../../operators/attributes';
import { binary } from '../../operators/binary';
import { updatedInPlace } from '../../operators/inPlace';
import { itemsOf } from '../../operators/iterate';
import { deleteItem } from '../../operators/setItem';
import type { Expression, Name, Statement } from '../../syntax/ast';
import { Instance } from '../../values/instance';
import { Builtin } from '../../values/pyFunction';
import { PyList } from '../../values/sequences';
import { Unknown, UnknownSignal } from '../../values/unknown';
import type { Value } from '../../values/value';
import { costOf } from '../cost';
import { compileLazily } from '../lazily';
import { type Execute, type Frame } from '../frame';
import type { Scope } from '../scope';
import { compileTarget } from '../targets';

/** An expression that is a statement: a call for its effect. One of something unknown with plain arguments has none that matters. */
export function compileEffect(value: Expression, scope: Scope): Execute {
  const { runtime } = scope.unit;
  if (value.kind === 'literal') return () => undefined;
  const { run } = scope.compile(value);
  const cost = costOf(value);
  const callee = value.kind === 'call' ? scope.compile(value.callee).run : undefined;
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
    const known = callee(frame);
    // What an unknown base is set up with is left out, as all is that it does then.
    return known instanceof Builtin && known.name === '__init__';
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

/** An assignment; what cannot be known is kept as unknown. */
export function compileAssign({ targets, value, range }: Extract<Statement, { kind: 'assign' }>, scope: Scope): Execute {
  const { runtime } = scope.unit;
  if (!value) return () => undefined;
  const cost = costOf(value);
  const [first] = targets;
  const evaluate = isNumeric(value, scope) ? scope.compile(value).run : compileLazily(value, scope);
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

/** `target operator= value` */
export function compileUpdate({ target, operator, value, range }: Extract<Statement, { kind: 'update' }>, scope: Scope): Execute {
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
    return updatedInPlace(runtime, operator, left, by) ?? binary(runtime, operator, left, by, `${operator}=`);
  };
  // What stands left of the operator is evaluated once.
  const parts = target.kind === 'attribute' ? [target.object] : target.kind === 'subscript' ? [target.object, target.index] : [];
  const kept = parts.map((part) => scope.compile(part).run);
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

/** One target of `del`. */
export function compileDelete(target: Expression, scope: Scope): (frame: Frame) => void {
  const { runtime } = scope.unit;
  switch (target.kind) {
    case 'subscript': {
      const [object, index] = [scope.compile(target.object).run, scope.compile(target.index).run];
      return (frame) => deleteItem(runtime, object(frame), index(frame));
    }
    case 'attribute': {
      const { run } = scope.compile(target.object);
      return (frame) => deleteAttribute(runtime, run(frame), target.name);
    }
    case 'name': {
      const place = scope.find(target.name);
      const { run } = scope.compile(target);
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
