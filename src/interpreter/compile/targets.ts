import { setAttribute } from '../operators/attributes';
import { isIterable, iterate } from '../operators/iterate';
import { setItem } from '../operators/setItem';
import type { Expression } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { PyList } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown } from '../values/unknown';
import type { Value } from '../values/value';
import { type Frame, outer } from './frame';
import type { Scope } from './scope';

/** Binds a value to what stands left of `=`. */
export type Store = (frame: Frame, value: Value) => void;

/** Compiles the target of an assignment, a loop or an import. */
export function compileTarget(target: Expression, scope: Scope): Store {
  const { runtime } = scope.unit;
  switch (target.kind) {
    case 'name':
      return storeName(target.name, scope);
    case 'attribute': {
      const { run } = scope.compile(target.object);
      return (frame, value) => {
        const object = run(frame);
        runtime.where = target.range;
        setAttribute(runtime, object, target.name, value);
      };
    }
    case 'subscript': {
      const [object, index] = [scope.compile(target.object).run, scope.compile(target.index).run];
      return (frame, value) => {
        const container = object(frame);
        const at = index(frame);
        runtime.where = target.range;
        setItem(runtime, container, at, value);
      };
    }
    case 'tuple':
    case 'list':
      return storeItems(target.items, target, scope);
    default:
      return () => {
        throw runtime.unknown('syntax', '=', target.range);
      };
  }
}

function storeName(name: string, from: Scope): Store {
  const scope = from.kind === 'comprehension' && !from.slots.has(name) ? from.walrusScope : from;
  const levels = levelsUp(from, scope);
  const place = scope.find(name);
  const { runtime, globals } = scope.unit;
  const { slot } = place.kind === 'absent' ? { slot: scope.add(name) } : place;
  if (place.kind === 'global')
    return (_frame, value) => {
      const before = globals[slot];
      runtime.keep(() => {
        globals[slot] = before;
      });
      globals[slot] = value;
    };
  const depth = (place.kind === 'local' ? place.depth : 0) + levels;
  if (depth === 0)
    return (frame, value) => {
      frame[slot] = value;
    };
  return (frame, value) => {
    let home = frame;
    for (let i = 0; i < depth; i++) home = outer(home);
    const before = home[slot];
    // The variable of a function that has returned lives on in those that it made.
    runtime.keep(() => {
      home[slot] = before;
    });
    home[slot] = value;
  };
}

function levelsUp(from: Scope, to: Scope): number {
  let levels = 0;
  for (let scope: Scope | undefined = from; scope && scope !== to; scope = scope.parent) levels++;
  return levels;
}

function storeItems(targets: readonly Expression[], { range }: Expression, scope: Scope): Store {
  const { runtime } = scope.unit;
  const star = targets.findIndex(({ kind }) => kind === 'starred');
  const stores = targets.map((target) => compileTarget(target.kind === 'starred' ? target.value : target, scope));
  return (frame, value) => {
    runtime.where = range;
    if (value instanceof Unknown) {
      // What is made of an unknown is unknown, part by part.
      for (const store of stores) store(frame, value);
      return;
    }
    if (!isIterable(value)) throw raised('TypeError', `cannot unpack non-iterable ${typeName(value)} object`);
    const items = unpacked(value);
    stores.forEach((store, index) => {
      store(frame, items[index]!);
    });
  };
  function unpacked(value: Value): readonly Value[] {
    const [least, items] = [star < 0 ? targets.length : targets.length - 1, [] as Value[]];
    for (const item of iterate(runtime, value)) {
      runtime.spend(1);
      items.push(item);
      if (star < 0 && items.length > least) throw raised('ValueError', `too many values to unpack (expected ${least})`);
    }
    if (items.length < least)
      throw raised('ValueError', `not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${least}, got ${items.length})`);
    if (star < 0) return items;
    const after = targets.length - star - 1;
    return [...items.slice(0, star), new PyList(runtime, items.slice(star, items.length - after)), ...items.slice(items.length - after)];
  }
}
