import { firstIndex } from '../../core/ascending';
import { defined } from '../builtins/defined';
import { realNumber, wholeNumber } from '../builtins/realNumber';
import { operandOf, scalar } from '../operators/arrays';
import { itemsOf } from '../operators/iterate';
import type { Runtime } from '../runtime';
import type { DType, Library } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import { NdArray } from '../values/ndArray';
import { Builtin } from '../values/pyFunction';
import { PyList, PyTuple } from '../values/sequences';
import type { Value } from '../values/value';
import { arrayOf, floatOf, mapped, sideOf } from './arrayArguments';

const widest = (arrays: readonly NdArray[]): DType => {
  const types = arrays.map(({ dtype }) => dtype);
  const order: readonly DType[] = ['float64', 'float32', 'int64', 'bool'];
  return order.find((dtype) => types.includes(dtype)) ?? 'float64';
};

function joined(runtime: Runtime, library: Library, parts: Value): NdArray {
  const arrays = itemsOf(runtime, parts).map((part) => arrayOf(runtime, part, library));
  if (arrays.length === 0) throw raised('ValueError', 'need at least one array to concatenate');
  return concatenate(runtime, library, arrays);
}

function concatenate(runtime: Runtime, library: Library, arrays: readonly NdArray[]): NdArray {
  const length = arrays.reduce((sum, array) => sum + array.length, 0);
  runtime.reserve(length);
  const data = new Float64Array(length);
  let at = 0;
  for (const array of arrays) {
    data.set(array.numbers(), at);
    at += array.length;
  }
  return new NdArray(runtime, data, widest(arrays), library);
}

const repeated = (runtime: Runtime, array: NdArray, length: number, at: (i: number) => number): NdArray => {
  runtime.reserve(length);
  return new NdArray(
    runtime,
    Float64Array.from({ length }, (_, i) => array.at(at(i))),
    array.dtype,
    array.library,
  );
};

/** `repeat(array, [2, 3])`: each item as often as its own number says. */
function repeatedEach(runtime: Runtime, array: NdArray, counts: NdArray): NdArray {
  if (counts.dtype !== 'int64' || array.library === 'torch' || (counts.length !== array.length && counts.length !== 1))
    throw runtime.unknown('array', 'repeat');
  const places = Array.from({ length: array.length }, (_, i) => {
    const times = Math.max(0, counts.at(counts.length === 1 ? 0 : i));
    runtime.reserve(times);
    return new Array<number>(times).fill(i);
  }).flat();
  return repeated(runtime, array, places.length, (i) => places[i]!);
}

function running(runtime: Runtime, array: NdArray, step: (total: number, next: number) => number): NdArray {
  runtime.reserve(array.length);
  const data = array.numbers().slice();
  for (let i = 1; i < data.length; i++) data[i] = step(data[i - 1]!, data[i]!);
  return new NdArray(
    runtime,
    array.dtype === 'float32' ? data.map(Math.fround) : data,
    array.dtype === 'bool' ? 'int64' : array.dtype,
    array.library,
  );
}

