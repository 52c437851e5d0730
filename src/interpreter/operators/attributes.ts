import type { Runtime } from '../runtime';
import { EXCEPTIONS, raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { BoundMethod, Builtin, Descriptor, Partial, PyFunction, PyModule, Super } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { typeName, typeOf } from '../values/typeOf';
import { Unknown } from '../values/unknown';
import { OBJECT, PyClass, type Value } from '../values/value';

/** What an attribute found in a class is on an object of it: a method with the object, a property's value. */
export function bind(runtime: Runtime, value: Value, self: Value, owner: PyClass): Value {
  if (value instanceof PyFunction) return new BoundMethod(self, value);
  if (!(value instanceof Descriptor)) return value;
  switch (value.kind) {
    case 'static':
      return value.function_;
    case 'class':
      return value.function_ instanceof PyFunction ? new BoundMethod(owner, value.function_) : value.function_;
    default:
      return runtime.operations.call(runtime, value.function_, [self]);
  }
}

/** `object.name`, for an object that may lack it; undefined then. */
export function findAttribute(runtime: Runtime, object: Value, name: string): Value | undefined {
  if (object instanceof Instance) return ofInstance(runtime, object, name);
  if (object instanceof PyClass) return ofClass(runtime, object, name);
  if (object instanceof PyModule) {
    const member = object.members.get(name) ?? object.members.get('*');
    if (member === undefined) throw runtime.unknown('attribute', `${object.name}.${name}`);
    if (member instanceof Unknown) throw runtime.unknown(member.reason, `${object.name}.${name}`);
    return member;
  }
  if (object instanceof Unknown) throw runtime.unknown('attribute', `${object.about}.${name}`);
  if (object instanceof Super) return ofSuper(runtime, object, name);
  if (object instanceof PyTuple && object.names?.includes(name) === true) return object.items[object.names.indexOf(name)]!;
  if (object instanceof PyTuple && object.type) {
    const value = object.type.find(name);
    if (value !== undefined) return bind(runtime, value, object, object.type);
  }
  if (object instanceof PyFunction && name === '__name__') return object.name.replace(/^.*\./, '');
  if (object instanceof Partial) {
    if (name === 'func') return object.function_;
    if (name === 'args') return new PyTuple(object.args);
  }
  if (name === '__class__') return typeOf(object);
  return runtime.operations.methodOf(runtime, object, name);
}

/** `object.name` */
export function getAttribute(runtime: Runtime, object: Value, name: string): Value {
  const value = findAttribute(runtime, object, name);
  if (value !== undefined) return value;
  if (object instanceof PyClass) throw raised('AttributeError', `type object '${object.name}' has no attribute '${name}'`);
  if (object instanceof PyFunction) throw raised('AttributeError', `'function' object has no attribute '${name}'`);
  throw raised('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`);
}

function ofInstance(runtime: Runtime, object: Instance, name: string): Value | undefined {
  const own = object.attributes.get(name);
  if (own !== undefined) {
    const ofType = object.class.find(name);
    if (!(ofType instanceof Descriptor && ofType.kind === 'property')) return own;
  }
  const value = object.class.find(name);
  if (value !== undefined) {
    const bound = bind(runtime, value, object, object.class);
    if (value instanceof Descriptor && value.kind === 'cached') {
      runtime.touch(object);
      object.attributes.set(name, bound);
    }
    return bound;
  }
  if (name === '__class__') return object.class;
  if (name === '__dict__') throw runtime.unknown('unsupported', '__dict__');
  if (name === 'args' && object.class.isSubclassOf(EXCEPTIONS.BaseException)) return new PyTuple(object.args);
  const fallback = object.class.find('__getattr__');
  if (fallback !== undefined) return runtime.operations.call(runtime, bind(runtime, fallback, object, object.class), [name]);
  if (object.class.hasUnknownBase) throw runtime.unknown('base', `${object.class.name}.${name}`);
  return undefined;
}

function ofClass(runtime: Runtime, type: PyClass, name: string): Value | undefined {
  const value = type.find(name);
  if (value instanceof Descriptor && value.kind !== 'property' && value.kind !== 'cached') return bind(runtime, value, null, type);
  if (value !== undefined) return value;
  if (name === '__name__' || name === '__qualname__') return type.name.replace(/^.*\./, '');
  if (type.hasUnknownBase) throw runtime.unknown('base', `${type.name}.${name}`);
  if (type === OBJECT && name === '__setattr__') return setAlways;
  if (type.epoch < 0) throw runtime.unknown('attribute', `${type.name}.${name}`);
  return undefined;
}

function ofSuper(runtime: Runtime, { self, own, after }: Super, name: string): Value | undefined {
  const rest = own.lookUp.slice(own.lookUp.indexOf(after) + 1);
  for (const type of rest) {
    const value = type.attributes.get(name);
    if (value instanceof Builtin) return new BoundMethod(self, value);
    if (value !== undefined) return bind(runtime, value, self, own);
  }
  // What an unknown base does when it is set up is left out: what it would set stays unknown.
  if (name === '__init__' || name === '__init_subclass__') return new Builtin(name, () => null);
  if (own.hasUnknownBase) throw runtime.unknown('base', `super().${name}`);
  if (name === '__setattr__') return new BoundMethod(self, setAlways);
  return undefined;
}

function put(runtime: Runtime, object: Instance, name: string, value: Value): null {
  runtime.touch(object);
  object.attributes.set(name, value);
  return null;
}

/** `object.__setattr__`, by which an object whose class is frozen is changed after all. */
const setAlways = new Builtin('__setattr__', (runtime, [object, name, value]) => {
  if (!(object instanceof Instance) || typeof name !== 'string' || value === undefined) throw runtime.unknown('unsupported', '__setattr__');
  return put(runtime, object, name, value);
});

/** `object.name = value` */
export function setAttribute(runtime: Runtime, object: Value, name: string, value: Value): void {
  if (object instanceof Instance) {
    const ofType = object.class.find(name);
    if (ofType instanceof Descriptor && ofType.kind === 'property') {
      if (ofType.setter === undefined) throw raised('AttributeError', `property '${name}' of '${object.class.name}' object has no setter`);
      runtime.operations.call(runtime, ofType.setter, [object, value]);
      return;
    }
    const own = object.class.find('__setattr__');
    if (own instanceof PyFunction) runtime.operations.call(runtime, own, [object, name, value]);
    else if (own !== undefined) throw runtime.unknown('unsupported', '__setattr__');
    else put(runtime, object, name, value);
  } else if (object instanceof PyClass && object.epoch >= 0) {
    runtime.touch(object);
    object.attributes.set(name, value);
  } else if (object instanceof Unknown) throw runtime.unknown('attribute', `${object.about}.${name}`);
  else if (object instanceof PyClass) throw raised('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`);
  else if (object instanceof PyFunction || object instanceof PyModule) throw runtime.unknown('unsupported', `${name} =`);
  else throw raised('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`);
}

/** `del object.name` */
export function deleteAttribute(runtime: Runtime, object: Value, name: string): void {
  if (!(object instanceof Instance)) throw runtime.unknown('unsupported', `del .${name}`);
  if (!object.attributes.has(name)) throw raised('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`);
  runtime.touch(object);
  object.attributes.delete(name);
}
