import type { Range } from '../../language/tree/tree';
import type { Runtime } from '../runtime';
import { BUILTIN, CLASSMETHOD, FUNCTION, METHOD, MODULE, PARTIAL, PROPERTY, STATICMETHOD, SUPER } from './classes';
import { type Keywords, type Kind, type PyClass, PyObject, type Value } from './value';

/** What a call does. */
export type Invoke = (runtime: Runtime, args: readonly Value[], keywords?: Keywords) => Value;

/** A function or lambda of the file. */
export class PyFunction extends PyObject {
  get class(): PyClass {
    return FUNCTION;
  }

  /** The class in whose body it stands, which `super()` starts from. */
  home: PyClass | undefined;

  constructor(
    readonly name: string,
    readonly range: Range,
    readonly invoke: Invoke,
    /** How many arguments a call by position alone may have without more to bind; -1 where it is not that simple. */
    readonly arity: number,
    /** How many it must have at least. */
    readonly required: number,
    readonly parameterNames: readonly string[],
  ) {
    super();
  }
}

/** A function of floats, and what comes out. Where that are floats of Python it may raise where they are not finite. */
export interface OfFloats {
  readonly run: (value: number) => number;
  readonly kind: Kind;
}

/** A function that comes with Python or a known library. */
export class Builtin extends PyObject {
  get class(): PyClass {
    return BUILTIN;
  }

  /** For speed: what a call with one number does, where the function is one of a number. Undefined: take the long way. */
  one?: (value: number) => Value | undefined;
  /** For columns: what it does to floats and ints. */
  ofFloats?: OfFloats;

  constructor(
    readonly name: string,
    readonly invoke: Invoke,
  ) {
    super();
  }
}

/** What changes nothing: around statements by `with`, or around a function, which it leaves as it is. */
export class Harmless extends Builtin {
  constructor(name: string) {
    super(name, (_, [decorated]) => decorated ?? null);
  }
}

/** A decorator that changes no value, as it stands or called first; called it may stand behind `with`, too. */
export const asIs = (name: string): Builtin =>
  new Builtin(name, (_, [decorated]) => (typeof decorated === 'object' && decorated !== null ? decorated : new Harmless(name)));

/** A function with its first argument. */
export class BoundMethod extends PyObject {
  get class(): PyClass {
    return METHOD;
  }

  constructor(
    readonly self: Value,
    readonly function_: PyFunction | Builtin,
  ) {
    super();
  }
}

/** `functools.partial(function, …)`. */
export class Partial extends PyObject {
  get class(): PyClass {
    return PARTIAL;
  }

  constructor(
    readonly function_: Value,
    readonly args: readonly Value[],
    readonly keywords: Keywords,
  ) {
    super();
  }
}

/** `property`, `staticmethod` and `classmethod`. */
export class Descriptor extends PyObject {
  constructor(
    readonly kind: 'property' | 'static' | 'class' | 'cached',
    readonly function_: Value,
    readonly setter?: Value,
  ) {
    super();
  }

  get class(): PyClass {
    return this.kind === 'static' ? STATICMETHOD : this.kind === 'class' ? CLASSMETHOD : PROPERTY;
  }
}

/** `super()`: an object seen as one of the classes after `after`. */
export class Super extends PyObject {
  get class(): PyClass {
    return SUPER;
  }

  constructor(
    readonly self: Value,
    readonly own: PyClass,
    readonly after: PyClass,
  ) {
    super();
  }
}

/** A module that the interpreter knows, by what it has. */
export class PyModule extends PyObject {
  get class(): PyClass {
    return MODULE;
  }

  constructor(
    readonly name: string,
    readonly members: ReadonlyMap<string, Value>,
  ) {
    super();
  }
}
