import { Exceeded } from '../../bounds';
import { findAttribute } from '../../operators/attributes';
import { is } from '../../operators/compare';
import { equal } from '../../operators/equal';
import { hashKey } from '../../operators/hashKey';
import type { Pattern, Statement } from '../../syntax/ast';
import { raised } from '../../values/exceptions';
import { PyDict } from '../../values/pyDict';
import { PyList, PyRange, PyTuple } from '../../values/sequences';
import { typeOf } from '../../values/typeOf';
import { Unknown, UnknownSignal } from '../../values/unknown';
import { PyClass, type Value } from '../../values/value';
import { itemsOf } from '../../operators/iterate';
import { compileTest } from '../comparisons';
import { costOf } from '../cost';
import type { Execute, Frame } from '../frame';
import type { Scope } from '../scope';
import { compileBlock } from '../blocks';
import { compileTarget } from '../targets';

/** Whether a value fits a pattern; the names of the pattern are bound on the way. */
type Fits = (frame: Frame, value: Value) => boolean;

/** A `match` statement. */
export function compileMatch({ subject, cases, range }: Extract<Statement, { kind: 'match' }>, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const { run } = scope.compile(subject);
  const cost = costOf(subject);
  const all = cases.map(({ pattern, guard, body }) => ({
    fits: compilePattern(pattern, scope),
    guard: guard && compileTest(guard, scope),
    body: compileBlock(body, scope),
  }));
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    const value = run(frame);
    runtime.where = range;
    if (value instanceof Unknown) throw new UnknownSignal(value);
    for (const { fits, guard, body } of all) {
      runtime.spend(2);
      if (fits(frame, value) && (!guard || guard(frame))) return body(frame);
    }
    return undefined;
  };
}

function compilePattern(pattern: Pattern, scope: Scope): Fits {
  const { runtime } = scope.unit;
  const bind = (name: string | undefined): ((frame: Frame, value: Value) => void) =>
    name === undefined ? () => undefined : compileTarget({ kind: 'name', name, range: pattern.range }, scope);
  switch (pattern.kind) {
    case 'value': {
      const { run } = scope.compile(pattern.value);
      const literal = pattern.value.kind === 'literal' ? pattern.value.literal : undefined;
      // `None`, `True` and `False` are compared by `is`.
      if (literal?.type === 'none' || literal?.type === 'bool') return (frame, value) => is(value, run(frame));
      return (frame, value) => equal(runtime, value, run(frame));
    }
    case 'capture': {
      const store = bind(pattern.name);
      const inner = pattern.pattern && compilePattern(pattern.pattern, scope);
      return (frame, value) => {
        if (inner && !inner(frame, value)) return false;
        store(frame, value);
        return true;
      };
    }
    case 'or': {
      const all = pattern.patterns.map((each) => compilePattern(each, scope));
      return (frame, value) => all.some((fits) => fits(frame, value));
    }
    case 'sequence':
      return compileSequence(pattern.patterns, scope);
    case 'mapping': {
      const all = pattern.entries.map(({ key, pattern: each }) => ({
        key: scope.compile(key).run,
        fits: compilePattern(each, scope),
      }));
      const store = bind(pattern.rest);
      return (frame, value) => {
        if (!(value instanceof PyDict)) return false;
        const used = new Set<unknown>();
        const isFitting = all.every(({ key, fits }) => {
          const hash = hashKey(runtime, key(frame));
          used.add(hash);
          const entry = value.entries.get(hash);
          return entry !== undefined && fits(frame, entry[1]);
        });
        if (!isFitting) return false;
        const rest = new PyDict(runtime);
        value.entries.forEach((entry, hash) => !used.has(hash) && rest.entries.set(hash, entry));
        store(frame, rest);
        return true;
      };
    }
    case 'class':
      return compileClassPattern(pattern, scope);
    default:
      return () => {
        throw runtime.unknown('syntax', 'case', pattern.range);
      };
  }
}

function compileSequence(patterns: readonly Pattern[], scope: Scope): Fits {
  const { runtime } = scope.unit;
  const star = patterns.findIndex(({ kind }) => kind === 'star');
  const starred = patterns[star];
  const name = starred?.kind === 'star' ? starred.name : undefined;
  const store = name === undefined ? undefined : compileTarget({ kind: 'name', name, range: starred!.range }, scope);
  const fixed = patterns.filter(({ kind }) => kind !== 'star').map((each) => compilePattern(each, scope));
  return (frame, value) => {
    if (!(value instanceof PyList || value instanceof PyTuple || value instanceof PyRange)) return false;
    const items = itemsOf(runtime, value);
    if (star < 0 ? items.length !== fixed.length : items.length < fixed.length) return false;
    const after = star < 0 ? 0 : fixed.length - star;
    const isFitting = fixed.every((fits, index) =>
      fits(frame, items[star >= 0 && index >= star ? items.length - after + index - star : index]!),
    );
    if (isFitting && store) store(frame, new PyList(runtime, items.slice(star, items.length - after)));
    return isFitting;
  };
}

function compileClassPattern(pattern: Extract<Pattern, { kind: 'class' }>, scope: Scope): Fits {
  const { runtime } = scope.unit;
  const { run } = scope.compile(pattern.class);
  const positional = pattern.positional.map((each) => compilePattern(each, scope));
  const named = pattern.named.map(({ name, pattern: each }) => ({ name, fits: compilePattern(each, scope) }));
  return (frame, value) => {
    const type = run(frame);
    runtime.where = pattern.range;
    if (!(type instanceof PyClass)) throw raised('TypeError', 'called match pattern must be a class');
    if (!typeOf(value).isSubclassOf(type)) return false;
    const matched = type.find('__match_args__');
    const names = type.fields?.map(({ name }) => name) ?? (matched instanceof PyTuple ? matched.items : []);
    const isBuiltin = type.epoch < 0;
    if (isBuiltin && positional.length === 1) return positional[0]!(frame, value);
    if (positional.length > names.length)
      throw raised('TypeError', `${type.name}() accepts ${names.length} positional sub-patterns (${positional.length} given)`);
    const all = [...positional.map((fits, index) => ({ name: names[index] as string, fits })), ...named];
    return all.every(({ name, fits }) => {
      const attribute = findAttribute(runtime, value, name);
      return attribute !== undefined && fits(frame, attribute);
    });
  };
}
