/** What a constant can be. */
export type Value = number | string | boolean | null | readonly Value[];

const DIGITS = String.raw`\d+(?:_\d+)*`;
const NUMERIC = new RegExp(String.raw`^\s*[-+]?(?:0[xXoObB][\da-fA-F]+|(?:${DIGITS}\.?(?:${DIGITS})?|\.${DIGITS})(?:[eE][-+]?\d+)?)\s*$`);
const SPECIAL = /^\s*([-+]?)\.?(?:inf(?:inity)?|(nan))\s*$/i;

/** A value as a number: numbers, and text that reads as one (`"100"`, `1e-5`, `inf`). Undefined for everything else. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (NUMERIC.test(value)) {
    const [, sign = '', digits = ''] = /^\s*([-+]?)(.*)$/s.exec(value.replaceAll('_', ''))!;
    return Number(digits) * (sign === '-' ? -1 : 1);
  }
  const special = SPECIAL.exec(value);
  return special ? (special[2] ? NaN : special[1] === '-' ? -Infinity : Infinity) : undefined;
}

/** As `asNumber`, for Python's operators and functions: there True is 1. */
export const toNumber = (value: Value): number | undefined => (typeof value === 'boolean' ? Number(value) : asNumber(value));

/** Whether Python takes a value for true in a condition. */
export const isTrue = (value: Value): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value) || Number.isNaN(value));

/** An operand as a number. Text counts as one only behind a reference: loaders read `1e-5` as text where the author meant a number. */
export const operandNumber = (value: Value, isReference: boolean): number | undefined =>
  typeof value === 'string' && !isReference ? undefined : toNumber(value);
