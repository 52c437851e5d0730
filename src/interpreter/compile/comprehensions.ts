import { hashKey } from '../operators/hashKey';
import { iterate } from '../operators/iterate';
import type { Clause, Comprehension } from '../syntax/ast';
import { PyDict, PySet } from '../values/pyDict';
import { PyIterator } from '../values/pyIterator';
import { PyList } from '../values/sequences';
import type { Value } from '../values/value';
import { targetNames } from './bindings';
import { compileTest } from './comparisons';
import { costOf } from './cost';
import { type Evaluate, type Frame, frameIn } from './frame';
import { Scope } from './scope';
import { compileTarget } from './targets';

/** A comprehension, with a scope of its own; the first source belongs to the scope outside. */
export function compileComprehension({ of, element, value, clauses, range }: Comprehension, scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const names = clauses.flatMap(({ target }) => targetNames(target));
  const inner = new Scope(scope.unit, 'comprehension', scope, '', names, []);
  const first = scope.compile(clauses[0]!.source).run;
  const each = inner.compile(element).run;
  const beside = value && inner.compile(value).run;
  const loops = clauses.map((clause, index) => compileClause(clause, inner, index === 0));
  const cost = 1 + costOf(element) + (value ? costOf(value) : 0);
  const begin = (frame: Frame): readonly [own: Frame, items: Iterable<Value>] => {
    const source = first(frame);
    runtime.where = range;
    return [frameIn(frame, inner.size), iterate(runtime, source)];
  };
  const collect = (frame: Frame, take: (own: Frame) => void): void => {
    const [own, items] = begin(frame);
    visit(loops, 0, own, items, () => {
      runtime.spend(cost);
      take(own);
    });
  };
  switch (of) {
    case 'list':
      return (frame) => {
        const items: Value[] = [];
        collect(frame, (own) => items.push(each(own)));
        return new PyList(runtime, items);
      };
    case 'set':
      return (frame) => {
        const set = new PySet(runtime);
        collect(frame, (own) => {
          const item = each(own);
          const key = hashKey(runtime, item);
          if (!set.members.has(key)) set.members.set(key, item);
        });
        return set;
      };
    case 'dict':
      return (frame) => {
        const dict = new PyDict(runtime);
        collect(frame, (own) => {
          const key = each(own);
          const hash = hashKey(runtime, key);
          dict.entries.set(hash, [dict.entries.get(hash)?.[0] ?? key, beside!(own)]);
        });
        return dict;
      };
    case 'generator':
      return (frame) => {
        const [own, items] = begin(frame);
        const generate = function* (): Generator<Value> {
          for (const turn of turns(loops, 0, own, items)) {
            runtime.spend(cost);
            yield each(turn);
          }
        };
        const generateOne = function* ({ store, passes, spend }: Loop): Generator<Value> {
          for (const item of items) {
            spend();
            store(own, item);
            if (!passes(own)) continue;
            runtime.spend(cost);
            yield each(own);
          }
        };
        return new PyIterator(loops.length === 1 ? generateOne(loops[0]!) : generate(), true);
      };
  }
}

interface Loop {
  readonly source: Evaluate | undefined;
  readonly store: (frame: Frame, value: Value) => void;
  readonly passes: (frame: Frame) => boolean;
  readonly items: (source: Value) => Iterable<Value>;
  readonly spend: () => void;
}

function compileClause({ target, source, conditions }: Clause, scope: Scope, isFirst: boolean): Loop {
  const { runtime } = scope.unit;
  const tests = conditions.map((condition) => compileTest(condition, scope));
  const cost = 1 + conditions.reduce((sum, each) => sum + costOf(each), 0);
  return {
    source: isFirst ? undefined : scope.compile(source).run,
    store: compileTarget(target, scope),
    passes: tests.length === 0 ? () => true : (frame) => tests.every((test) => test(frame)),
    items: (value) => {
      runtime.where = source.range;
      return iterate(runtime, value);
    },
    spend: () => {
      runtime.spend(cost);
    },
  };
}

/** Runs through the clauses from `index` on, with what is to be done at each turn that passes all conditions. */
function visit(loops: readonly Loop[], index: number, frame: Frame, items: Iterable<Value>, turn: () => void): void {
  const { store, passes, spend } = loops[index]!;
  const next = loops[index + 1];
  for (const item of items) {
    spend();
    store(frame, item);
    if (!passes(frame)) continue;
    if (next) visit(loops, index + 1, frame, next.items(next.source!(frame)), turn);
    else turn();
  }
}

/** The same, one turn after another as they are asked for. */
function* turns(loops: readonly Loop[], index: number, frame: Frame, items: Iterable<Value>): Generator<Frame> {
  const { store, passes, spend } = loops[index]!;
  const next = loops[index + 1];
  for (const item of items) {
    spend();
    store(frame, item);
    if (!passes(frame)) continue;
    if (next) yield* turns(loops, index + 1, frame, next.items(next.source!(frame)));
    else yield frame;
  }
}
