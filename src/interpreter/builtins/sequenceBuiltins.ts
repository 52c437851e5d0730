// Built-in functions and classes of what one can go over.
import { callValue } from '../operators/call';
import { hashKey } from '../operators/hashKey';
import { iterate, itemsOf } from '../operators/iterate';
import { dunder } from '../operators/dunder';
import { isTrue } from '../operators/truth';
import { updateDict } from '../methods/dictMethods';
import { setOf } from '../methods/setMethods';
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { Builtin } from '../values/pyFunction';
import { PyIterator } from '../values/pyIterator';
import { PyList, PyRange, PySlice, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { defined } from './defined';
import { wholeNumber } from './realNumber';
import { sortedItems } from './sortedItems';

const iteratorOf = (runtime: Runtime, value: Value): Iterator<Value> =>
  value instanceof PyIterator ? value.values : iterate(runtime, value)[Symbol.iterator]();

const iterator = (runtime: Runtime, make: () => Generator<Value>): PyIterator => {
  runtime.spend(2);
  return new PyIterator(make());
};

function next(runtime: Runtime, values: Iterator<Value>): Value | undefined {
  runtime.spend(1);
  const step = values.next();
  return step.done === true ? undefined : step.value;
}

const zip = new Builtin('zip', (runtime, args, keywords) => {
  const all = args.map((arg) => iteratorOf(runtime, arg));
  const strict = keywords?.get('strict') === true;
  return iterator(runtime, function* () {
    if (all.length === 0) return;
    for (;;) {
      const items: Value[] = [];
      for (const [index, values] of all.entries()) {
        const item = next(runtime, values);
        if (item === undefined) {
          if (strict) checkZip(runtime, all, index);
          return;
        }
        items.push(item);
      }
      yield new PyTuple(items);
    }
  });
});

function checkZip(runtime: Runtime, all: readonly Iterator<Value>[], index: number): void {
  const before = index === 1 ? 'argument 1' : `arguments 1-${index}`;
  if (index > 0) throw raised('ValueError', `zip() argument ${index + 1} is shorter than ${before}`);
  const longer = all.findIndex((values, at) => at > 0 && next(runtime, values) !== undefined);
  if (longer > 0)
    throw raised('ValueError', `zip() argument ${longer + 1} is longer than ${longer === 1 ? 'argument 1' : `arguments 1-${longer}`}`);
}

const enumerate = defined('enumerate', ['iterable', 'start?'], (runtime, values, start = 0) => {
  const source = iteratorOf(runtime, values!);
  let index = wholeNumber(runtime, start);
  return iterator(runtime, function* () {
    for (let item = next(runtime, source); item !== undefined; item = next(runtime, source)) yield new PyTuple([index++, item]);
  });
});

const map = new Builtin('map', (runtime, [function_, ...args]) => {
  if (function_ === undefined || args.length === 0) throw raised('TypeError', 'map() must have at least two arguments.');
  const all = args.map((arg) => iteratorOf(runtime, arg));
  return iterator(runtime, function* () {
    for (;;) {
      const items = all.map((values) => next(runtime, values));
      if (items.includes(undefined)) return;
      yield callValue(runtime, function_, items as Value[]);
    }
  });
});

const filter = defined('filter', ['function', 'iterable'], (runtime, function_, values) => {
  const source = iteratorOf(runtime, values!);
  return iterator(runtime, function* () {
    for (let item = next(runtime, source); item !== undefined; item = next(runtime, source))
      if (isTrue(runtime, function_ === null ? item : callValue(runtime, function_!, [item]))) yield item;
  });
});

const reversed = defined('reversed', ['sequence'], (runtime, values) => {
  if (values instanceof PyRange) {
    const { start, step, length } = values;
    return new PyIterator(iterate(runtime, new PyRange(start + (length - 1) * step, start - step, -step))[Symbol.iterator]());
  }
  if (values instanceof PyIterator || values instanceof PySet) throw raised('TypeError', `'${typeName(values)}' object is not reversible`);
  return new PyIterator([...itemsOf(runtime, values!)].reverse()[Symbol.iterator]());
});

/** `len(x)` */
export function lengthOf(runtime: Runtime, value: Value): Value {
  if (typeof value === 'string') return /[\uD800-\uDFFF]/.test(value) ? Array.from(value).length : value.length;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict) return value.entries.size;
  if (value instanceof PySet) return value.members.size;
  if (value instanceof PyRange || value instanceof NdArray) return value.length;
  if (value instanceof Unknown) throw new UnknownSignal(value);
  const result = dunder(runtime, value, '__len__');
  if (result !== undefined) return result;
  throw raised('TypeError', `object of type '${typeName(value)}' has no len()`);
}

