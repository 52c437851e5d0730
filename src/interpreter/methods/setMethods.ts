import { hashKey } from '../operators/hashKey';
import { itemsOf } from '../operators/iterate';
import { setBinary } from '../operators/sets';
import type { Runtime } from '../runtime';
import type { BinaryOperator } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { PySet } from '../values/pyDict';
import type { Value } from '../values/value';
import { type MethodRow, methodsFrom } from './methods';

/** A set of these items. */
export function setOf(runtime: Runtime, items: Value, isFrozen = false): PySet {
  const set = new PySet(runtime, isFrozen);
  if (items instanceof PySet) items.members.forEach((member, key) => set.members.set(key, member));
  else for (const item of itemsOf(runtime, items)) set.members.set(hashKey(runtime, item), item);
  return set;
}

const combined = (name: string, operator: BinaryOperator): MethodRow<PySet> => [
  name,
  ['other'],
  (runtime, self, other) => setBinary(runtime, operator, self, setOf(runtime, other!))!,
];

/** The methods of sets. */
export const setMethods = methodsFrom<PySet>([
  [
    'add',
    ['value'],
    (runtime, set, value) => {
      const key = hashKey(runtime, value!);
      runtime.touch(set);
      if (!set.members.has(key)) set.members.set(key, value!);
      return null;
    },
  ],
  [
    'discard',
    ['value'],
    (runtime, set, value) => {
      runtime.touch(set);
      set.members.delete(hashKey(runtime, value!));
      return null;
    },
  ],
  [
    'remove',
    ['value'],
    (runtime, set, value) => {
      runtime.touch(set);
      if (!set.members.delete(hashKey(runtime, value!))) throw raised('KeyError', value!);
      return null;
    },
  ],
  combined('union', '|'),
  combined('intersection', '&'),
  combined('difference', '-'),
  ['copy', [], (runtime, set) => setOf(runtime, set, set.isFrozen)],
]);
