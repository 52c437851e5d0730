// Schedules made out of schedules, as they are written: operators, and functions such as `sequence(...)`.
import { add, clip, divide, maximum, minimum, multiply, repeat, sequence, shift, subtract } from '../../core/compose';
import type { Schedule } from '../../core/schedule';
import { type Message, Refusal, say } from '../../core/message';
import { nearest } from '../../core/nearest';
import type { Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';

/** An operand by its keyword, if it has one; `undefined` stands for a schedule that has a problem of its own. */
export interface Operand {
  readonly name: string | undefined;
  readonly value: Schedule | number | undefined;
}

/** A composition's curve with what it is made of, or what is wrong with it. Neither, where an operand has no curve. */
export type Composition =
  | {
      readonly schedule: Schedule;
      /** In the order of the function's parameters. */
      readonly operands: readonly (Schedule | number)[];
      readonly problem?: undefined;
    }
  | { readonly schedule?: undefined; readonly operands?: undefined; readonly problem?: Message };

type Value = Schedule | number;

const operators: Readonly<Record<string, (a: Value, b: Value) => Schedule>> = { '+': add, '-': subtract, '*': multiply, '/': divide };

interface ComposingFunction {
  /** The names of its arguments in order, each with its other spellings; empty for any number of them. */
  readonly parameters: readonly (readonly string[])[];
  readonly usage: string;
  /** The curve, or undefined where the arguments are of the wrong kind. */
  readonly compose: (...values: readonly Value[]) => Schedule | undefined;
}

const isSchedule = (value: Value | undefined): value is Schedule => typeof value === 'object';
const isNumber = (value: Value | undefined): value is number => typeof value === 'number';
const pairwise =
  (compose: (a: Value, b: Value) => Schedule) =>
  (...values: readonly Value[]): Schedule | undefined =>
    values.length < 2 ? undefined : (values.reduce((a, b) => compose(a, b)) as Schedule);

const functions: Readonly<Record<string, ComposingFunction>> = {
  sequence: {
    parameters: [],
    usage: 'sequence(schedule, schedule, ...)',
    compose: (...parts) => (parts.every(isSchedule) ? sequence(...parts) : undefined),
  },
  minimum: { parameters: [], usage: 'minimum(schedule, schedule or number, ...)', compose: pairwise(minimum) },
  maximum: { parameters: [], usage: 'maximum(schedule, schedule or number, ...)', compose: pairwise(maximum) },
  clip: {
    parameters: [['schedule'], ['low', 'lo'], ['high', 'hi']],
    usage: 'clip(schedule, low, high)',
    compose: (part, low, high) => (isSchedule(part) && isNumber(low) && isNumber(high) ? clip(part, low, high) : undefined),
  },
  repeat: {
    parameters: [['schedule'], ['times', 'n']],
    usage: 'repeat(schedule, times)',
    compose: (part, times) => (isSchedule(part) && isNumber(times) ? repeat(part, times) : undefined),
  },
  shift: {
    parameters: [['schedule'], ['steps']],
    usage: 'shift(schedule, steps)',
    compose: (part, steps) => (isSchedule(part) && isNumber(steps) ? shift(part, steps) : undefined),
  },
};

/** Their names. */
export const compositionNames: readonly string[] = Object.keys(functions);

/** What others call the functions, and the functions of numbers that do not take schedules. */
const otherWords: Readonly<Record<string, string>> = {
  min: 'minimum',
  max: 'maximum',
  clamp: 'clip',
  concat: 'sequence',
  chain: 'sequence',
  join: 'sequence',
  cycle: 'repeat',
  restart: 'repeat',
  offset: 'shift',
};

/** The functions that somebody who wrote this name may have meant, nearest first. */
export const suggestCompositions = (callee: string): readonly string[] => [
  ...(Object.hasOwn(otherWords, callee) ? [otherWords[callee]!] : []),
  ...nearest(callee, compositionNames),
];

/** Whether a node can be a composition at all; `callee` is what a call calls, through imports. */
export function isComposition(node: Node, callee: string | undefined): boolean {
  if (node.kind === 'operation') return node.operator in operators && (node.operands.length > 1 || /^[-+]$/.test(node.operator));
  return node.kind === 'call' && Object.hasOwn(functions, lastPart(callee ?? node.callee));
}

/** How a composing function is called. */
export const usageOf = (operator: string): string => functions[operator]?.usage ?? operator;

/** `+`, or the name of a function; a sign before a schedule is a product with 1 or −1. */
export function operatorOf(node: Node, callee: string | undefined): string {
  if (node.kind === 'operation') return node.operands.length > 1 ? node.operator : '*';
  return node.kind === 'call' ? lastPart(callee ?? node.callee) : '';
}

/** The composition that a node is with these operands, at least one of which is a schedule. */
export function compose(node: Node, operator: string, operands: readonly Operand[]): Composition {
  if (operands.some(({ value }) => value === undefined)) return {};
  try {
    if (node.kind === 'call') return call(operator, operands);
    if (node.kind !== 'operation') return {};
    if (operands.length > 1) return binary(operator, operands);
    return binary('*', [{ name: undefined, value: node.operator === '-' ? -1 : 1 }, ...operands]);
  } catch (error) {
    // The combinators say by a Refusal what they cannot do.
    if (error instanceof Refusal) return { problem: error.reason };
    throw error;
  }
}

function binary(operator: string, [left, right]: readonly Operand[]): Composition {
  const [a, b] = [left!.value!, right!.value!];
  return { schedule: operators[operator]!(a, b), operands: [a, b] };
}

function call(operator: string, operands: readonly Operand[]): Composition {
  const { parameters, usage, compose } = functions[operator]!;
  const values = parameters.length === 0 ? operands.map(({ value }) => value) : bind(operands, parameters);
  const fits = values.length > 0 && values.every((value) => value !== undefined);
  const schedule = fits ? compose(...values) : undefined;
  return schedule && fits ? { schedule, operands: values } : { problem: say('The arguments do not fit: {usage}.', { usage }) };
}

/** The operands in the order of the parameters; fewer or undefined where they do not fit. */
function bind(operands: readonly Operand[], parameters: ComposingFunction['parameters']): readonly (Value | undefined)[] {
  if (operands.length > parameters.length) return [];
  return parameters.map((names, index) => {
    const positional = operands[index];
    return positional && positional.name === undefined ? positional.value : operands.find(({ name = '' }) => names.includes(name))?.value;
  });
}
