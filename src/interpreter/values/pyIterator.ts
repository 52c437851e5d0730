import { GENERATOR, ITERATOR } from './classes';
import { type PyClass, PyObject, type Value } from './value';

/** An iterator: `iter(x)`, a generator expression, `zip`, `map` and the like. */
export class PyIterator extends PyObject {
  constructor(
    readonly values: Iterator<Value>,
    readonly isGenerator = false,
  ) {
    super();
  }

  get class(): PyClass {
    return this.isGenerator ? GENERATOR : ITERATOR;
  }
}
