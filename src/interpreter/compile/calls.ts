import { getAttribute, setAttribute } from '../operators/attributes';
import { callValue } from '../operators/call';
import { methodsOf } from '../methods/methodOf';
import { itemsOf } from '../operators/iterate';
import type { Call, Expression } from '../syntax/ast';
import { FLOAT, INT, NAMESPACE } from '../values/classes';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { PyDict } from '../values/pyDict';
import { float, PyFloat } from '../values/pyFloat';
import { Builtin, PyFunction, Super } from '../values/pyFunction';
import { typeName, typeOf } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import { PyClass, type Value } from '../values/value';
import type { Compiled } from './compiled';
import { type Evaluate, type Frame, outer } from './frame';
import { compileLazily } from './lazily';
import type { Scope } from './scope';

/** A call. */
export function compileCall(call: Call, scope: Scope): Compiled {
  const isPlain = call.arguments.every(({ kind, value }) => kind === 'plain' && value.kind !== 'starred');
  if (call.callee.kind === 'name' && call.callee.name === 'super' && scope.find('super').kind === 'absent')
    return { run: compileSuper(call, scope) };
  if (isSavingParameters(call)) return { run: savingParameters(withKeywords(call, scope), scope) };
  if (!isPlain) return { run: withKeywords(call, scope) };
  const args = call.arguments.map(({ value }) => scope.compile(value));
  if (call.callee.kind === 'attribute') {
    const known = scope.compile(call.callee).constant;
    if (known === undefined) return { run: ofMethod(call, call.callee.object, call.callee.name, args, scope) };
  }
  const callee = scope.compile(call.callee);
  return { run: shortWay(call, callee, args, scope) ?? plainCall(call, callee, args, scope) };
}

/** Whether a call keeps the parameters of the function that it stands in, as a module of Lightning does: `self.save_hyperparameters()`. */
const isSavingParameters = ({ callee }: Call): boolean =>
  callee.kind === 'attribute' && callee.name === 'save_hyperparameters' && callee.object.kind === 'name' && callee.object.name === 'self';

/** Whether a call says something of options of the command line: one of which the default is not known hides none of the others. */
const isOfOption = ({ callee }: Call): boolean => callee.kind === 'attribute' && /^(?:add_argument|set_defaults)$/.test(callee.name);

/** Keeps them as attributes of `self.hparams`, where the method is that of a base that the file does not have. */
function savingParameters(otherwise: Evaluate, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const slots = [...scope.slots].filter(([name]) => name !== 'self' && !name.startsWith(' '));
  const self = scope.slots.get('self');
  return (frame) => {
    const object = self === undefined ? undefined : frame[self];
    if (!(object instanceof Instance) || !object.class.hasUnknownBase || object.class.find('save_hyperparameters')) return otherwise(frame);
    const kept = new Instance(runtime, NAMESPACE);
    for (const [name, slot] of slots) {
      const value = frame[slot];
      if (value !== undefined) kept.attributes.set(name, value);
    }
    setAttribute(runtime, object, 'hparams', kept);
    return null;
  };
}

function plainCall({ range }: Call, callee: Compiled, args: readonly Compiled[], scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const { run } = callee;
  const values = evaluateAll(args);
  const known = callee.constant;
  if (known instanceof PyFunction || known instanceof Builtin) {
    const { invoke } = known;
    return (frame) => {
      const all = values(frame);
      runtime.where = range;
      return invoke(runtime, all);
    };
  }
  return (frame) => {
    const called = run(frame);
    const all = values(frame);
    runtime.where = range;
    return callValue(runtime, called, all);
  };
}

/** The values of the arguments, without a loop where they are few. */
function evaluateAll(args: readonly Compiled[]): (frame: Frame) => Value[] {
  const [a, b, c] = args.map(({ run }) => run);
  if (!a) return () => [];
  if (!b) return (frame) => [a(frame)];
  if (!c) return (frame) => [a(frame), b(frame)];
  if (args.length === 3) return (frame) => [a(frame), b(frame), c(frame)];
  return (frame) => args.map(({ run }) => run(frame));
}

/** Calls of built-in functions of one or two numbers, which need no list of arguments; undefined for others. */
function shortWay(
  { range }: Call,
  { constant: callee }: Compiled,
  args: readonly Compiled[],
  { unit: { runtime } }: Scope,
): Evaluate | undefined {
  const [a, b] = args;
  if (a && b && args.length === 2 && callee instanceof Builtin && (callee.name === 'min' || callee.name === 'max'))
    return extreme(callee, a, b, (x, y) => {
      runtime.where = range;
      return callee.invoke(runtime, [x, y]);
    });
  if (!a || args.length !== 1) return undefined;
  const one = callee instanceof Builtin ? callee.one : callee === FLOAT ? float : callee === INT ? truncated : undefined;
  if (!one) return undefined;
  const { run } = a;
  return (frame) => {
    const x = run(frame);
    if (typeof x === 'number') {
      const value = one(x);
      if (value !== undefined) return value;
    } else if (x instanceof Unknown) throw new UnknownSignal(x);
    runtime.where = range;
    return callValue(runtime, callee!, [x]);
  };
}

