import { eachStep, isColumnar } from '../columns/column';
import { columnBinary } from '../columns/operations';
import type { Runtime } from '../runtime';
import type { BinaryOperator } from '../syntax/ast';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { isInt, isNumber } from '../values/integer';
import { PyDict, PySet } from '../values/pyDict';
import { PyList, PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import { Unknown, UnknownSignal } from '../values/unknown';
import { PyClass, type Value } from '../values/value';
import { arrayBinary, isArrayLike, unsafeTypes } from './arrays';
import { dunder } from './dunder';
import { percentFormat } from '../text/percentFormat';
import { numeric } from '../arithmetic/numbers';
import { setBinary } from './sets';

const METHODS: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
};

/** `a operator b` of any two values, by Python's rules. `shown` is the operator as a message names it. */
export function binary(runtime: Runtime, operator: BinaryOperator, a: Value, b: Value, shown: string = operator): Value {
  if (isNumber(a) && isNumber(b)) {
    const result = numeric(runtime, operator, a, b);
    if (result !== undefined) return result;
  }
  if (isColumnar(a, b)) return columnBinary(operator, a, b) ?? eachStep(runtime, [a, b], ([x, y]) => binary(runtime, operator, x!, y!));
  if (a instanceof Unknown) throw new UnknownSignal(a);
  if (b instanceof Unknown) throw new UnknownSignal(b);
  if (isArrayLike(a) || isArrayLike(b)) {
    const result =
      arrayBinary(runtime, operator, a, b) ??
      (typeof a === 'string' && '+%'.includes(operator) ? ofSequences(runtime, operator, a, b) : undefined);
    if (result !== undefined) return result;
    if (typeof a === 'string' || typeof b === 'string') throw unsafeTypes(operator);
    throw runtime.unknown('array', operator);
  }
  const result = ofInstances(runtime, operator, a, b) ?? ofSequences(runtime, operator, a, b);
  if (result !== undefined) return result;
  const name = shown === '**' ? '** or pow()' : shown;
  throw raised('TypeError', `unsupported operand type(s) for ${name}: '${typeName(a)}' and '${typeName(b)}'`);
}

function ofInstances(runtime: Runtime, operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (!(a instanceof Instance || b instanceof Instance)) return undefined;
  const name = METHODS[operator];
  const isOverridden = a instanceof Instance && b instanceof Instance && a.class !== b.class && b.class.isSubclassOf(a.class);
  if (isOverridden) {
    const first = dunder(runtime, b, `__r${name}__`, a);
    if (first !== undefined) return first;
  }
  return dunder(runtime, a, `__${name}__`, b) ?? dunder(runtime, b, `__r${name}__`, a);
}

function ofSequences(runtime: Runtime, operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (operator === '+') return concatenate(runtime, a, b);
  if (operator === '*') return isSequence(a) ? repeat(runtime, a, b) : isSequence(b) ? repeat(runtime, b, a) : undefined;
  if (operator === '%' && typeof a === 'string') return percentFormat(runtime, a, b);
  if (a instanceof PySet && b instanceof PySet) return setBinary(runtime, operator, a, b);
  if (operator === '|' && a instanceof PyDict && b instanceof PyDict) {
    const merged = new PyDict(runtime);
    for (const { entries } of [a, b]) entries.forEach((entry, key) => merged.entries.set(key, entry));
    return merged;
  }
  // `int | None` in an annotation.
  if (operator === '|' && (a instanceof PyClass || b instanceof PyClass)) throw runtime.unknown('unsupported', '|');
  return undefined;
}

const isSequence = (value: Value): value is string | PyList | PyTuple =>
  typeof value === 'string' || value instanceof PyList || value instanceof PyTuple;

function concatenate(runtime: Runtime, a: Value, b: Value): Value | undefined {
  if (typeof a === 'string') {
    if (typeof b !== 'string') throw raised('TypeError', `can only concatenate str (not "${typeName(b)}") to str`);
    runtime.reserve(a.length + b.length);
    return a + b;
  }
  if (a instanceof PyList) {
    if (!(b instanceof PyList)) throw raised('TypeError', `can only concatenate list (not "${typeName(b)}") to list`);
    runtime.reserve(a.items.length + b.items.length);
    return new PyList(runtime, [...a.items, ...b.items]);
  }
  if (!(a instanceof PyTuple)) return undefined;
  if (!(b instanceof PyTuple)) throw raised('TypeError', `can only concatenate tuple (not "${typeName(b)}") to tuple`);
  runtime.reserve(a.items.length + b.items.length);
  return new PyTuple([...a.items, ...b.items]);
}

function repeat(runtime: Runtime, sequence: string | PyList | PyTuple, by: Value): Value {
  if (!isInt(by)) throw raised('TypeError', `can't multiply sequence by non-int of type '${typeName(by)}'`);
  const times = Math.max(0, Number(by));
  const length = typeof sequence === 'string' ? sequence.length : sequence.items.length;
  runtime.reserve(length * times);
  if (typeof sequence === 'string') return sequence.repeat(times);
  const items: Value[] = [];
  if (length > 0) for (let i = 0; i < times; i++) for (const item of sequence.items) items.push(item);
  return sequence instanceof PyList ? new PyList(runtime, items) : new PyTuple(items);
}
