import type { Hint } from '../tree/tree';

/** What can be wrong with a schedule as it is read; `src/rules/reading.ts` says of each what it is and how grave. */
export type ProblemCode =
  | Hint['code']
  | 'broken-call'
  | 'computed-text'
  | 'unknown-key'
  | 'other-key'
  | 'integer-rate'
  | 'invalid-composition'
  | 'invalid-value'
  | 'misplaced-argument'
  | 'missing-argument'
  | 'missing-total'
  | 'mixed-units'
  | 'no-value'
  | 'raises'
  | 'random'
  | 'repeated-argument'
  | 'repeated-key'
  | 'too-many-arguments'
  | 'unknown-argument'
  | 'unknown-composition'
  | 'unknown-function'
  | 'unknown-method'
  | 'unresolved'
  | 'no-curve'
  | 'unused-argument'
  | 'wrong-interval'
  | 'wrong-type';
