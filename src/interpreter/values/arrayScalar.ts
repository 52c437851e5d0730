import { FLOAT32, FLOAT64, INT64, TENSOR } from './classes';
import { type PyClass, PyObject } from './value';

/** What the items of an array are. */
export type DType = 'float64' | 'float32' | 'int64' | 'bool';
/** Whose array it is: the libraries differ in their defaults. */
export type Library = 'numpy' | 'torch' | 'jax' | 'tensorflow';

/** A number of numpy, or a tensor or jax array without dimensions: it divides by zero without raising. */
export class ArrayScalar extends PyObject {
  constructor(
    readonly value: number,
    readonly dtype: DType,
    readonly library: Library,
  ) {
    super();
  }

  get class(): PyClass {
    if (this.library !== 'numpy') return TENSOR;
    return this.dtype === 'float64' ? FLOAT64 : this.dtype === 'float32' ? FLOAT32 : INT64;
  }
}

/** The number as an item of that kind. */
export const rounded = (value: number, dtype: DType): number => (dtype === 'float32' ? Math.fround(value) : value);
