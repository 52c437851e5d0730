import { defined } from '../builtins/defined';
import { realNumber, wholeNumber } from '../builtins/realNumber';
import { binary } from '../operators/binary';
import { callValue } from '../operators/call';
import { iterate, itemsOf } from '../operators/iterate';
import { isTrue } from '../operators/truth';
import type { Runtime } from '../runtime';
import { Builtin, PyModule } from '../values/pyFunction';
import { PyIterator } from '../values/pyIterator';
import { PyTuple } from '../values/sequences';
import type { Value } from '../values/value';

const lazily = (make: () => Generator<Value>): PyIterator => new PyIterator(make());
const spent = (runtime: Runtime): void => runtime.spend(1);

const accumulate = defined('accumulate', ['values', 'func?', '*', 'initial?'], (runtime, values, function_ = null, initial = null) =>
  lazily(function* () {
    let total: Value | undefined = initial ?? undefined;
    if (total !== undefined) yield total;
    for (const item of iterate(runtime, values!)) {
      spent(runtime);
      if (total === undefined) total = item;
      else total = function_ === null ? binary(runtime, '+', total, item) : callValue(runtime, function_, [total, item]);
      yield total;
    }
  }),
);

function* product(runtime: Runtime, pools: readonly (readonly Value[])[], before: readonly Value[]): Generator<Value> {
  const [first, ...rest] = pools;
  if (!first) yield new PyTuple(before);
  else
    for (const item of first) {
      spent(runtime);
      yield* product(runtime, rest, [...before, item]);
    }
}

const functions: readonly Builtin[] = [
  accumulate,
  new Builtin('chain', (runtime, args) =>
    lazily(function* () {
      for (const arg of args) yield* iterate(runtime, arg);
    }),
  ),
  defined('count', ['start?', 'step?'], (runtime, start = 0, step = 1) =>
    lazily(function* () {
      for (let value = start; ; value = binary(runtime, '+', value, step)) {
        spent(runtime);
        yield value;
      }
    }),
  ),
  defined('cycle', ['values'], (runtime, values) =>
    lazily(function* () {
      const items = itemsOf(runtime, values!);
      while (items.length > 0)
        for (const item of items) {
          spent(runtime);
          yield item;
        }
    }),
  ),
  defined('repeat', ['value', 'times?'], (runtime, value, times) =>
    lazily(function* () {
      const count = times === undefined ? Infinity : realNumber(runtime, times);
      for (let i = 0; i < count; i++) {
        spent(runtime);
        yield value!;
      }
    }),
  ),
  defined('islice', ['values', 'start', 'stop?', 'step?'], (runtime, values, first, second, by = 1) =>
    lazily(function* () {
      const [start, stop] = second === undefined ? [0, first!] : [first === null ? 0 : wholeNumber(runtime, first!), second];
      const end = stop === null ? Infinity : wholeNumber(runtime, stop);
      const step = by === null ? 1 : wholeNumber(runtime, by);
      if (end <= 0) return;
      let index = 0;
      for (const item of iterate(runtime, values!)) {
        spent(runtime);
        if (index >= end) return;
        if (index >= start && (index - start) % step === 0) yield item;
        if (++index >= end) return;
      }
    }),
  ),
  defined('takewhile', ['predicate', 'values'], (runtime, predicate, values) =>
    lazily(function* () {
      for (const item of iterate(runtime, values!)) {
        spent(runtime);
        if (!isTrue(runtime, callValue(runtime, predicate!, [item]))) return;
        yield item;
      }
    }),
  ),
  defined('pairwise', ['values'], (runtime, values) => {
    const items = itemsOf(runtime, values!);
    return lazily(function* () {
      for (let i = 1; i < items.length; i++) yield new PyTuple([items[i - 1]!, items[i]!]);
    });
  }),
  new Builtin('product', (runtime, args) => {
    const pools = args.map((arg) => itemsOf(runtime, arg));
    return lazily(() => product(runtime, pools, []));
  }),
];

/** Python's `itertools`, that part of it which schedules use. */
export const itertoolsModule = new PyModule('itertools', new Map(functions.map((each): [string, Value] => [each.name, each])));
