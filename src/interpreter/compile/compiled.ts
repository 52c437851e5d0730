import type { Value } from '../values/value';
import type { Evaluate } from './frame';

/** A compiled expression, and what is known of it before it runs. */
export interface Compiled {
  readonly run: Evaluate;
  /** Its value, where it is always the same and cannot change inside. */
  readonly constant?: Value;
  /** Its slot, where it is a variable of the running function. */
  readonly slot?: number;
}

export const constant = (value: Value): Compiled => ({ run: () => value, constant: value });
