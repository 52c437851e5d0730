import { FLOAT } from './classes';
import { type PyClass, PyObject, type Value } from './value';

/** A float that is a whole number: a bare number would be an int. */
export class PyFloat extends PyObject {
  get class(): PyClass {
    return FLOAT;
  }

  constructor(readonly value: number) {
    super();
  }
}

/** The float of this value. */
export const float = (value: number): Value => (Number.isInteger(value) ? new PyFloat(value) : value);
