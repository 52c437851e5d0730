import { defined } from '../builtins/defined';
import { SCALARS } from '../columns/column';
import { roundHalfEven } from '../../core/computed/roundHalfEven';
import { isArrayLike } from '../operators/arrays';
import { wholeNumber } from '../builtins/realNumber';
import type { Library } from '../values/arrayScalar';
import { raised } from '../values/exceptions';
import type { Builtin } from '../values/pyFunction';
import { isNumber } from '../values/integer';
import { typeName } from '../values/typeOf';
import { floatType, mapped, sideOf } from './arrayArguments';
import { erf, erfc } from './specialFunctions';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Functions of floats: an int becomes one. */
const floats: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  cos: Math.cos,
  sin: Math.sin,
  tan: Math.tan,
  arccos: Math.acos,
  arcsin: Math.asin,
  arctan: Math.atan,
  cosh: Math.cosh,
  sinh: Math.sinh,
  tanh: Math.tanh,
  exp2: (x) => 2 ** x,
  deg2rad: (x) => x * (Math.PI / 180),
  radians: (x) => x * (Math.PI / 180),
  rad2deg: (x) => x * (180 / Math.PI),
  degrees: (x) => x * (180 / Math.PI),
  reciprocal: (x) => 1 / x,
};

/** Those that torch has beside them. */
const torchFloats: Readonly<Record<string, (x: number) => number>> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  erf,
  erfc,
  rsqrt: (x) => 1 / Math.sqrt(x),
  sigmoid,
  relu: (x) => Math.max(x, 0),
};

/** Functions that keep ints ints. */
const kept: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  absolute: Math.abs,
  fabs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  rint: roundHalfEven,
  sign: (x) => (x === 0 ? 0 : Math.sign(x)),
  square: (x) => x * x,
  negative: (x) => -x,
  positive: (x) => x,
};

const tests: Readonly<Record<string, (x: number) => boolean>> = {
  isnan: Number.isNaN,
  isinf: (x) => x === Infinity || x === -Infinity,
  isfinite: Number.isFinite,
};

/** The functions of one number, applied to each number of an array. */
export function unaryFunctions(library: Library): readonly Builtin[] {
  const all = library === 'numpy' ? floats : { ...floats, ...torchFloats };
  return [
    ...Object.entries(all).map(([name, run]) => unary(library, name, run, (x) => floatType(x, library))),
    ...Object.entries(kept).map(([name, run]) =>
      unary(library, name, run, (x) =>
        x.isFloat || name === 'fabs' || (name === 'rint' && library === 'numpy')
          ? floatType(x, library)
          : x.dtype === 'bool'
            ? 'bool'
            : 'int64',
      ),
    ),
    ...Object.entries(tests).map(([name, run]) =>
      unary(
        library,
        name,
        (x) => Number(run(x)),
        () => 'bool',
      ),
    ),
    rounding(library, 'round'),
    rounding(library, 'around'),
  ];
}

function unary(
  library: Library,
  name: string,
  run: (x: number) => number,
  typeOf: (operand: ReturnType<typeof sideOf>) => ReturnType<typeof floatType>,
): Builtin {
  const function_ = defined(name, ['x'], (runtime, x) => {
    if (library === 'torch' && !isArrayLike(x!) && isNumber(x!))
      throw raised('TypeError', `${name}(): argument 'input' (position 1) must be Tensor, not ${typeName(x)}`);
    if (library === 'numpy' && typeof x === 'bigint' && name in floats && BigInt.asUintN(64, x) !== x && BigInt.asIntN(64, x) !== x)
      throw raised('TypeError', `loop of ufunc does not support argument 0 of type int which has no callable ${name} method`);
    const operand = sideOf(runtime, x!, library, name);
    const dtype = typeOf(operand);
    // Of truth values numpy makes float16.
    if (library === 'numpy' && (typeof x === 'boolean' || operand.dtype === 'bool') && dtype.startsWith('float'))
      throw runtime.unknown('array', 'float16');
    const result = mapped(runtime, operand, dtype, library, run);
    return dtype === 'bool' && !operand.numbers ? run(operand.value) !== 0 : result;
  });
  if (library === 'numpy' && name in floats) function_.ofFloats = { run, kind: SCALARS.numpy.float64 };
  return function_;
}

const rounding = (library: Library, name: string): Builtin =>
  defined(name, ['a', 'decimals?'], (runtime, x, decimals = 0) => {
    const operand = sideOf(runtime, x!, library, name);
    const places = wholeNumber(runtime, decimals);
    if (!operand.isFloat && (places >= 0 || library !== 'numpy')) return mapped(runtime, operand, 'int64', library, (each) => each);
    const unit = 10 ** Math.abs(places);
    const run = (each: number): number => (places >= 0 ? roundHalfEven(each * unit) / unit : roundHalfEven(each / unit) * unit);
    return mapped(runtime, operand, operand.isFloat ? floatType(operand, library) : 'int64', library, run);
  });
