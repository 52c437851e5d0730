// Collections as they are written: items, and the entries of a dict.
import { updateDict } from '../methods/dictMethods';
import { hashKey } from '../operators/hashKey';
import { itemsOf } from '../operators/iterate';
import type { Expression } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { PyDict } from '../values/pyDict';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import type { Evaluate, Frame } from './frame';
import { compileLazily } from './lazily';
import type { Scope } from './scope';

/** The values of items, of which `*x` gives several. */
export function compileItems(items: readonly Expression[], scope: Scope): (frame: Frame) => Value[] {
  const { runtime } = scope.unit;
  const all = items.map((item) => ({
    isStarred: item.kind === 'starred',
    run: scope.compile(item.kind === 'starred' ? item.value : item).run,
    range: item.range,
  }));
  if (!all.some(({ isStarred }) => isStarred)) return (frame) => all.map(({ run }) => run(frame));
  return (frame) => {
    const values: Value[] = [];
    for (const { isStarred, run, range } of all) {
      const value = run(frame);
      runtime.where = range;
      if (isStarred) for (const item of starredItems(value)) values.push(item);
      else values.push(value);
    }
    return values;
  };
  function starredItems(value: Value): readonly Value[] {
    if (typeof value === 'number' || value === null) throw raised('TypeError', `Value after * must be an iterable, not ${typeName(value)}`);
    return itemsOf(runtime, value);
  }
}

/** A dict, of whose entries `**x` gives several. */
export function compileDict(entries: readonly { readonly key?: Expression; readonly value: Expression }[], scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const all = entries.map(({ key, value }) => ({
    key: key && scope.compile(key).run,
    value: compileLazily(value, scope),
    range: value.range,
  }));
  return (frame) => {
    const dict = new PyDict(runtime);
    for (const { key, value, range } of all) {
      const name = key?.(frame);
      const item = value(frame);
      runtime.where = range;
      if (name === undefined) {
        if (item instanceof Unknown) throw new UnknownSignal(item);
        if (!(item instanceof PyDict)) throw raised('TypeError', `'${typeName(item)}' object is not a mapping`);
        updateDict(runtime, dict, item);
      } else {
        const hash = hashKey(runtime, name);
        dict.entries.set(hash, [dict.entries.get(hash)?.[0] ?? name, item]);
      }
    }
    return dict;
  };
}
