import type { DType } from '../values/arrayScalar';
import { BOOL, FLOAT, FLOAT32, FLOAT64, INT, INT64 } from '../values/classes';
import type { Value } from '../values/value';

/** The kind of items that a `dtype` argument means; undefined for one that is not read. */
export function dtypeOf(value: Value): DType | undefined {
  if (value === FLOAT || value === FLOAT64 || value === 'float64' || value === 'float' || value === 'float_') return 'float64';
  if (value === FLOAT32 || value === 'float32') return 'float32';
  if (value === INT || value === INT64 || value === 'int64' || value === 'int32' || value === 'int') return 'int64';
  return value === BOOL || value === 'bool' ? 'bool' : undefined;
}
