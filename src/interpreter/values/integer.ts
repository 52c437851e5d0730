import { PyFloat } from './pyFloat';
import { ArrayScalar } from './arrayScalar';
import type { Value } from './value';

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The int of this value. */
export const int = (value: bigint): Value => (value <= SAFE && value >= -SAFE ? Number(value) : value);

/** Whether it is an int or a bool. */
export const isInt = (value: Value): value is number | bigint | boolean =>
  typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint' || typeof value === 'boolean';

/** Whether it is a float of Python; numpy's are apart. */
export const isFloat = (value: Value): value is number | PyFloat =>
  typeof value === 'number' ? !Number.isInteger(value) : value instanceof PyFloat;

/** Whether it is an int, a bool or a float. */
export const isNumber = (value: Value): value is number | bigint | boolean | PyFloat =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' || value instanceof PyFloat;

/** An int or bool as a bigint. */
export const toBig = (value: number | bigint | boolean): bigint => BigInt(value);

/** A number, or a scalar of an array library, as a JS number; an int too large becomes infinite. */
export const toDouble = (value: number | bigint | boolean | PyFloat | ArrayScalar): number =>
  typeof value === 'number' ? value : value instanceof PyFloat || value instanceof ArrayScalar ? value.value : Number(value);
