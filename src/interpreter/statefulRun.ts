import { RUN_OPERATIONS } from './bounds';
import type { Outcome } from './outcome';
import { Instance } from './values/instance';
import { isNumber, toDouble } from './values/integer';
import { Builtin } from './values/pyFunction';
import type { Value } from './values/value';

/** What the run needs of the object's file. */
interface Calls {
  /** Calls, and keeps what the call has changed. */
  readonly make: (callee: Value, args: readonly Value[]) => Outcome;
  readonly call: (callee: Value, args: readonly Value[]) => Outcome;
  readonly attribute: (object: Value, name: string) => Outcome;
  /** Operations that the last call has cost. */
  readonly spent: () => number;
}

/** How an object is run. */
export interface StepMethod {
  /** What is called at each step; `__call__`: the object itself. */
  readonly method: string;
  readonly args?: readonly Value[];
  /** The attribute, property or method without arguments that has the value; else what the call returns is the value. */
  readonly read?: { readonly name: string; readonly isCalled?: boolean };
  /** The value of a step is read before the call of that step, not after it. */
  readonly isBefore?: boolean;
}

/** A call that changes nothing is tried for only now and then: looking at all attributes costs more than a call. */
const interval = 64;

/**
 * The values of an object that changes from step to step: it is run from 0 on as far as asked, once and within a bound. Where a
 * call changes nothing any more, all others change nothing.
 */
export class StatefulRun {
  readonly #values: Value[] = [];
  /** What it came to where it has no more values. */
  #end: Outcome | undefined;
  #object: Outcome | undefined;
  #left = RUN_OPERATIONS;
  #isFixed = false;

  constructor(
    private readonly module: Calls,
    private readonly make: () => Outcome,
    private readonly of: StepMethod,
  ) {}

  /** The value at a step, a whole number from 0 on. */
  at(step: number): Outcome {
    while (this.#values.length <= step && !this.#end) {
      const next: Outcome = this.#left <= 0 ? { kind: 'exceeded', bound: 'curve' } : this.#next();
      if (next.kind !== 'value') this.#end = next;
      else this.#values.push(next.value);
      if (this.#isFixed) this.#end = next;
    }
    const value = this.#values[step];
    return value === undefined ? this.#end! : { kind: 'value', value };
  }

  #next(): Outcome {
    const object = (this.#object ??= this.make());
    if (object.kind !== 'value') return object;
    const { isBefore = false, read } = this.of;
    const count = this.#values.length;
    if (isBefore && count === 0) return this.#read(object.value);
    const before = count % interval === 0 ? stateOf(object.value) : undefined;
    const result = this.#call(object.value);
    if (before && isSameState(before, stateOf(object.value))) this.#isFixed = true;
    return result.kind === 'value' && read ? this.#read(object.value) : result;
  }

  #call(object: Value): Outcome {
    const { method: name, args = [] } = this.of;
    const method: Outcome = name === '__call__' ? { kind: 'value', value: object } : this.module.attribute(object, name);
    if (method.kind !== 'value') return method;
    const result = this.module.make(method.value, args);
    this.#left -= this.module.spent() + 1;
    return result;
  }

  #read(object: Value): Outcome {
    const { name, isCalled } = this.of.read!;
    const value = this.module.attribute(object, name);
    const outcome = isCalled && value.kind === 'value' ? this.module.call(value.value, []) : value;
    this.#left -= this.module.spent();
    return outcome;
  }
}

/** The attributes of an object that is made of numbers and texts alone; undefined for others, which may change inside. */
function stateOf(object: Value): ReadonlyMap<string, Value> | undefined {
  if (!(object instanceof Instance)) return undefined;
  const isPlain = (value: Value) =>
    value === null || typeof value === 'string' || typeof value === 'boolean' || isNumber(value) || isPure(value);
  return [...object.attributes.values()].every(isPlain) ? new Map(object.attributes) : undefined;
}

/** Whether a value is one of the functions that have no inside. */
const isPure = (value: Value): boolean => value instanceof Builtin && /^(?:min|max|abs|round)$/.test(value.name);

function isSameState(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value> | undefined): boolean {
  return b?.size === a.size && [...a].every(([name, value]) => isSame(value, b.get(name)));
}

const isSame = (a: Value, b: Value | undefined): boolean =>
  Object.is(a, b) || (b !== undefined && isNumber(a) && isNumber(b) && typeof a === typeof b && Object.is(toDouble(a), toDouble(b)));
