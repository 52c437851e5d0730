// The functions and constants of Python, math and numpy that people use for numbers in configs.
import { say } from '../../core/message';
import type { CallNode, ImportNode, NameNode } from '../tree/tree';
import { power, type Outcome } from './pythonOperators';
import { computedText } from './reasons';
import type { Evaluated } from './value';
import { toNumber, type Value } from './values';

const CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  tau: 2 * Math.PI,
  inf: Infinity,
  nan: NaN,
};
/** Modules whose functions and constants of a number are those of math. */
const MODULE = /^(?:math|np|numpy|jnp|torch)\./;

/** A constant's value by its dotted name: `math.pi`, `np.inf`. */
export function constantOf(name: string): number | undefined {
  return MODULE.test(name) ? CONSTANTS[name.replace(MODULE, '')] : undefined;
}

/** The constant that `from math import pi` binds a name to. */
export const constantImported = (name: string, { module, member }: ImportNode): number | undefined =>
  /^(?:math|numpy)$/.test(module) && member !== undefined && name in CONSTANTS ? constantOf(`math.${name}`) : undefined;

/** For functions that make an integer, which infinity has none. */
const whole = (value: number, apply: (value: number) => Outcome): Outcome =>
  Number.isFinite(value) ? apply(value) : say('Infinity is no integer.');

/** Rounds half to even; with a number of decimals as CPython does, on the exact value of the double. */
function round(value: number, decimals?: number): Outcome {
  if (decimals === undefined) return whole(value, (finite) => round(finite, 0));
  if (!Number.isFinite(value)) return value;
  if (!Number.isInteger(decimals) || Math.abs(decimals) > 22) return say('This cannot be rounded.');
  if (decimals > 0) {
    if (Math.abs(value) >= 1e21) return value;
    const nearest = Number(value.toFixed(decimals));
    // toFixed rounds ties away from zero; a tie is a 5 and then nothing, in the exact decimal expansion.
    const digits = Math.abs(value)
      .toFixed(Math.min(decimals + 30, 100))
      .split('.')[1]!;
    if (!/^50*$/.test(digits.slice(decimals)) || Number(digits[decimals - 1]) % 2 === 1) return nearest;
    return (
      Math.sign(value) *
      Number(
        Math.abs(value)
          .toFixed(decimals + 1)
          .slice(0, -1),
      )
    );
  }
  const unit = 10 ** -decimals;
  const floor = Math.floor(value / unit);
  const rest = value / unit - floor;
  return (rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor) * unit;
}

const isPositive = (value: number): boolean => value > 0;
const log = (value: number, base = Math.E): Outcome => {
  if (!isPositive(value) || !isPositive(base) || base === 1) return say('Outside of the domain of log.');
  return base === Math.E ? Math.log(value) : Math.log(value) / Math.log(base);
};

interface Numeric {
  readonly arity: readonly [least: number, most: number];
  /** The name may stand without a module. */
  readonly builtIn?: boolean;
  readonly apply: (...values: number[]) => Outcome;
}

const FUNCTIONS: Readonly<Record<string, Numeric>> = {
  abs: { arity: [1, 1], builtIn: true, apply: Math.abs },
  fabs: { arity: [1, 1], apply: Math.abs },
  min: { arity: [1, Infinity], builtIn: true, apply: (...values) => values.reduce((least, value) => (value < least ? value : least)) },
  max: { arity: [1, Infinity], builtIn: true, apply: (...values) => values.reduce((most, value) => (value > most ? value : most)) },
  minimum: { arity: [2, 2], apply: Math.min },
  maximum: { arity: [2, 2], apply: Math.max },
  sum: { arity: [0, Infinity], builtIn: true, apply: (...values) => values.reduce((total, value) => total + value, 0) },
  prod: { arity: [0, Infinity], apply: (...values) => values.reduce((product, value) => product * value, 1) },
  round: { arity: [1, 2], builtIn: true, apply: round },
  int: { arity: [1, 1], builtIn: true, apply: (value) => whole(value, Math.trunc) },
  float: { arity: [1, 1], builtIn: true, apply: (value) => value },
  pow: { arity: [2, 2], builtIn: true, apply: power },
  sqrt: { arity: [1, 1], apply: (value) => (value < 0 ? say('The square root of a negative number.') : Math.sqrt(value)) },
  exp: { arity: [1, 1], apply: (value) => (value > 709.78 && value < Infinity ? say('The result is too large.') : Math.exp(value)) },
  log: { arity: [1, 2], apply: log },
  log2: { arity: [1, 1], apply: (value) => (isPositive(value) ? Math.log2(value) : log(value)) },
  log10: { arity: [1, 1], apply: (value) => (isPositive(value) ? Math.log10(value) : log(value)) },
  floor: { arity: [1, 1], apply: (value) => whole(value, Math.floor) },
  ceil: { arity: [1, 1], apply: (value) => whole(value, Math.ceil) },
  trunc: { arity: [1, 1], apply: (value) => whole(value, Math.trunc) },
  cos: { arity: [1, 1], apply: Math.cos },
  sin: { arity: [1, 1], apply: Math.sin },
};
/** Those that take one list for their numbers. */
const OF_LISTS: ReadonlySet<string> = new Set(['min', 'max', 'sum', 'prod']);

