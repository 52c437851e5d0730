import type { Range } from '../../language/tree/tree';
import { raised } from '../values/exceptions';
import { Unknown, UnknownSignal } from '../values/unknown';
import { Mutable, type Value } from '../values/value';
import { type Compiled, constant } from './compiled';
import { type Frame, outer } from './frame';
import type { Scope } from './scope';

/** The value of a name. */
export function compileName(name: string, range: Range, scope: Scope): Compiled {
  const place = scope.find(name);
  if (place.kind === 'global') return ofModule(name, place.slot, range, scope);
  if (place.kind === 'absent') return ofBuiltins(name, range, scope);
  const { depth, slot } = place;
  const { runtime } = scope.unit;
  const checked = (value: Value | undefined, frame: Frame): Value => {
    if (value instanceof Unknown) throw new UnknownSignal(value);
    if (value !== undefined) return value;
    if (place.inClass) return outside(name, range, scope).run(frame);
    runtime.where = range;
    if (depth > 0)
      throw raised('NameError', `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);
    throw raised('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
  };
  const found = (frame: Frame, from: Frame): Value => {
    const value = from[slot];
    return typeof value === 'number' ? value : checked(value, frame);
  };
  if (depth === 0) return { run: (frame) => found(frame, frame), slot };
  if (depth === 1) return { run: (frame) => found(frame, outer(frame)) };
  return {
    run: (frame) => {
      let from = frame;
      for (let i = 0; i < depth; i++) from = outer(from);
      return found(frame, from);
    },
  };
}

/** A name that a class body has not bound: it is looked for in the module. */
function outside(name: string, range: Range, scope: Scope): Compiled {
  let module = scope;
  while (module.parent) module = module.parent;
  return compileName(name, range, module);
}

function ofModule(name: string, slot: number, range: Range, scope: Scope): Compiled {
  const { globals, isLoaded, changing, runtime } = scope.unit;
  const fallback = ofBuiltins(name, range, scope);
  const run = (frame: Frame): Value => {
    const value = globals[slot];
    if (typeof value === 'number') return value;
    if (value === undefined) return fallback.run(frame);
    if (!(value instanceof Unknown)) return value;
    runtime.where = range;
    throw new UnknownSignal(value);
  };
  const value = globals[slot];
  if (!isLoaded || changing.has(name) || value === undefined || value instanceof Unknown) return { run };
  return value instanceof Mutable && value.epoch >= 0 ? { run: () => value } : constant(value);
}

function ofBuiltins(name: string, range: Range, { unit }: Scope): Compiled {
  const { runtime } = unit;
  const value = unit.builtins.get(name);
  if (value instanceof Unknown)
    return {
      run: () => {
        throw runtime.unknown(value.reason, name, range);
      },
    };
  if (value !== undefined) return constant(value);
  return {
    run: () => {
      runtime.where = range;
      if (unit.starImports.length === 0) throw raised('NameError', `name '${name}' is not defined`);
      unit.starImports.forEach((path) => unit.askFor([path], [name]));
      throw runtime.unknown('name', name, range);
    },
  };
}
