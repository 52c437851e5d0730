import { ELLIPSIS, NOT_IMPLEMENTED } from './classes';
import { type PyClass, PyObject } from './value';

/** An object of which there is one. */
class Singleton extends PyObject {
  constructor(
    readonly class_: PyClass,
    readonly text: string,
  ) {
    super();
  }

  get class(): PyClass {
    return this.class_;
  }
}

/** `...` */
export const Ellipsis: PyObject = new Singleton(ELLIPSIS, 'Ellipsis');
/** What an operator's method returns to say that it cannot. */
export const NotImplemented: PyObject = new Singleton(NOT_IMPLEMENTED, 'NotImplemented');
