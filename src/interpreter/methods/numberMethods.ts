import { bitsOf } from '../arithmetic/bigMath';
import { int, isInt, toDouble } from '../values/integer';
import { float, type PyFloat } from '../values/pyFloat';
import { PyTuple } from '../values/sequences';
import type { Value } from '../values/value';
import { methodsFrom } from './methods';

type Numeric = number | bigint | boolean | PyFloat;

/** The parts of a number that are no methods. */
export function numberAttribute(value: Numeric, name: string): Value | undefined {
  if (name === 'real') return typeof value === 'boolean' ? Number(value) : value;
  if (name === 'imag') return isInt(value) ? 0 : float(0);
  if (name === 'numerator' && isInt(value)) return typeof value === 'boolean' ? Number(value) : value;
  return name === 'denominator' && isInt(value) ? 1 : undefined;
}

/** The methods of ints and floats. */
export const numberMethods = methodsFrom<Numeric>([
  ['is_integer', [], (_, value) => Number.isInteger(toDouble(value))],
  [
    'bit_length',
    [],
    (_, value) => {
      if (!isInt(value)) return null;
      const big = BigInt(value);
      return bitsOf(big) === 0 || big === 0n ? 0 : (big < 0n ? -big : big).toString(2).length;
    },
  ],
  ['conjugate', [], (_, value) => value],
  ['__float__', [], (_, value) => float(toDouble(value))],
  ['__int__', [], (_, value) => (isInt(value) ? int(BigInt(value)) : int(BigInt(Math.trunc(toDouble(value)))))],
  [
    'as_integer_ratio',
    [],
    (runtime, value) => {
      if (!isInt(value)) throw runtime.unknown('unsupported', 'as_integer_ratio');
      return new PyTuple([value, 1]);
    },
  ],
]);
