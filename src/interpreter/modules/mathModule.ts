import { defined } from '../builtins/defined';
import { wholeOf } from '../builtins/numberBuiltins';
import { realNumber, wholeNumber } from '../builtins/realNumber';
import { binary } from '../operators/binary';
import { dunder } from '../operators/dunder';
import { powerOf } from '../arithmetic/floatMath';
import { itemsOf } from '../operators/iterate';
import { FLOATS, onColumns } from '../columns/column';
import type { Runtime } from '../runtime';
import { raised } from '../values/exceptions';
import { int, isInt, toBig } from '../values/integer';
import { float } from '../values/pyFloat';
import { Builtin, PyModule } from '../values/pyFunction';
import { PyTuple } from '../values/sequences';
import { typeName } from '../values/typeOf';
import type { Value } from '../values/value';
import { erf, erfc, lgamma } from './specialFunctions';

const domain = (): Error => raised('ValueError', 'math domain error');

/** A function of one float: NaN from no NaN is a domain error, infinity from a finite number a range error. */
function ofOne(name: string, run: (x: number) => number): Builtin {
  const checked = (x: number): number => {
    const result = run(x);
    if (Number.isNaN(result) && !Number.isNaN(x)) throw domain();
    if (!Number.isFinite(result) && Number.isFinite(x)) throw raised('OverflowError', 'math range error');
    return result;
  };
  const function_ = defined(`math.${name}`, ['x'], (runtime, x) => float(checked(realNumber(runtime, x!))));
  function_.one = (x) => {
    const result = run(x);
    return Number.isInteger(result) || !Number.isFinite(result) ? float(checked(x)) : result;
  };
  function_.ofFloats = { run, kind: FLOATS };
  return function_;
}

function toWhole(name: string, run: (x: number) => number, method: string): Builtin {
  const function_ = defined(`math.${name}`, ['x'], (runtime, x) => {
    if (isInt(x!)) return int(toBig(x));
    const own = dunder(runtime, x!, method);
    if (own !== undefined) return own;
    if (name === 'trunc' && typeof x === 'string') throw raised('TypeError', `type ${typeName(x)} doesn't define __trunc__ method`);
    return wholeOf(run(realNumber(runtime, x!)));
  });
  function_.one = (x) => {
    const result = run(x);
    return Number.isSafeInteger(result) ? result + 0 : undefined;
  };
  return function_;
}

/** The natural logarithm of an int of any size, or of a float. */
function logOf(runtime: Runtime, x: Value, log: (x: number) => number, perBit: number): number {
  if (typeof x === 'bigint' && x > 0n && !Number.isFinite(Number(x))) {
    const hex = x.toString(16);
    return log(parseInt(hex.slice(0, 13), 16)) + (hex.length - 13) * 4 * perBit;
  }
  const value = realNumber(runtime, x);
  if (value <= 0 || value === -Infinity) throw domain();
  return log(value);
}

const logarithm = new Builtin('math.log', (runtime, args) => {
  const [x, base] = args;
  if (x === undefined || args.length > 2)
    throw raised('TypeError', `log expected ${x === undefined ? 'at least 1 argument' : 'at most 2 arguments'}, got ${args.length}`);
  const value = logOf(runtime, x, Math.log, Math.LN2);
  if (base === undefined) return float(value);
  const by = logOf(runtime, base, Math.log, Math.LN2);
  if (by === 0) throw raised('ZeroDivisionError', 'float division by zero');
  return float(value / by);
});
logarithm.one = (x) => (x > 0 ? float(Math.log(x)) : undefined);

const logOfBase = (name: string, log: (x: number) => number, perBit: number): Builtin =>
  defined(`math.${name}`, ['x'], (runtime, x) => float(logOf(runtime, x!, log, perBit)));

const ofTwo = (name: string, run: (x: number, y: number) => number): Builtin =>
  defined(`math.${name}`, ['x', 'y'], (runtime, x, y) => float(run(realNumber(runtime, x!), realNumber(runtime, y!))));

const test = (name: string, run: (x: number) => boolean): Builtin =>
  defined(`math.${name}`, ['x'], (runtime, x) => run(realNumber(runtime, x!)));

function power(x: number, y: number): number {
  const result = powerOf(x, y);
  if (Number.isFinite(x) && Number.isFinite(y)) {
    if (Number.isNaN(result) || (x === 0 && y < 0)) throw domain();
    if (!Number.isFinite(result)) throw raised('OverflowError', 'math range error');
  }
  return result;
}

function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 0 || !Number.isFinite(x)) throw domain();
  return Number.isFinite(y) ? x % y : x;
}