const nextOf = new Builtin('next', (runtime, [values, byDefault]) => {
  if (values instanceof Unknown) throw new UnknownSignal(values);
  if (!(values instanceof PyIterator)) {
    const result = values === undefined ? undefined : dunder(runtime, values, '__next__');
    if (result !== undefined) return result;
    throw raised('TypeError', `'${typeName(values ?? null)}' object is not an iterator`);
  }
  const item = next(runtime, values.values);
  if (item !== undefined) return item;
  if (byDefault !== undefined) return byDefault;
  throw raised('StopIteration');
});

const every = (name: 'any' | 'all', stopAt: boolean): Builtin =>
  defined(name, ['values'], (runtime, values) => {
    const items = values instanceof PySet ? values.members.values() : iterate(runtime, values!);
    for (const item of items) {
      runtime.spend(1);
      if (isTrue(runtime, item) === stopAt) return stopAt;
    }
    return !stopAt;
  });

const range = new Builtin('range', (runtime, args) => {
  if (args.length === 0 || args.length > 3)
    throw raised(
      'TypeError',
      args.length === 0 ? 'range expected at least 1 argument, got 0' : `range expected at most 3 arguments, got ${args.length}`,
    );
  const [first, second, third] = args.map((arg) => wholeNumber(runtime, arg));
  if (third === 0) throw raised('ValueError', 'range() arg 3 must not be zero');
  return second === undefined ? new PyRange(0, first!, 1) : new PyRange(first!, second, third ?? 1);
});

/** The built-in functions of what one can go over, by name. */
export const sequenceBuiltins: readonly Builtin[] = [
  zip,
  enumerate,
  map,
  filter,
  reversed,
  nextOf,
  every('any', true),
  every('all', false),
  defined('len', ['x'], (runtime, x) => lengthOf(runtime, x!)),
  defined('iter', ['x'], (runtime, x) => {
    const own = dunder(runtime, x!, '__iter__');
    return own ?? new PyIterator(iteratorOf(runtime, x!));
  }),
  defined('sorted', ['values', '*', 'key?', 'reverse?'], (runtime, values, key, reverse) => {
    const items = values instanceof PySet ? [...values.members.values()] : itemsOf(runtime, values!);
    return new PyList(runtime, sortedItems(runtime, items, key, reverse !== undefined && isTrue(runtime, reverse)));
  }),
];

/** What calls of the classes of collections do. */
export const sequenceConstructors = {
  range,
  list: defined('list', ['values?'], (runtime, values) => new PyList(runtime, values === undefined ? [] : [...itemsOf(runtime, values)])),
  tuple: defined('tuple', ['values?'], (runtime, values) => {
    if (values instanceof PyTuple) return values;
    return new PyTuple(values === undefined ? [] : [...itemsOf(runtime, values)]);
  }),
  set: defined('set', ['values?'], (runtime, values) => (values === undefined ? new PySet(runtime) : setOf(runtime, values))),
  frozenset: defined('frozenset', ['values?'], (runtime, values) =>
    values === undefined ? new PySet(runtime, true) : setOf(runtime, values, true),
  ),
  dict: new Builtin('dict', (runtime, args, keywords) => {
    const dict = new PyDict(runtime);
    updateDict(runtime, dict, args[0], keywords);
    return dict;
  }),
  slice: new Builtin('slice', (_, args) =>
    args.length < 2 ? new PySlice(null, args[0] ?? null, null) : new PySlice(args[0]!, args[1]!, args[2] ?? null),
  ),
};

/** `dict.fromkeys` */
export const fromKeys = defined('fromkeys', ['keys', 'value?'], (runtime, keys, value = null) => {
  const dict = new PyDict(runtime);
  for (const key of itemsOf(runtime, keys!)) dict.entries.set(hashKey(runtime, key), [key, value]);
  return dict;
});
