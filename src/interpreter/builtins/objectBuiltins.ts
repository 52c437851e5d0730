// Built-in functions about objects, and of text and effect.
import { findAttribute, getAttribute, setAttribute } from '../operators/attributes';
import { format } from '../text/format';
import { repr, text } from '../text/repr';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import { BUILTIN, FUNCTION, METHOD, PARTIAL } from '../values/classes';
import { EXCEPTIONS, raised, Raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { Builtin, Descriptor } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { typeOf } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import { PyClass, type Value } from '../values/value';
import { defined } from './defined';

/** Whether a value is of one of the classes: `isinstance`. */
export function isOfType(runtime: Runtime, value: Value, type: Value): boolean {
  if (value instanceof Unknown) throw new UnknownSignal(value);
  return isSubtype(runtime, typeOf(value instanceof Column ? value.at(0) : value), type, 'isinstance');
}

function isSubtype(runtime: Runtime, type: PyClass, of: Value, what: string): boolean {
  if (of instanceof PyTuple) return of.items.some((item) => isSubtype(runtime, type, item, what));
  if (of instanceof Unknown) throw new UnknownSignal(of);
  if (!(of instanceof PyClass)) throw raised('TypeError', `${what}() arg 2 must be a type, a tuple of types, or a union`);
  if (type.isSubclassOf(of)) return true;
  if (type.hasUnknownBase) throw runtime.unknown('base', of.name);
  return false;
}

const isMissing = (error: unknown): boolean => error instanceof Raised && error.exception.class.isSubclassOf(EXCEPTIONS.AttributeError);

const name = (value: Value | undefined): string => {
  if (typeof value !== 'string') throw raised('TypeError', 'attribute name must be string');
  return value;
};

function attributeOr(runtime: Runtime, object: Value, key: Value | undefined): Value | undefined {
  try {
    return findAttribute(runtime, object, name(key));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The built-in functions about objects, by name. `print` says nothing here. */
export const objectBuiltins: readonly Builtin[] = [
  defined('isinstance', ['object', 'type'], (runtime, object, type) => isOfType(runtime, object!, type!)),
  defined('issubclass', ['class', 'type'], (runtime, type, of) => {
    if (!(type instanceof PyClass)) throw raised('TypeError', 'issubclass() arg 1 must be a class');
    return isSubtype(runtime, type, of!, 'issubclass');
  }),
  defined('callable', ['object'], (_, object) => {
    if (object instanceof Unknown) throw new UnknownSignal(object);
    return (
      object instanceof PyClass ||
      [FUNCTION, METHOD, BUILTIN, PARTIAL].includes(typeOf(object!)) ||
      (object instanceof Instance && object.class.find('__call__') !== undefined)
    );
  }),
  defined('getattr', ['object', 'name', 'default?'], (runtime, object, key, byDefault) =>
    byDefault === undefined ? getAttribute(runtime, object!, name(key)) : (attributeOr(runtime, object!, key) ?? byDefault),
  ),
  defined('hasattr', ['object', 'name'], (runtime, object, key) => attributeOr(runtime, object!, key) !== undefined),
  defined('setattr', ['object', 'name', 'value'], (runtime, object, key, value) => {
    setAttribute(runtime, object!, name(key), value!);
    return null;
  }),
  defined('repr', ['object'], (runtime, object) => repr(runtime, object!)),
  defined('format', ['value', 'spec?'], (runtime, value, spec = '') => format(runtime, value!, spec as string)),
  new Builtin('print', () => null),
];

/** What calls of the classes `str`, `property` and the like do. */
export const objectConstructors = {
  str: new Builtin('str', (runtime, args) => {
    if (args.length > 1) throw runtime.unknown('unsupported', 'str(bytes)');
    return args.length === 0 ? '' : text(runtime, args[0]!);
  }),
  property: defined('property', ['fget', 'fset?'], (_, getter, setter) => new Descriptor('property', getter!, setter)),
  staticmethod: defined('staticmethod', ['function'], (_, function_) => new Descriptor('static', function_!)),
  classmethod: defined('classmethod', ['function'], (_, function_) => new Descriptor('class', function_!)),
};
