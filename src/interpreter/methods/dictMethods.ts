import type { Runtime } from '../runtime';
import { hashKey } from '../operators/hashKey';
import { itemsOf } from '../operators/iterate';
import { raised } from '../values/exceptions';
import { PyDict } from '../values/pyDict';
import { Builtin } from '../values/pyFunction';
import { PyList, PyTuple } from '../values/sequences';
import type { Keywords, Value } from '../values/value';
import { methodsFrom } from './methods';

/** Puts what another dict, or pairs, and keywords say into a dict. */
export function updateDict(runtime: Runtime, dict: PyDict, other: Value | undefined, keywords?: Keywords): void {
  runtime.touch(dict);
  if (other instanceof PyDict) {
    runtime.reserve(other.entries.size);
    other.entries.forEach((entry, key) => dict.entries.set(key, entry));
  } else if (other !== undefined) {
    for (const pair of itemsOf(runtime, other)) {
      const [key, value, ...more] = itemsOf(runtime, pair);
      if (key === undefined || value === undefined || more.length > 0) throw runtime.unknown('unsupported', 'dict()');
      dict.entries.set(hashKey(runtime, key), [key, value]);
    }
  }
  keywords?.forEach((value, key) => dict.entries.set(hashKey(runtime, key), [key, value]));
}

const update = new Builtin('update', (runtime, [self, other], keywords) => {
  updateDict(runtime, self as PyDict, other, keywords);
  return null;
});

/** The methods of dicts; `keys`, `values` and `items` give lists, which differ only when the dict changes meanwhile. */
export const dictMethods = new Map([
  ...methodsFrom<PyDict>([
    ['get', ['key', 'default?'], (runtime, { entries }, key, byDefault = null) => entries.get(hashKey(runtime, key!))?.[1] ?? byDefault],
    [
      'keys',
      [],
      (runtime, { entries }) =>
        new PyList(
          runtime,
          Array.from(entries.values(), ([key]) => key),
        ),
    ],
    [
      'values',
      [],
      (runtime, { entries }) =>
        new PyList(
          runtime,
          Array.from(entries.values(), ([, value]) => value),
        ),
    ],
    [
      'items',
      [],
      (runtime, { entries }) =>
        new PyList(
          runtime,
          Array.from(entries.values(), (entry) => new PyTuple(entry)),
        ),
    ],
    [
      'pop',
      ['key', 'default?'],
      (runtime, dict, key, byDefault) => {
        const hash = hashKey(runtime, key!);
        const entry = dict.entries.get(hash);
        if (!entry && byDefault === undefined) throw raised('KeyError', key!);
        runtime.touch(dict);
        dict.entries.delete(hash);
        return entry ? entry[1] : byDefault!;
      },
    ],
    [
      'setdefault',
      ['key', 'default?'],
      (runtime, dict, key, byDefault = null) => {
        const hash = hashKey(runtime, key!);
        const entry = dict.entries.get(hash);
        if (entry) return entry[1];
        runtime.touch(dict);
        dict.entries.set(hash, [key!, byDefault]);
        return byDefault;
      },
    ],
    [
      'copy',
      [],
      (runtime, dict) => {
        const copy = new PyDict(runtime);
        copy.factory = dict.factory;
        updateDict(runtime, copy, dict);
        return copy;
      },
    ],
    [
      'clear',
      [],
      (runtime, dict) => {
        runtime.touch(dict);
        dict.entries.clear();
        return null;
      },
    ],
  ]),
  ['update', update.invoke] as const,
]);
