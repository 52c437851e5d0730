import { BOOL, FLOAT, INT, NONE, STR } from './classes';
import type { PyClass, Value } from './value';

/** The class of a value. */
export function typeOf(value: Value): PyClass {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? INT : FLOAT;
    case 'bigint':
      return INT;
    case 'string':
      return STR;
    case 'boolean':
      return BOOL;
    default:
      return value === null ? NONE : value.class;
  }
}

/** The name of its class, as messages give it. */
export const typeName = (value: Value): string => typeOf(value).name;
