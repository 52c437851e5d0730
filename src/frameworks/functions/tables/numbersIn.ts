import { NdArray } from '../../../interpreter/values/ndArray';
import { PyList, PyTuple } from '../../../interpreter/values/sequences';
import type { Value } from '../../../interpreter/values/value';
import { numberOfValue } from '../stepFunction';

/** The numbers of a list or an array of nothing else; undefined for other values. */
export function numbersIn(value: Value): readonly number[] | undefined {
  if (value instanceof NdArray) return value.dtype === 'bool' ? undefined : [...value.numbers()];
  if (!(value instanceof PyList || value instanceof PyTuple)) return undefined;
  const numbers = value.items.map(numberOfValue);
  return numbers.includes(undefined) ? undefined : (numbers as number[]);
}
