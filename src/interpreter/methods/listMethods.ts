import { raised } from '../values/exceptions';
import { PyList, type PyTuple } from '../values/sequences';
import { isTrue } from '../operators/truth';
import { repr } from '../text/repr';
import { itemsOf } from '../operators/iterate';
import { same } from '../operators/equal';
import { placeIn } from '../operators/subscript';
import { wholeNumber } from '../builtins/realNumber';
import { sortedItems } from '../builtins/sortedItems';
import { type MethodRow, methodsFrom } from './methods';

const shared: readonly MethodRow<PyList | PyTuple>[] = [
  [
    'index',
    ['value', 'start?', 'stop?'],
    (runtime, { items, class: type }, value, start, stop) => {
      runtime.spend(items.length);
      const from = start === undefined ? 0 : wholeNumber(runtime, start);
      const to = stop === undefined ? items.length : wholeNumber(runtime, stop);
      const first = from < 0 ? Math.max(0, from + items.length) : from;
      const end = to < 0 ? to + items.length : to;
      const index = items.findIndex((item, i) => i >= first && i < end && same(runtime, item, value!));
      if (index < 0)
        throw raised('ValueError', type.name === 'list' ? `${repr(runtime, value!)} is not in list` : 'tuple.index(x): x not in tuple');
      return index;
    },
  ],
  [
    'count',
    ['value'],
    (runtime, { items }, value) => {
      runtime.spend(items.length);
      return items.filter((item) => same(runtime, item, value!)).length;
    },
  ],
];

/** The methods of tuples. */
export const tupleMethods = methodsFrom<PyTuple>(shared);

/** The methods of lists. */
export const listMethods = methodsFrom<PyList>([
  ...shared,
  [
    'append',
    ['value'],
    (runtime, list, value) => {
      runtime.touch(list);
      if (list.items.push(value!) > runtime.bounds.items) runtime.reserve(list.items.length);
      return null;
    },
  ],
  [
    'extend',
    ['values'],
    (runtime, list, values) => {
      const items = [...itemsOf(runtime, values!)];
      runtime.touch(list);
      runtime.reserve(list.items.length + items.length);
      for (const item of items) list.items.push(item);
      return null;
    },
  ],
  [
    'insert',
    ['index', 'value'],
    (runtime, list, index, value) => {
      runtime.touch(list);
      runtime.spend(list.items.length >> 3);
      list.items.splice(wholeNumber(runtime, index!), 0, value!);
      return null;
    },
  ],
  [
    'pop',
    ['index?'],
    (runtime, list, index) => {
      if (list.items.length === 0) throw raised('IndexError', 'pop from empty list');
      const given = index === undefined ? -1 : wholeNumber(runtime, index);
      const place = given < 0 ? given + list.items.length : given;
      if (place < 0 || place >= list.items.length) throw raised('IndexError', 'pop index out of range');
      runtime.touch(list);
      return list.items.splice(place, 1)[0]!;
    },
  ],
  [
    'remove',
    ['value'],
    (runtime, list, value) => {
      runtime.spend(list.items.length);
      const index = list.items.findIndex((item) => same(runtime, item, value!));
      if (index < 0) throw raised('ValueError', 'list.remove(x): x not in list');
      runtime.touch(list);
      list.items.splice(index, 1);
      return null;
    },
  ],
  [
    'clear',
    [],
    (runtime, list) => {
      runtime.touch(list);
      list.items.length = 0;
      return null;
    },
  ],
  [
    'reverse',
    [],
    (runtime, list) => {
      runtime.touch(list);
      runtime.spend(list.items.length >> 3);
      list.items.reverse();
      return null;
    },
  ],
  [
    'copy',
    [],
    (runtime, { items }) => {
      runtime.reserve(items.length);
      return new PyList(runtime, [...items]);
    },
  ],
  [
    'sort',
    ['*', 'key?', 'reverse?'],
    (runtime, list, key, reverse) => {
      const items = sortedItems(runtime, list.items, key, reverse !== undefined && isTrue(runtime, reverse));
      runtime.touch(list);
      list.items.splice(0, list.items.length, ...items);
      return null;
    },
  ],
  ['__getitem__', ['index'], (runtime, { items }, index) => items[placeIn(runtime, items.length, index!, 'list')]!],
  ['__len__', [], (_, { items }) => items.length],
]);