/** The functions that read numbers from text, and the texts that they take. */
const READ_TEXT: Readonly<Record<string, RegExp>> = { int: /^[-+\s\d_]+$/, float: /^/ };

/** Python's functions that make a list, which the texts of a config do not have; undefined where one needs other arguments. */
const LISTS: Readonly<Record<string, (...values: Value[]) => readonly Value[] | undefined>> = {
  range: (...values) => {
    if (values.length < 1 || values.length > 3 || !values.every(Number.isInteger)) return undefined;
    const [start, end, step] = (values.length === 1 ? [0, values[0], 1] : [...values, 1]) as [number, number, number];
    const length = Math.max(0, Math.ceil((end - start) / step));
    return length <= 10_000 ? Array.from({ length }, (_, index) => start + index * step) : undefined;
  },
  list: (values, ...more) => (Array.isArray(values) && more.length === 0 ? values : undefined),
  tuple: (values, ...more) => (Array.isArray(values) && more.length === 0 ? values : undefined),
  sorted: (values, ...more) =>
    Array.isArray(values) && more.length === 0 && values.every((value) => typeof value === 'number')
      ? values.toSorted((a, b) => a - b)
      : undefined,
};

/** A function's bare name where it is known: `np.sqrt` is sqrt, `int` is int; a bare `sqrt` is known where a config or an import says so. */
export function functionOf(callee: string, at: { readonly isPython: boolean; readonly isImported: boolean }): string | undefined {
  if (callee === 'len' || (at.isPython && !at.isImported && Object.hasOwn(LISTS, callee))) return callee;
  const free = at.isImported || !at.isPython;
  const name = callee.replace(MODULE, '');
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return known && (name !== callee || free || known.builtIn) ? name : undefined;
}

/** What a known function makes of its arguments. */
export function callFunction(name: string, values: readonly Value[]): Outcome | readonly Value[] {
  const [first] = values;
  const needsOthers = say('{function} needs other arguments.', { function: name });
  if (Object.hasOwn(LISTS, name)) return LISTS[name]!(...values) ?? needsOthers;
  if (name === 'len')
    return values.length === 1 && (Array.isArray(first) || typeof first === 'string') ? first.length : say('len needs a list.');
  const { arity, apply } = FUNCTIONS[name]!;
  const inputs = OF_LISTS.has(name) && values.length === 1 && Array.isArray(first) ? (first as readonly Value[]) : values;
  const numbers = inputs.map((value) => (typeof value === 'string' && !READ_TEXT[name]?.test(value) ? undefined : toNumber(value)));
  if (numbers.length < arity[0] || numbers.length > arity[1] || numbers.includes(undefined)) return needsOthers;
  return apply(...(numbers as number[]));
}

const textMethods: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
};

/** What a method of a text that takes nothing comes to, `args.kind.lower()`; undefined for other calls, and where the name stands for no text that is known. */
export function textMethod(node: CallNode, evaluate: (name: NameNode) => Evaluated): Evaluated | undefined {
  const { callee, calleeRange } = node;
  const [, name, method] = /^(.+)\.(\w+)$/.exec(callee) ?? [];
  const apply = name !== undefined && node.arguments.length === 0 && Object.hasOwn(textMethods, method!) ? textMethods[method!] : undefined;
  const found = apply && evaluate({ kind: 'name', name: name!, range: calleeRange });
  return found?.ok === true && typeof found.value === 'string' ? computedText(apply!(found.value), node, found.origin) : undefined;
}