/** `interp(x, xp, fp)` of one number: linear between the points, held past the ends. */
function interpolate(x: number, xs: Float64Array, ys: Float64Array, left: number, right: number): number {
  const last = xs.length - 1;
  if (Number.isNaN(x)) return x;
  if (x < xs[0]!) return left;
  if (x > xs[last]!) return right;
  if (x === xs[last]) return ys[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  if (x === xs[low]) return ys[low]!;
  const slope = (ys[low + 1]! - ys[low]!) / (xs[low + 1]! - xs[low]!);
  const value = slope * (x - xs[low]!) + ys[low]!;
  if (!Number.isNaN(value)) return value;
  // From an infinite point on, numpy counts from the other end.
  const back = slope * (x - xs[low + 1]!) + ys[low + 1]!;
  return Number.isNaN(back) && ys[low] === ys[low + 1] ? ys[low]! : back;
}

/** The number of items before which `x` would stand in order. */
const placeOf = (sorted: Float64Array, x: number, isRight: boolean): number =>
  firstIndex(sorted.length, (index) => !(sorted[index]! < x || (isRight && sorted[index] === x)));

const shapes: readonly ((library: Library) => Builtin)[] = [
  ...['concatenate', 'cat', 'hstack', 'concat'].map(
    (name) => (library: Library) => defined(name, ['arrays', 'axis?', 'dim?'], (runtime, arrays) => joined(runtime, library, arrays!)),
  ),
  (library) =>
    defined('append', ['arr', 'values'], (runtime, array, values) => {
      const more =
        operandOf(values!) && !(values instanceof NdArray)
          ? arrayOf(runtime, scalarArray(runtime, values!, library), library)
          : arrayOf(runtime, values!, library);
      return concatenate(runtime, library, [arrayOf(runtime, array!, library), more]);
    }),
  (library) =>
    defined('tile', ['A', 'reps'], (runtime, values, times) => {
      const array = arrayOf(runtime, values!, library);
      return repeated(runtime, array, array.length * Math.max(0, wholeNumber(runtime, times!)), (i) => i % array.length);
    }),
  (library) =>
    new Builtin('repeat', (runtime, [values, times], keywords) => {
      const count = times ?? keywords?.get('repeats');
      if (values === undefined || count === undefined) throw runtime.unknown('array', 'repeat');
      const operand = operandOf(values);
      const array = operand && !operand.numbers ? scalarArray(runtime, values, library) : arrayOf(runtime, values, library);
      if (count instanceof PyList || count instanceof PyTuple || count instanceof NdArray)
        return repeatedEach(runtime, array, arrayOf(runtime, count, library));
      const by = Math.max(0, wholeNumber(runtime, count));
      const isTiled = library === 'torch';
      return repeated(runtime, array, array.length * by, (i) => (isTiled ? i % array.length : Math.floor(i / by)));
    }),
  ...['flip', 'flipud'].map(
    (name) => (library: Library) =>
      defined(name, ['m', 'axis?'], (runtime, values) => {
        const array = arrayOf(runtime, values!, library);
        return repeated(runtime, array, array.length, (i) => array.length - 1 - i);
      }),
  ),
  (library) =>
    defined('roll', ['a', 'shift'], (runtime, values, shift) => {
      const array = arrayOf(runtime, values!, library);
      const by = wholeNumber(runtime, shift!);
      return repeated(runtime, array, array.length, (i) => (((i - by) % array.length) + array.length) % array.length);
    }),
  (library) =>
    defined('cumsum', ['a', 'axis?', 'dim?'], (runtime, values) => running(runtime, arrayOf(runtime, values!, library), (a, b) => a + b)),
  (library) =>
    defined('cumprod', ['a', 'axis?', 'dim?'], (runtime, values) => running(runtime, arrayOf(runtime, values!, library), (a, b) => a * b)),
  (library) =>
    defined('diff', ['a'], (runtime, values) => {
      const array = arrayOf(runtime, values!, library);
      const numbers = array.numbers();
      runtime.reserve(array.length);
      return new NdArray(
        runtime,
        Float64Array.from({ length: Math.max(0, array.length - 1) }, (_, i) => numbers[i + 1]! - numbers[i]!),
        array.dtype,
        library,
      );
    }),
  (library) =>
    defined('sort', ['a'], (runtime, values) => {
      const array = arrayOf(runtime, values!, library);
      runtime.reserve(array.length * 4);
      return new NdArray(runtime, array.numbers().slice().sort(), array.dtype, library);
    }),
  (library) =>
    defined('interp', ['x', 'xp', 'fp', 'left?', 'right?'], (runtime, x, xp, fp, left, right) => {
      const [xs, ys] = [arrayOf(runtime, xp!, library).numbers(), arrayOf(runtime, fp!, library).numbers()];
      if (xs.length === 0) throw raised('ValueError', 'array of sample points is empty');
      if (xs.length !== ys.length) throw raised('ValueError', 'fp and xp are not of the same length.');
      const ends = [left ?? null, right ?? null].map((each, i) => (each === null ? ys.at(i === 0 ? 0 : -1)! : realNumber(runtime, each)));
      return mapped(runtime, sideOf(runtime, x!, library, 'interp'), floatOf(library), library, (each) =>
        interpolate(each, xs, ys, ends[0]!, ends[1]!),
      );
    }),
  (library) =>
    defined('searchsorted', ['a', 'v', 'side?', 'right?'], (runtime, sorted, x, side = 'left', isRight = false) => {
      const numbers = arrayOf(runtime, sorted!, library).numbers();
      return mapped(runtime, sideOf(runtime, x!, library, 'searchsorted'), 'int64', library, (each) =>
        placeOf(numbers, each, side === 'right' || isRight === true),
      );
    }),
  (library) =>
    defined('digitize', ['x', 'bins', 'right?'], (runtime, x, bins, right = false) => {
      const numbers = arrayOf(runtime, bins!, library).numbers();
      if (numbers.length > 1 && numbers[0]! > numbers.at(-1)!) throw runtime.unknown('array', 'digitize');
      return mapped(runtime, sideOf(runtime, x!, library, 'digitize'), 'int64', library, (each) => placeOf(numbers, each, right !== true));
    }),
  (library) =>
    defined('polyval', ['p', 'x'], (runtime, coefficients, x) => {
      const numbers = arrayOf(runtime, coefficients!, library).numbers();
      return mapped(runtime, sideOf(runtime, x!, library, 'polyval'), floatOf(library), library, (each) =>
        numbers.reduce((sum, next) => sum * each + next, 0),
      );
    }),
  (library) =>
    defined('dot', ['a', 'b'], (runtime, a, b) => {
      const [x, y] = [arrayOf(runtime, a!, library), arrayOf(runtime, b!, library)];
      if (x.length !== y.length)
        throw raised('ValueError', `shapes (${x.length},) and (${y.length},) not aligned: ${x.length} (dim 0) != ${y.length} (dim 0)`);
      runtime.spend(x.length);
      return scalar(
        x.numbers().reduce((sum, each, i) => sum + each * y.at(i), 0),
        widest([x, y]),
        library,
      );
    }),
];

const scalarArray = (runtime: Runtime, value: Value, library: Library): NdArray => {
  const { value: number, dtype, isFloat } = operandOf(value)!;
  return new NdArray(runtime, Float64Array.of(number), dtype ?? (isFloat ? floatOf(library) : 'int64'), library);
};

/** The functions that join, repeat, order and look up arrays. */
export const shapeFunctions = (library: Library): readonly Builtin[] => shapes.map((make) => make(library));
