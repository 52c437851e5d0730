import type { PyClass } from './pyClass';

/** What all objects of Python that are no plain JS values have in common. */
export abstract class PyObject {
  /** The class, as `type(x)` gives it. */
  abstract readonly class: PyClass;
}

/** An object whose inside can change; it remembers in which call it was made, so that a later call's changes can be taken back. */
export abstract class Mutable extends PyObject {
  /** The number of the call which may change it freely. */
  epoch: number;

  constructor({ epoch }: { readonly epoch: number }) {
    super();
    this.epoch = epoch;
  }

  /** What puts the present inside back. */
  abstract saved(): () => void;
}
