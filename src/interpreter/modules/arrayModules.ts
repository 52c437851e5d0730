import { BOOL, FLOAT32, FLOAT64, INT64, NDARRAY, TENSOR } from '../values/classes';
import { defined } from '../builtins/defined';
import { callValue } from '../operators/call';
import { isTrue } from '../operators/truth';
import { asIs, Builtin, PyModule } from '../values/pyFunction';
import type { Library } from '../values/arrayScalar';
import { Unknown } from '../values/unknown';
import type { PyClass, Value } from '../values/value';
import { arrayFunctionsOf } from './arrayFunctions';

const effect = (name: string): readonly [string, Value] => [name, new Unknown('effect', name, { from: 0, to: 0 })];

const constants: readonly (readonly [string, Value])[] = [
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Infinity],
  ['nan', NaN],
  ['newaxis', null],
];

const harmless = (name: string): readonly [string, Value] => [name, asIs(name)];

function members(library: Library, more: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  return new Map<string, Value>([...constants, ...arrayFunctionsOf(library), ...more]);
}

/** A type of numpy, which makes a scalar as its function does. */
function callable(type: PyClass, name: string): PyClass {
  const make = arrayFunctionsOf('numpy').get(name);
  if (make) type.construct = make.invoke;
  return type;
}

/** numpy, as its version 2.4 computes. */
export const numpyModule = new PyModule(
  'numpy',
  members('numpy', [
    effect('random'),
    ['float64', callable(FLOAT64, 'float64')],
    ['float32', callable(FLOAT32, 'float32')],
    ['int64', callable(INT64, 'int64')],
    ['int32', INT64],
    ['float_', FLOAT64],
    ['double', FLOAT64],
    ['ndarray', NDARRAY],
    ['bool_', BOOL],
    harmless('errstate'),
    harmless('seterr'),
  ]),
);

/** torch: numbers in float32 unless told otherwise. */
export const torchModule = new PyModule(
  'torch',
  members('torch', [
    ...['rand', 'randn', 'randint', 'randperm', 'bernoulli', 'manual_seed', 'load', 'save'].map(effect),
    ['float', FLOAT32],
    ['float32', FLOAT32],
    ['float64', FLOAT64],
    ['double', FLOAT64],
    ['int64', INT64],
    ['long', INT64],
    ['bool', BOOL],
    ['Tensor', TENSOR],
    ...['no_grad', 'enable_grad', 'inference_mode', 'compile'].map(harmless),
  ]),
);

/** jax.numpy: numbers in float32. */
export const jaxNumpyModule = new PyModule(
  'jax.numpy',
  members('jax', [
    ['float32', FLOAT32],
    ['ndarray', TENSOR],
  ]),
);

/** `cond(pred, true_fn, false_fn)` calls one of two functions. */
export const cond = defined('cond', ['pred', 'true_fn', 'false_fn'], (runtime, test, yes, no) =>
  callValue(runtime, isTrue(runtime, test!) ? yes! : no!, []),
);

/** `jax.lax`: the functions of numbers that people reach for. */
export const jaxLaxModule = new PyModule(
  'jax.lax',
  new Map<string, Value>([
    [
      'cond',
      new Builtin('cond', (runtime, [test = null, yes = null, no = null, ...given], keywords) => {
        if (keywords?.size) throw runtime.unknown('call', 'cond');
        return callValue(runtime, isTrue(runtime, test) ? yes : no, given);
      }),
    ],
    ...Object.entries({ select: 'where', rsqrt: 'rsqrt', max: 'maximum', min: 'minimum' }).map(([name, known]): [string, Value] => [
      name,
      arrayFunctionsOf('jax').get(known)!,
    ]),
  ]),
);

/** `jax.nn` */
export const jaxNnModule = new PyModule(
  'jax.nn',
  new Map(['sigmoid', 'relu', 'tanh'].map((name) => [name, arrayFunctionsOf('jax').get(name)!])),
);

/** jax itself: what wraps a function leaves it as it is. */
export const jaxModule = new PyModule(
  'jax',
  new Map<string, Value>([
    ['numpy', jaxNumpyModule],
    ['lax', jaxLaxModule],
    ['nn', jaxNnModule],
    effect('random'),
    ...['jit', 'checkpoint', 'remat', 'named_call'].map(harmless),
  ]),
);
