import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { BoundMethod, Builtin, Descriptor, Partial, PyFunction } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown } from '../values/unknown';
import { type Keywords, PyClass, type Value } from '../values/value';
import { bind } from './attributes';
import { instantiate } from './instantiate';

/** Calls a value. Raises TypeError where it cannot be called. */
export function callValue(runtime: Runtime, callee: Value, args: readonly Value[], keywords?: Keywords): Value {
  if (callee instanceof PyFunction || callee instanceof Builtin) return callee.invoke(runtime, args, keywords);
  if (callee instanceof BoundMethod) return callee.function_.invoke(runtime, [callee.self, ...args], keywords);
  if (callee instanceof PyClass) return instantiate(runtime, callee, args, keywords);
  if (callee instanceof Partial) {
    const all = new Map([...callee.keywords, ...(keywords ?? [])]);
    return callValue(runtime, callee.function_, [...callee.args, ...args], all.size > 0 ? all : undefined);
  }
  if (callee instanceof Instance) {
    const method = callee.class.find('__call__');
    if (method !== undefined) return callValue(runtime, bind(runtime, method, callee, callee.class), args, keywords);
    if (callee.class.hasUnknownBase) throw runtime.unknown('base', '__call__');
  }
  if (callee instanceof PyTuple && callee.type) {
    const method = callee.type.find('__call__');
    if (method !== undefined) return callValue(runtime, bind(runtime, method, callee, callee.type), args, keywords);
  }
  if (callee instanceof Descriptor && callee.kind === 'static') return callValue(runtime, callee.function_, args, keywords);
  if (callee instanceof Unknown) throw runtime.unknown('call', callee.about);
  throw raised('TypeError', `'${typeName(callee)}' object is not callable`);
}
