// A column: the values of an expression at all steps of a block.
import type { Runtime } from '../runtime';
import { ArrayScalar, type DType, type Library } from '../values/arrayScalar';
import { float, PyFloat } from '../values/pyFloat';
import { Builtin, type OfFloats } from '../values/pyFunction';
import { bail, type Block } from './block';
import { type Kind, type PyClass, PyObject, type Value } from '../values/value';

/** Whole numbers that a float holds exactly. */
export const INTS: Kind = { name: 'int', make: (number) => number };
export const FLOATS: Kind = { name: 'float', make: float };
export const BOOLS: Kind = { name: 'bool', make: (number) => number !== 0 };

const scalars = (library: Library): Readonly<Record<DType, Kind>> => {
  const of = (dtype: DType): Kind => ({ name: 'scalar', make: (number) => new ArrayScalar(number, dtype, library) });
  return { float64: of('float64'), float32: of('float32'), int64: of('int64'), bool: of('bool') };
};

/** The scalars of array libraries. */
export const SCALARS: Readonly<Record<Library, Readonly<Record<DType, Kind>>>> = {
  numpy: scalars('numpy'),
  torch: scalars('torch'),
  jax: scalars('jax'),
  tensorflow: scalars('tensorflow'),
};

/**
 * A number for each step of a block, all of one kind. Operations that know columns ask for `instanceof Column` first. Any other operation asks for
 * its class, its text or its number: each of these stops the block, so that no operation can take a column for a single value.
 */
export class Column extends PyObject {
  constructor(
    readonly block: Block,
    readonly data: Float64Array,
    readonly kind: Kind,
  ) {
    super();
  }

  get class(): PyClass {
    return bail();
  }

  override toString(): string {
    return bail();
  }

  override valueOf(): number {
    return bail();
  }

  /** The value at one of the steps. */
  at(index: number): Value {
    return this.kind.make(this.data[index]!);
  }
}

/** A column of these numbers; a single value where all are the same, which any operation takes. */
export function columnOf(block: Block, data: Float64Array, kind: Kind): Value {
  const first = data[0]!;
  let last = block.length - 1;
  while (last > 0 && Object.is(data[last], first)) last--;
  return last === 0 ? kind.make(first) : new Column(block, data, kind);
}

/** The kind of a single value; undefined where it is no number that columns hold. */
export function kindOf(value: Value): Kind | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? INTS : FLOATS;
  if (typeof value === 'boolean') return BOOLS;
  if (value instanceof PyFloat) return FLOATS;
  return value instanceof ArrayScalar ? SCALARS[value.library][value.dtype] : undefined;
}

/** Whether these are numbers of which one is a column. */
export function isColumnar(a: Value, b: Value): boolean {
  if (!(a instanceof Column || b instanceof Column)) return false;
  if (typeof a === 'bigint' || typeof b === 'bigint') return bail();
  return (a instanceof Column || kindOf(a) !== undefined) && (b instanceof Column || kindOf(b) !== undefined);
}

/** What a function of single values gives at each step. */
export function eachStep(runtime: Runtime, args: readonly Value[], of: (args: readonly Value[]) => Value): Value {
  const places = args.flatMap((arg, place) => (arg instanceof Column ? [{ place, column: arg }] : []));
  const each = [...args];
  const { block } = places[0]!.column;
  const data = block.take();
  const { left } = runtime;
  let kind: Kind | undefined;
  let cost = 0;
  try {
    for (let i = 0; i < block.length; i++) {
      for (const { place, column } of places) each[place] = column.at(i);
      const value = of(each);
      const own = kindOf(value);
      if (!own || (kind && own !== kind)) return bail();
      kind = own;
      data[i] = typeof value === 'object' ? (value as PyFloat | ArrayScalar).value : Number(value);
      // The bound counts the operations of one step, so only one step's are taken from it.
      cost = left - runtime.left;
      runtime.left = left;
    }
  } catch {
    // The exception may be that of one step only: single steps will show whose it is.
    return bail();
  }
  runtime.left = left - cost;
  return columnOf(block, data, kind!);
}

/** A function of numbers that takes columns, too, and then gives a column of its results. */
export function onColumns(function_: Builtin): Builtin {
  const { name, invoke, one, ofFloats } = function_;
  const result = new Builtin(name, (runtime, args, keywords) => {
    const [a, b] = args;
    if (!(a instanceof Column || b instanceof Column || args[2] instanceof Column)) return invoke(runtime, args, keywords);
    if (ofFloats && a instanceof Column && args.length === 1 && (a.kind === INTS || a.kind === FLOATS || a.kind === ofFloats.kind))
      return ofEach(a, ofFloats);
    return eachStep(runtime, args, (each) => invoke(runtime, each, keywords));
  });
  if (one) result.one = one;
  return result;
}

function ofEach({ block, data }: Column, { run, kind }: OfFloats): Value {
  const result = block.take();
  let sum = 0;
  for (let i = 0; i < block.length; i++) sum += 0 * (result[i] = run(data[i]!));
  // Python raises where a result is not finite: the single step must do so.
  if (sum !== 0 && kind === FLOATS) bail();
  return columnOf(block, result, kind);
}
