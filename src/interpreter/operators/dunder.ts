import type { Runtime } from '../runtime';
import { Instance } from '../values/instance';
import { Builtin } from '../values/pyFunction';
import { NotImplemented } from '../values/singletons';
import type { Value } from '../values/value';
import { callValue } from './call';
import { bind } from './attributes';

/** Calls a special method of an instance's class; undefined where there is none, or it says that it cannot. */
export function dunder(runtime: Runtime, self: Value, name: string, ...args: readonly Value[]): Value | undefined {
  if (!(self instanceof Instance)) return undefined;
  const method = self.class.find(name);
  if (method === undefined) {
    if (self.class.hasUnknownBase) throw runtime.unknown('base', name);
    return undefined;
  }
  // That of a dataclass is ours.
  const isOwn = method instanceof Builtin;
  const result = isOwn ? callValue(runtime, method, [self, ...args]) : callValue(runtime, bind(runtime, method, self, self.class), args);
  return result === NotImplemented ? undefined : result;
}
