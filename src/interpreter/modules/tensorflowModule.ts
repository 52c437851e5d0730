import { defined } from '../builtins/defined';
import { onColumns } from '../columns/column';
import { operandOf } from '../operators/arrays';
import { isTrue } from '../operators/truth';
import type { Library } from '../values/arrayScalar';
import { BOOL, FLOAT32, FLOAT64, INT64, TENSOR } from '../values/classes';
import { asIs, Builtin, PyModule } from '../values/pyFunction';
import { Unknown } from '../values/unknown';
import type { Value } from '../values/value';
import { arrayOf } from './arrayArguments';
import { arrayFunctionsOf } from './arrayFunctions';
import { cond } from './arrayModules';

type Member = readonly [string, Value];

const EFFECT = { from: 0, to: 0 };
const effects = (names: readonly string[]): readonly Member[] => names.map((name) => [name, new Unknown('effect', name, EFFECT)]);

/** The functions of an array library under other names than numpy's. */
function renamed(library: Library, names: Readonly<Record<string, string>>): readonly Member[] {
  const all = arrayFunctionsOf(library);
  return Object.entries(names).map(([name, known]) => [name, all.get(known)!]);
}

const logic = (name: string, run: (x: boolean, y: boolean) => boolean): Builtin =>
  onColumns(defined(name, ['x', 'y'], (runtime, x, y) => run(isTrue(runtime, x!), isTrue(runtime, y!))));

const logical: readonly Builtin[] = [
  logic('logical_and', (x, y) => x && y),
  logic('logical_or', (x, y) => x || y),
  logic('logical_xor', (x, y) => x !== y),
  onColumns(defined('logical_not', ['x'], (runtime, x) => !isTrue(runtime, x!))),
];

const named = (functions: readonly Builtin[]): readonly Member[] => functions.map((each) => [each.name, each]);

/** What is given comes back: a tensor that is only told how it is used. */
const same = (name: string): Member => [name, onColumns(new Builtin(name, (_, [value = null]) => value))];

const clipByValue = (function_: Builtin): Builtin =>
  onColumns(
    defined('clip_by_value', ['t', 'clip_value_min', 'clip_value_max'], (runtime, value, least, most) =>
      function_.invoke(runtime, [value!, least!, most!], undefined),
    ),
  );

const castTo = (library: Library): Builtin => {
  const make = arrayFunctionsOf(library).get('asarray')!;
  return onColumns(defined('cast', ['x', 'dtype'], (runtime, x, dtype) => make.invoke(runtime, [x!, dtype!], undefined)));
};

const divideNoNan = (divide: Builtin): Builtin =>
  onColumns(
    defined('divide_no_nan', ['x', 'y'], (runtime, x, y) => {
      const by = operandOf(y!);
      if (!by || by.numbers) throw runtime.unknown('array', 'divide_no_nan');
      return by.value === 0
        ? arrayFunctionsOf('tensorflow').get('multiply')!.invoke(runtime, [x!, 0], undefined)
        : divide.invoke(runtime, [x!, y!], undefined);
    }),
  );

/** The mean of whole numbers is whole in TensorFlow, which is not read here. */
const reduceMean = (mean: Builtin): Builtin =>
  defined('reduce_mean', ['input_tensor', 'axis?'], (runtime, values, axis = null) => {
    const array = arrayOf(runtime, values!, 'tensorflow');
    if (!array.dtype.startsWith('float')) throw runtime.unknown('array', 'reduce_mean');
    return mean.invoke(runtime, [array, axis], undefined);
  });

/** Each function of TensorFlow takes a name for what it makes, which changes nothing. */
function unnamed([name, value]: Member): Member {
  if (!(value instanceof Builtin)) return [name, value];
  return [
    name,
    new Builtin(name, (runtime, args, keywords) => {
      if (keywords?.has('name') !== true) return value.invoke(runtime, args, keywords);
      const others = [...keywords].filter(([key]) => key !== 'name');
      return value.invoke(runtime, args, others.length > 0 ? new Map(others) : undefined);
    }),
  ];
}

const numbers = arrayFunctionsOf('tensorflow');

const shared: readonly Member[] = (
  [
    ...numbers,
    ...named(logical),
    ...renamed('tensorflow', {
      acos: 'arccos',
      asin: 'arcsin',
      atan: 'arctan',
      atan2: 'arctan2',
      truediv: 'divide',
      floordiv: 'floor_divide',
      floormod: 'mod',
      is_nan: 'isnan',
      is_inf: 'isinf',
      is_finite: 'isfinite',
      reduce_sum: 'sum',
      reduce_prod: 'prod',
      reduce_max: 'max',
      reduce_min: 'min',
    }),
    ['reduce_mean', reduceMean(numbers.get('mean')!)],
    ['divide_no_nan', divideNoNan(numbers.get('divide')!)],
  ] as readonly Member[]
).map(unnamed);

const types: readonly Member[] = [
  ['float32', FLOAT32],
  ['float64', FLOAT64],
  ['double', FLOAT64],
  ['int32', INT64],
  ['int64', INT64],
  ['bool', BOOL],
];

const decorator = (name: string): Member => [name, asIs(name)];

/** Keras makes a float of a whole number beside one, and of a quotient, as JAX does. */
const kerasOps = new PyModule(
  'keras.ops',
  new Map<string, Value>([
    ...arrayFunctionsOf('jax'),
    ...named(logical),
    ['cast', castTo('jax')],
    ['cond', cond],
    ...renamed('jax', { convert_to_tensor: 'array', relu: 'relu', sigmoid: 'sigmoid', tanh: 'tanh' }),
    same('stop_gradient'),
  ]),
);

const keras = new PyModule('keras', new Map([['ops', kerasOps]]));

/** TensorFlow, whose numbers are float32 unless told otherwise, as its version 2 computes step by step. */
export const tensorflowModules: readonly PyModule[] = [
  new PyModule(
    'tensorflow',
    new Map<string, Value>([
      ...shared,
      ...types,
      ['math', new PyModule('tensorflow.math', new Map(shared))],
      ['nn', new PyModule('tensorflow.nn', new Map(renamed('tensorflow', { relu: 'relu', sigmoid: 'sigmoid', tanh: 'tanh' })))],
      ...effects(['random', 'io', 'data', 'summary']),
      ['keras', keras],
      ...(
        [
          ['cast', castTo('tensorflow')],
          ['cond', cond],
          ['clip_by_value', clipByValue(numbers.get('clip')!)],
          ...renamed('tensorflow', { constant: 'array', convert_to_tensor: 'array', Variable: 'array', range: 'arange' }),
        ] as readonly Member[]
      ).map(unnamed),
      ...['identity', 'stop_gradient'].map(same),
      ['print', new Builtin('print', () => null)],
      ['Tensor', TENSOR],
      ...['function', 'name_scope', 'autograph'].map(decorator),
    ]),
  ),
  keras,
  kerasOps,
  new PyModule('tensorflow.keras', keras.members),
  new PyModule('tensorflow.keras.ops', kerasOps.members),
];
