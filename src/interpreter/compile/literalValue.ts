import type { Literal } from '../syntax/ast';
import { int } from '../values/integer';
import { float } from '../values/pyFloat';
import { Ellipsis } from '../values/singletons';
import type { Value } from '../values/value';

/** The value of a literal. */
export function literalValue(literal: Literal): Value {
  switch (literal.type) {
    case 'int':
      return int(literal.value);
    case 'float':
      return float(literal.value);
    case 'text':
    case 'bool':
      return literal.value;
    case 'none':
      return null;
    case 'ellipsis':
      return Ellipsis;
  }
}
