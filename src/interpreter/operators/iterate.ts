import type { Runtime } from '../runtime';
import { raised, EXCEPTIONS, Raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { PyIterator } from '../values/pyIterator';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { bind } from './attributes';
import { callValue } from './call';
import { dunder } from './dunder';

/** Whether one can go over it. */
export const isIterable = (value: Value): boolean =>
  typeof value === 'string' ||
  value instanceof PyList ||
  value instanceof PyTuple ||
  value instanceof PyRange ||
  value instanceof PyDict ||
  value instanceof PySet ||
  value instanceof PyIterator ||
  value instanceof NdArray ||
  value instanceof Unknown ||
  (value instanceof Instance && (value.class.find('__iter__') !== undefined || value.class.find('__getitem__') !== undefined));

/** Its items one by one. Raises TypeError where one cannot go over it. What they cost is counted by whoever asks for them. */
export function iterate(runtime: Runtime, value: Value): Iterable<Value> {
  if (typeof value === 'string') return Array.from(value);
  // A list may grow while one goes over it, as JS arrays may.
  if (value instanceof PyList) return value.items;
  if (value instanceof PyTuple) return value.items;
  if (value instanceof PyRange) return overRange(value);
  if (value instanceof PyDict) return overDict(value);
  if (value instanceof PySet) {
    if (value.members.size > 1) throw runtime.unknown('unsupported', 'set order');
    return [...value.members.values()];
  }
  if (value instanceof PyIterator) return { [Symbol.iterator]: () => resumed(value.values) };
  if (value instanceof NdArray) return overArray(value);
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (value instanceof Instance) return overInstance(runtime, value);
  throw raised('TypeError', `'${typeName(value)}' object is not iterable`);
}

/** Its items, counted. */
export function itemsOf(runtime: Runtime, value: Value): readonly Value[] {
  if (value instanceof PyList || value instanceof PyTuple) {
    runtime.spend(value.items.length >> 2);
    return value.items;
  }
  if (value instanceof PyRange) runtime.reserve(value.length);
  const items: Value[] = [];
  for (const item of iterate(runtime, value)) {
    if (items.length > runtime.bounds.items) runtime.reserve(items.length);
    runtime.spend(1);
    items.push(item);
  }
  return items;
}

/** The iterator again, and not closed when a loop over it is left. */
const resumed = (values: Iterator<Value>): Iterator<Value> => ({ next: () => values.next() });

function* overRange({ start, step, length }: PyRange): Generator<Value> {
  for (let i = 0; i < length; i++) yield start + i * step;
}

function* overDict({ entries }: PyDict): Generator<Value> {
  const { size } = entries;
  for (const [, [key]] of entries) {
    yield key;
    if (entries.size !== size) throw raised('RuntimeError', 'dictionary changed size during iteration');
  }
}

function* overArray(array: NdArray): Generator<Value> {
  for (let i = 0; i < array.length; i++) yield array.item(i);
}

function* overInstance(runtime: Runtime, value: Instance): Generator<Value> {
  const iterator = dunder(runtime, value, '__iter__');
  if (iterator !== undefined) {
    if (iterator instanceof Instance) yield* untilStop(runtime, iterator);
    else yield* iterate(runtime, iterator);
    return;
  }
  const method = value.class.find('__getitem__');
  if (method === undefined) throw raised('TypeError', `'${typeName(value)}' object is not iterable`);
  for (let i = 0; ; i++) {
    let item: Value;
    try {
      item = callValue(runtime, bind(runtime, method, value, value.class), [i]);
    } catch (error) {
      if (error instanceof Raised && error.exception.class.isSubclassOf(EXCEPTIONS.IndexError)) return;
      throw error;
    }
    yield item;
  }
}

function* untilStop(runtime: Runtime, iterator: Instance): Generator<Value> {
  for (;;) {
    let item: Value | undefined;
    try {
      item = dunder(runtime, iterator, '__next__');
    } catch (error) {
      if (error instanceof Raised && error.exception.class.isSubclassOf(EXCEPTIONS.StopIteration)) return;
      throw error;
    }
    if (item === undefined) throw raised('TypeError', `iter() returned non-iterator of type '${typeName(iterator)}'`);
    yield item;
  }
}
