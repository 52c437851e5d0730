import { bail } from '../columns/block';
import { isColumnar } from '../columns/column';
import { columnCompare } from '../columns/operations';
import type { Runtime } from '../runtime';
import type { Comparison } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { isNumber, toDouble } from '../values/integer';
import { PySet } from '../values/pyDict';
import type { PyFloat } from '../values/pyFloat';
import { PyList, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import type { Value } from '../values/value';
import { arrayCompare, isArrayLike } from './arrays';
import { contains } from './contains';
import { dunder } from './dunder';
import { equal, same } from './equal';
import { isTrue } from './truth';

type Order = '<' | '<=' | '>' | '>=';

const METHODS: Readonly<Record<Order, readonly [own: string, swapped: string]>> = {
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
};

/** A comparison of two values: a truth value, except where arrays or the file's own classes make it something else. */
export function compare(runtime: Runtime, operator: Comparison, a: Value, b: Value): Value {
  switch (operator) {
    case 'is':
      return is(a, b);
    case 'is not':
      return !is(a, b);
    case 'in':
      return contains(runtime, b, a);
    case 'not in':
      return !contains(runtime, b, a);
  }
  if (isColumnar(a, b)) return columnCompare(operator, a, b);
  if (isArrayLike(a) || isArrayLike(b)) {
    const result = arrayCompare(runtime, operator, a, b);
    if (result !== undefined) return result;
  }
  if (operator === '==') return equal(runtime, a, b);
  if (operator === '!=') return notEqual(runtime, a, b);
  return ordered(runtime, operator, a, b);
}

/** `a is b` */
export function is(a: Value, b: Value): boolean {
  if (isColumnar(a, b)) return bail();
  if (a instanceof Unknown) throw new UnknownSignal(a);
  if (b instanceof Unknown) throw new UnknownSignal(b);
  return a === b;
}

function notEqual(runtime: Runtime, a: Value, b: Value): boolean {
  const own = dunder(runtime, a, '__ne__', b);
  return own === undefined ? !equal(runtime, a, b) : isTrue(runtime, own);
}

/** `a < b` and the like. */
export function ordered(runtime: Runtime, operator: Order, a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b)) return byOrder(operator, exact(a), exact(b));
  if (isColumnar(a, b)) return columnCompare(operator, a, b);
  if (a instanceof Unknown) throw new UnknownSignal(a);
  if (b instanceof Unknown) throw new UnknownSignal(b);
  if (typeof a === 'string' && typeof b === 'string') return byOrder(operator, ...codePoints(a, b));
  if ((a instanceof PyList && b instanceof PyList) || (a instanceof PyTuple && b instanceof PyTuple))
    return orderedItems(runtime, operator, a.items, b.items);
  if (a instanceof PySet && b instanceof PySet) {
    const [small, large] = operator.startsWith('<') ? [a, b] : [b, a];
    const isWithin = [...small.members.keys()].every((key) => large.members.has(key));
    return isWithin && (operator.length === 2 || small.members.size < large.members.size);
  }
  if (isArrayLike(a) || isArrayLike(b)) {
    const result = arrayCompare(runtime, operator, a, b);
    if (result !== undefined) return result;
  }
  if (a instanceof Instance || b instanceof Instance) {
    const [own, swapped] = METHODS[operator];
    const result = dunder(runtime, a, own, b) ?? dunder(runtime, b, swapped, a);
    if (result !== undefined) return result;
  }
  throw raised('TypeError', `'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

const exact = (value: number | bigint | boolean | PyFloat): number | bigint => (typeof value === 'bigint' ? value : toDouble(value));

function byOrder<T extends number | bigint | string>(operator: Order, a: T, b: T): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** Two texts that JS orders as Python does: by code points, where surrogates are among them. */
function codePoints(a: string, b: string): [string, string] {
  if (!/[\uD800-\uDFFF]/.test(a + b)) return [a, b];
  const pad = (text: string): string => Array.from(text, (each) => each.codePointAt(0)!.toString(16).padStart(6, '0')).join('');
  return [pad(a), pad(b)];
}

function orderedItems(runtime: Runtime, operator: Order, a: readonly Value[], b: readonly Value[]): Value {
  for (let i = 0; i < a.length && i < b.length; i++) {
    runtime.spend(1);
    if (!same(runtime, a[i]!, b[i]!)) return ordered(runtime, operator, a[i]!, b[i]!);
  }
  return byOrder(operator, a.length, b.length);
}
