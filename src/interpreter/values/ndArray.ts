import { NDARRAY, TENSOR } from './classes';
import { ArrayScalar, type DType, type Library } from './arrayScalar';
import { Mutable, type PyClass, type Value } from './value';

/** An array of one dimension. A slice of one is a view: both see the same numbers. */
export class NdArray extends Mutable {
  constructor(
    home: { readonly epoch: number },
    readonly data: Float64Array,
    readonly dtype: DType,
    readonly library: Library,
    readonly offset = 0,
    readonly stride = 1,
    readonly length = data.length,
  ) {
    super(home);
  }

  get class(): PyClass {
    return this.library === 'numpy' ? NDARRAY : TENSOR;
  }

  /** The number at a place that the array has. */
  at(index: number): number {
    return this.data[this.offset + index * this.stride]!;
  }

  item(index: number): Value {
    const value = this.at(index);
    return this.dtype === 'bool' ? value !== 0 : new ArrayScalar(value, this.dtype, this.library);
  }

  /** Its numbers, in order, not to be changed. */
  numbers(): Float64Array {
    if (this.stride === 1) return this.data.subarray(this.offset, this.offset + this.length);
    return Float64Array.from({ length: this.length }, (_, index) => this.at(index));
  }

  saved(): () => void {
    const before = this.data.slice();
    return () => {
      this.data.set(before);
    };
  }
}