const truncated = (x: number): Value | undefined => (Number.isSafeInteger(Math.trunc(x)) ? Math.trunc(x) + 0 : undefined);

/** `min(a, b)` and `max(a, b)`: of two alike the first. */
function extreme(callee: Builtin, a: Compiled, b: Compiled, slow: (x: Value, y: Value) => Value): Evaluate {
  const [left, right] = [a.run, b.run];
  const isMin = callee.name === 'min';
  return (frame) => {
    const x = left(frame);
    const y = right(frame);
    const p = typeof x === 'number' ? x : x instanceof PyFloat ? x.value : undefined;
    const q = typeof y === 'number' ? y : y instanceof PyFloat ? y.value : undefined;
    if (p === undefined || q === undefined) return slow(x, y);
    return (isMin ? q < p : q > p) ? y : x;
  };
}

function ofMethod(
  { range, callee: { range: calleeRange } }: Call,
  object: Expression,
  name: string,
  args: readonly Compiled[],
  scope: Scope,
): Evaluate {
  const { runtime } = scope.unit;
  const { run } = scope.compile(object);
  const values = evaluateAll(args);
  return (frame) => {
    const self = run(frame);
    if (self instanceof Instance) {
      const method = self.attributes.has(name) ? undefined : self.class.find(name);
      if (method instanceof PyFunction) {
        const all = values(frame);
        all.unshift(self);
        runtime.where = range;
        return method.invoke(runtime, all);
      }
    } else {
      const method = methodsOf(self)?.get(name);
      if (method) {
        const all = values(frame);
        all.unshift(self);
        runtime.where = range;
        return method(runtime, all);
      }
    }
    runtime.where = calleeRange;
    const callee = getAttribute(runtime, self, name);
    const all = values(frame);
    runtime.where = range;
    return callValue(runtime, callee, all);
  };
}

function withKeywords(call: Call, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const { run } = scope.compile(call.callee);
  const compile = isOfOption(call) ? (value: Expression) => compileLazily(value, scope) : (value: Expression) => scope.compile(value).run;
  const args = call.arguments.map(({ kind, name, value }) => ({ kind, name, run: compile(value) }));
  const shown = call.callee.kind === 'attribute' || call.callee.kind === 'name' ? call.callee.name : 'function';
  return (frame) => {
    runtime.where = call.range;
    const callee = run(frame);
    const values: Value[] = [];
    const keywords = new Map<string, Value>();
    const add = (key: Value, value: Value): void => {
      if (typeof key !== 'string') throw raised('TypeError', 'keywords must be strings');
      if (keywords.has(key)) throw raised('TypeError', `${nameOf(callee, shown)}() got multiple values for keyword argument '${key}'`);
      keywords.set(key, value);
    };
    for (const { kind, name, run: each } of args) {
      const value = each(frame);
      runtime.where = call.range;
      if (kind === 'plain') values.push(value);
      else if (kind === 'keyword') add(name!, value);
      else if (kind === 'star') for (const item of starred(value, () => nameOf(callee, shown))) values.push(item);
      else {
        if (value instanceof Unknown) throw new UnknownSignal(value);
        if (!(value instanceof PyDict))
          throw raised('TypeError', `${nameOf(callee, shown)}() argument after ** must be a mapping, not ${typeName(value)}`);
        value.entries.forEach(([key, item]) => add(key, item));
      }
    }
    return callValue(runtime, callee, values, keywords.size > 0 ? keywords : undefined);
  };
  function starred(value: Value, name: () => string): readonly Value[] {
    if (typeof value === 'number' || value === null || typeof value === 'boolean' || value instanceof PyFloat)
      throw raised('TypeError', `${name()}() argument after * must be an iterable, not ${typeName(value)}`);
    return itemsOf(runtime, value);
  }
}

const nameOf = (callee: Value, shown: string): string =>
  callee instanceof PyFunction || callee instanceof Builtin
    ? `__main__.${callee.name}`
    : callee instanceof PyClass
      ? `__main__.${callee.name}`
      : shown;

/** `super()` and `super(Class, self)`. */
function compileSuper(call: Call, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  if (call.arguments.length === 2) {
    const [type, self] = call.arguments.map(({ value }) => scope.compile(value).run);
    return (frame) => superOf(type!(frame), self!(frame));
  }
  const home = scope.find('__class__');
  let depth = 0;
  let inner = scope;
  for (; inner.kind !== 'function' && inner.parent; inner = inner.parent) depth++;
  if (home.kind !== 'local' || call.arguments.length > 0)
    return () => {
      throw raised('RuntimeError', 'super(): no arguments');
    };
  const up = (frame: Frame, levels: number): Frame => (levels === 0 ? frame : up(outer(frame), levels - 1));
  // The first parameter of a function has the first slot.
  return (frame) => superOf(up(frame, home.depth)[home.slot] ?? null, up(frame, depth)[1] ?? null);
  function superOf(type: Value, self: Value): Value {
    runtime.where = call.range;
    if (self instanceof Unknown) throw new UnknownSignal(self);
    if (!(type instanceof PyClass)) throw raised('TypeError', `super() argument 1 must be a type, not ${typeName(type)}`);
    const own = self instanceof PyClass ? self : typeOf(self);
    return new Super(self, own, type);
  }
}
