import type { Runtime } from '../runtime';
import { EXCEPTIONS, raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { Builtin, type Invoke } from '../values/pyFunction';
import { typeName, typeOf } from '../values/typeOf';
import { type Keywords, OBJECT, type PyClass, TYPE, type Value } from '../values/value';
import { bind } from './attributes';

/** What a call of a class gives: a new object on which `__init__` has run. */
export function instantiate(runtime: Runtime, type: PyClass, args: readonly Value[], keywords: Keywords | undefined): Value {
  if (type === TYPE && args.length === 1) return typeOf(args[0]!);
  if (type.construct && !type.isSubclassOf(EXCEPTIONS.BaseException)) {
    if (type.epoch >= 0) throw runtime.unknown('unsupported', type.name);
    return (type.construct as unknown as Invoke)(runtime, args, keywords);
  }
  if (type.epoch < 0 && type !== OBJECT && !type.isSubclassOf(EXCEPTIONS.BaseException)) throw runtime.unknown('unsupported', type.name);
  if (type.find('__new__') !== undefined) throw runtime.unknown('unsupported', '__new__');
  const object = new Instance(runtime, type, args);
  const init = type.find('__init__');
  if (init instanceof Builtin) init.invoke(runtime, [object, ...args], keywords);
  else if (init !== undefined) {
    const result = runtime.operations.call(runtime, bind(runtime, init, object, type), args, keywords);
    if (result !== null) throw raised('TypeError', `__init__() should return None, not '${typeName(result)}'`);
  } else if (!type.hasUnknownBase && (args.length > 0 || (keywords?.size ?? 0) > 0) && !type.isSubclassOf(EXCEPTIONS.BaseException))
    throw raised('TypeError', `${type.name}() takes no arguments`);
  return object;
}
