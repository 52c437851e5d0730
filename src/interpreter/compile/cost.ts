import type { Expression } from '../syntax/ast';
import { partsOf } from './bindings';

/** The operations that an expression is counted as: its parts, once each. */
export const costOf = (expression: Expression): number =>
  1 +
  (expression.kind === 'lambda' || expression.kind === 'comprehension'
    ? 0
    : partsOf(expression).reduce((sum, part) => sum + costOf(part), 0));
