import type { Outcome } from '../../../src/interpreter/outcome';
import { ArrayScalar } from '../../../src/interpreter/values/arrayScalar';
import { NdArray } from '../../../src/interpreter/values/ndArray';
import { PyDict } from '../../../src/interpreter/values/pyDict';
import { PyFloat } from '../../../src/interpreter/values/pyFloat';
import { PyList, PyTuple } from '../../../src/interpreter/values/sequences';
import { typeName } from '../../../src/interpreter/values/typeOf';
import type { Value } from '../../../src/interpreter/values/value';

/** A value as Python writes it, near enough to compare: ints without and floats with a point. */
export function shown(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return Number.isNaN(value) ? 'nan' : String(value).replace('Infinity', 'inf');
  if (typeof value === 'string') return `'${value}'`;
  if (value instanceof PyFloat) return Object.is(value.value, -0) ? '-0.0' : withPoint(value.value);
  if (value instanceof ArrayScalar) return `${value.dtype}(${value.value})`.replace('Infinity', 'inf');
  if (value instanceof PyTuple) return `(${value.items.map(shown).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PyList) return `[${value.items.map(shown).join(', ')}]`;
  if (value instanceof PyDict)
    return `{${Array.from(value.entries.values(), ([key, item]) => `${shown(key)}: ${shown(item)}`).join(', ')}}`;
  if (value instanceof NdArray) return `array([${Array.from(value.numbers()).join(', ')}])`;
  return `<${typeName(value)}>`;
}

/** The number with a point, or an exponent. */
export const withPoint = (value: number): string => (/[.ein]/.test(String(value)) ? String(value) : `${value}.0`);

/** An outcome as text: a value as Python writes it, an exception as `Type: message`, else why there is none. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'value':
      return shown(outcome.value);
    case 'raised':
      return `${outcome.type}: ${outcome.message}`;
    case 'unknown':
      return `? ${outcome.reason} ${outcome.about}`;
    case 'exceeded':
      return `> ${outcome.bound}`;
  }
}
