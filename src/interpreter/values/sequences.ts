import { LIST, RANGE, SLICE, TUPLE } from './classes';
import { Mutable, type PyClass, PyObject, type Value } from './value';

/** A tuple. */
export class PyTuple extends PyObject {
  get class(): PyClass {
    return this.type ?? TUPLE;
  }

  constructor(
    readonly items: readonly Value[],
    /** What its items are called, where it is a named tuple. */
    readonly names?: readonly string[],
    /** The class that says more of it, such as methods, where it is a named tuple with one. */
    readonly type?: PyClass,
  ) {
    super();
  }
}

/** A list. Whoever changes its items asks the runtime to keep them first. */
export class PyList extends Mutable {
  get class(): PyClass {
    return LIST;
  }

  constructor(
    home: { readonly epoch: number },
    readonly items: Value[],
  ) {
    super(home);
  }

  saved(): () => void {
    const before = [...this.items];
    return () => {
      this.items.splice(0, this.items.length, ...before);
    };
  }
}

/** A `range` of safe integers. */
export class PyRange extends PyObject {
  get class(): PyClass {
    return RANGE;
  }

  readonly length: number;

  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
}

/** `lower:upper:step`. */
export class PySlice extends PyObject {
  get class(): PyClass {
    return SLICE;
  }

  constructor(
    readonly lower: Value,
    readonly upper: Value,
    readonly step: Value,
  ) {
    super();
  }
}
