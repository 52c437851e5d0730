import { defined } from '../builtins/defined';
import { scalar } from '../operators/arrays';
import { realNumber } from '../builtins/realNumber';
import type { DType, Library } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import type { NdArray } from '../values/ndArray';
import type { Builtin } from '../values/pyFunction';
import { arrayOf, floatOf } from './arrayArguments';

const add = (a: number, b: number): number => a + b;

interface Reduction {
  readonly run: (numbers: Float64Array) => number;
  readonly type: (dtype: DType, library: Library) => DType;
  readonly ofEmpty?: string;
}

const asInt = (dtype: DType): DType => (dtype === 'bool' ? 'int64' : dtype);
const asFloat = (dtype: DType, library: Library): DType => (dtype.startsWith('float') ? dtype : floatOf(library));
const mean = (numbers: Float64Array): number => numbers.reduce(add, 0) / numbers.length;
const variance = (numbers: Float64Array): number => mean(numbers.map((each) => (each - mean(numbers)) ** 2));

function median(numbers: Float64Array): number {
  const sorted = numbers.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const extreme = (isBetter: (a: number, b: number) => boolean) => (numbers: Float64Array) => {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (Number.isNaN(numbers[i]) || isBetter(numbers[i]!, numbers[best]!)) best = i;
  return best;
};
const [greatest, least] = [extreme((a, b) => a > b), extreme((a, b) => a < b)];

const all: Readonly<Record<string, Reduction>> = {
  sum: { run: (numbers) => numbers.reduce(add, 0), type: asInt },
  prod: { run: (numbers) => numbers.reduce((a, b) => a * b, 1), type: asInt },
  mean: { run: mean, type: asFloat },
  median: { run: median, type: asFloat },
  max: { run: (numbers) => numbers[greatest(numbers)]!, type: (dtype) => dtype, ofEmpty: 'maximum' },
  min: { run: (numbers) => numbers[least(numbers)]!, type: (dtype) => dtype, ofEmpty: 'minimum' },
  amax: { run: (numbers) => numbers[greatest(numbers)]!, type: (dtype) => dtype, ofEmpty: 'maximum' },
  amin: { run: (numbers) => numbers[least(numbers)]!, type: (dtype) => dtype, ofEmpty: 'minimum' },
  argmax: { run: greatest, type: () => 'int64' },
  argmin: { run: least, type: () => 'int64' },
  any: { run: (numbers) => Number(numbers.some((each) => each !== 0)), type: () => 'bool' },
  all: { run: (numbers) => Number(numbers.every((each) => each !== 0)), type: () => 'bool' },
  count_nonzero: { run: (numbers) => numbers.filter((each) => each !== 0).length, type: () => 'int64' },
};

/** The names of the functions that make one number of an array. */
export const reductionNames: readonly string[] = [...Object.keys(all), 'var', 'std'];

/** The functions that make one number of an array. */
export function reductionFunctions(library: Library): readonly Builtin[] {
  const reduced = (name: string, { run, type, ofEmpty }: Reduction): Builtin =>
    defined(name, ['a', 'axis?', 'dim?'], (runtime, values, axis = null, dim = null) => {
      const array: NdArray = arrayOf(runtime, values!, library);
      const along = axis ?? dim;
      if (along !== null && along !== 0 && along !== -1) throw runtime.unknown('array', name);
      if (library === 'torch' && along !== null && (name === 'max' || name === 'min')) throw runtime.unknown('array', name);
      if (array.length === 0 && ofEmpty !== undefined)
        throw raised('ValueError', `zero-size array to reduction operation ${ofEmpty} which has no identity`);
      if (array.length === 0 && name.startsWith('arg')) throw raised('ValueError', `attempt to get ${name} of an empty sequence`);
      runtime.spend(array.length >> 2);
      const dtype = type(array.dtype, library);
      const value = run(array.numbers());
      return dtype === 'bool' ? value !== 0 : scalar(value, dtype, library);
    });
  const spread = (name: string, finish: (x: number) => number): Builtin =>
    defined(name, ['a', 'ddof?'], (runtime, values, ddof = library === 'torch' ? 1 : 0) => {
      const array = arrayOf(runtime, values!, library);
      runtime.spend(array.length);
      const freedom = array.length - realNumber(runtime, ddof);
      return scalar(finish((variance(array.numbers()) * array.length) / freedom), asFloat(array.dtype, library), library);
    });
  return [...Object.entries(all).map(([name, row]) => reduced(name, row)), spread('var', (x) => x), spread('std', Math.sqrt)];
}
