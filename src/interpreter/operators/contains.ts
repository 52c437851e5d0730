import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { isInt } from '../values/integer';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { dunder } from './dunder';
import { equal, same } from './equal';
import { hashKey } from './hashKey';
import { isIterable, iterate } from './iterate';
import { isTrue } from './truth';

/** `item in container` */
export function contains(runtime: Runtime, container: Value, item: Value): boolean {
  if (container instanceof Unknown) throw new UnknownSignal(container);
  if (item instanceof Unknown) throw new UnknownSignal(item);
  if (typeof container === 'string') {
    if (typeof item !== 'string') throw raised('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
    return container.includes(item);
  }
  if (container instanceof PyDict) return container.entries.has(hashKey(runtime, item));
  if (container instanceof PySet) return container.members.has(hashKey(runtime, item));
  if (container instanceof PyRange && isInt(item)) return inRange(container, Number(item));
  if (container instanceof PyList || container instanceof PyTuple) {
    runtime.spend(container.items.length);
    return container.items.some((each) => same(runtime, each, item));
  }
  if (container instanceof NdArray) {
    runtime.spend(container.length);
    return Array.from({ length: container.length }, (_, i) => container.item(i)).some((each) => equal(runtime, each, item));
  }
  if (container instanceof Instance) {
    const result = dunder(runtime, container, '__contains__', item);
    if (result !== undefined) return isTrue(runtime, result);
  }
  if (!isIterable(container)) throw raised('TypeError', `argument of type '${typeName(container)}' is not iterable`);
  for (const each of iterate(runtime, container)) {
    runtime.spend(1);
    if (same(runtime, each, item)) return true;
  }
  return false;
}

function inRange({ start, step, length }: PyRange, item: number): boolean {
  const index = (item - start) / step;
  return Number.isInteger(index) && index >= 0 && index < length;
}