function big(runtime: Runtime, value: Value): bigint {
  if (!isInt(value)) return BigInt(wholeNumber(runtime, value));
  return toBig(value);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function factorial(runtime: Runtime, x: Value): Value {
  const n = wholeNumber(runtime, x);
  if (n < 0) throw raised('ValueError', 'factorial() not defined for negative values');
  runtime.spend(n * 4);
  let result = 1n;
  for (let i = 2n; i <= BigInt(n); i++) result *= i;
  return int(result);
}

function combinations(runtime: Runtime, a: Value, b: Value): Value {
  const [n, k] = [wholeNumber(runtime, a), wholeNumber(runtime, b)];
  if (n < 0) throw raised('ValueError', 'n must be a non-negative integer');
  if (k < 0) throw raised('ValueError', 'k must be a non-negative integer');
  if (k > n) return 0;
  const few = Math.min(k, n - k);
  runtime.spend(few * 4);
  let result = 1n;
  for (let i = 0; i < few; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return int(result);
}

/** The exact sum, rounded once: partial sums that do not overlap, after Shewchuk. */
function exactSum(values: readonly number[]): number {
  const partials: number[] = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (const partial of partials) {
      const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.splice(kept, partials.length, x);
  }
  return partials.reduceRight((sum, each) => sum + each, 0);
}

const isClose = defined('math.isclose', ['a', 'b', '*', 'rel_tol?', 'abs_tol?'], (runtime, a, b, relative = 1e-9, absolute = 0) => {
  const [x, y, by, least] = [a!, b!, relative, absolute].map((each) => realNumber(runtime, each));
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  return Math.abs(x! - y!) <= Math.max(by! * Math.max(Math.abs(x!), Math.abs(y!)), least!);
});

const withinOne = (run: (x: number) => number) => (x: number) => (x < -1 || x > 1 ? NaN : run(x));

/** The largest integer whose square is at most `value`, by Newton's rule from above. */
function wholeRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const functions: readonly Builtin[] = [
  ofOne('sqrt', Math.sqrt),
  ofOne('exp', Math.exp),
  ofOne('expm1', Math.expm1),
  ofOne('log1p', (x) => (x <= -1 ? NaN : Math.log1p(x))),
  ofOne('sin', Math.sin),
  ofOne('cos', Math.cos),
  ofOne('tan', Math.tan),
  ofOne('asin', withinOne(Math.asin)),
  ofOne('acos', withinOne(Math.acos)),
  ofOne('atan', Math.atan),
  ofOne('sinh', Math.sinh),
  ofOne('cosh', Math.cosh),
  ofOne('tanh', Math.tanh),
  ofOne('asinh', Math.asinh),
  ofOne('acosh', Math.acosh),
  ofOne('atanh', (x) => (Math.abs(x) >= 1 ? NaN : Math.atanh(x))),
  ofOne('exp2', (x) => 2 ** x),
  ofOne('cbrt', Math.cbrt),
  ofOne('fabs', Math.abs),
  ofOne('erf', erf),
  ofOne('erfc', erfc),
  ofOne('lgamma', lgamma),
  ofOne('degrees', (x) => x * (180 / Math.PI)),
  ofOne('radians', (x) => x * (Math.PI / 180)),
  logarithm,
  logOfBase('log2', Math.log2, 1),
  logOfBase('log10', Math.log10, Math.log10(2)),
  toWhole('floor', Math.floor, '__floor__'),
  toWhole('ceil', Math.ceil, '__ceil__'),
  toWhole('trunc', Math.trunc, '__trunc__'),
  ofTwo('pow', power),
  ofTwo('fmod', remainder),
  ofTwo('atan2', Math.atan2),
  ofTwo('copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  test('isnan', Number.isNaN),
  test('isinf', (x) => x === Infinity || x === -Infinity),
  test('isfinite', Number.isFinite),
  isClose,
  new Builtin('math.hypot', (runtime, args) => float(Math.hypot(...args.map((arg) => realNumber(runtime, arg))))),
  new Builtin('math.gcd', (runtime, args) => int(args.reduce<bigint>((all, arg) => gcd(all, big(runtime, arg)), 0n))),
  new Builtin('math.lcm', (runtime, args) =>
    int(
      args
        .map((arg) => big(runtime, arg))
        .reduce((all, each) => (all === 0n || each === 0n ? 0n : (all / gcd(all, each)) * (each < 0n ? -each : each)), 1n),
    ),
  ),
  defined('math.factorial', ['x'], (runtime, x) => factorial(runtime, x!)),
  defined('math.comb', ['n', 'k'], (runtime, n, k) => combinations(runtime, n!, k!)),
  defined('math.isqrt', ['n'], (runtime, n) => {
    const value = big(runtime, n!);
    if (value < 0n) throw raised('ValueError', 'isqrt() argument must be nonnegative');
    runtime.spend(value.toString(16).length);
    return int(wholeRoot(value));
  }),
  defined('math.prod', ['values', '*', 'start?'], (runtime, values, start = 1) =>
    itemsOf(runtime, values!).reduce((all, item) => binary(runtime, '*', all, item), start),
  ),
  defined('math.fsum', ['values'], (runtime, values) =>
    float(exactSum(itemsOf(runtime, values!).map((item) => realNumber(runtime, item)))),
  ),
  defined('math.modf', ['x'], (runtime, x) => {
    const value = realNumber(runtime, x!);
    return new PyTuple([float(Number.isFinite(value) ? value % 1 : 0), float(Math.trunc(value))]);
  }),
];

/** Python's `math`, as in CPython 3.11. */
export const mathModule = new PyModule(
  'math',
  new Map<string, Value>([
    ...functions.map((each): [string, Value] => [each.name.slice('math.'.length), onColumns(each)]),
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Infinity],
    ['nan', NaN],
  ]),
);
