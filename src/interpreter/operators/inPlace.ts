// `a += b` of what is changed where it stands, so that other names of it see the change.
import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import type { BinaryOperator } from '../syntax/ast';
import { ArrayScalar, type DType } from '../values/arrayScalar';
import { raised, unfitForArray } from '../values/exceptions';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import type { Value } from '../values/value';
import { cast, UFUNCS } from './arrays';
import { binary } from './binary';

/** `left operator= by` of an array, a dict or a set, which stays itself; undefined where the result is another object. */
export function updatedInPlace(runtime: Runtime, operator: BinaryOperator, left: Value, by: Value): Value | undefined {
  // Arrays of JAX and TensorFlow never change.
  if (left instanceof NdArray && left.library !== 'jax' && left.library !== 'tensorflow') return updateArray(runtime, operator, left, by);
  if (!(left instanceof PyDict || left instanceof PySet)) return undefined;
  const result = binary(runtime, operator, left, by, `${operator}=`);
  runtime.touch(left);
  if (left instanceof PyDict && result instanceof PyDict) replaceAll(left.entries, result.entries);
  else if (left instanceof PySet && result instanceof PySet && !left.isFrozen) replaceAll(left.members, result.members);
  else return result;
  return left;
}

function replaceAll<K, V>(all: Map<K, V>, by: ReadonlyMap<K, V>): void {
  const entries = [...by];
  all.clear();
  for (const [key, value] of entries) all.set(key, value);
}

function updateArray(runtime: Runtime, operator: BinaryOperator, array: NdArray, by: Value): Value {
  if (by instanceof Column) return bail();
  const result = binary(runtime, operator, array, by, `${operator}=`);
  if (!(result instanceof NdArray || result instanceof ArrayScalar)) return result;
  if (!fits(result.dtype, array.dtype)) throw unfit(operator, result.dtype, array);
  const numbers = result instanceof NdArray ? result.numbers() : Float64Array.of(result.value);
  if (numbers.length !== array.length)
    throw array.library === 'torch'
      ? raised('RuntimeError', `output with shape [${array.length}] doesn't match the broadcast shape [${numbers.length}]`)
      : raised(
          'ValueError',
          `non-broadcastable output operand with shape (${array.length},) doesn't match the broadcast shape (${numbers.length},)`,
        );
  runtime.touch(array);
  for (let i = 0; i < array.length; i++) array.data[array.offset + i * array.stride] = cast(runtime, numbers[i]!, array.dtype);
  return array;
}

const kinds: readonly DType[] = ['bool', 'int64', 'float32', 'float64'];

/** Whether numbers of a kind may be kept as those of another: floats of any length as floats, but no floats as ints. */
const fits = (from: DType, to: DType): boolean => to.startsWith('float') || kinds.indexOf(from) <= kinds.indexOf(to);

function unfit(operator: BinaryOperator, from: DType, { dtype, library }: NdArray): Error {
  if (library === 'torch')
    return raised('RuntimeError', `result type ${TORCH[from]} can't be cast to the desired output type ${TORCH[dtype]}`);
  const rule = "with casting rule 'same_kind'";
  return unfitForArray(`Cannot cast ufunc '${UFUNCS[operator]}' output from dtype('${from}') to dtype('${dtype}') ${rule}`);
}

const TORCH: Readonly<Record<DType, string>> = { bool: 'Bool', int64: 'Long', float32: 'Float', float64: 'Double' };
