import { defined } from '../builtins/defined';
import { callValue } from '../operators/call';
import { itemsOf } from '../operators/iterate';
import { raised } from '../values/exceptions';
import { asIs, Builtin, Descriptor, Partial, PyModule } from '../values/pyFunction';
import type { Value } from '../values/value';

const partial = new Builtin('partial', (_, [function_, ...args], keywords) => {
  if (function_ === undefined) throw raised('TypeError', "type 'partial' takes at least one argument");
  return new Partial(function_, args, keywords ?? new Map());
});

const reduce = defined('reduce', ['function', 'values', 'initial?'], (runtime, function_, values, initial) => {
  const items: readonly Value[] = itemsOf(runtime, values!);
  const [first, rest] = initial === undefined ? [items[0], items.slice(1)] : [initial, items];
  if (first === undefined) throw raised('TypeError', 'reduce() of empty iterable with no initial value');
  return rest.reduce((all: Value, item: Value) => callValue(runtime, function_!, [all, item]), first);
});

/** Python's `functools`. */
export const functoolsModule = new PyModule(
  'functools',
  new Map<string, Value>([
    ['partial', partial],
    ['reduce', reduce],
    ['lru_cache', asIs('lru_cache')],
    ['cache', asIs('cache')],
    ['wraps', new Builtin('wraps', () => asIs('wraps'))],
    ['cached_property', new Builtin('cached_property', (_, [getter]) => new Descriptor('cached', getter ?? null))],
  ]),
);
