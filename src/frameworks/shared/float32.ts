// Arithmetic as libraries do it that compute in float32, and what is made of it alone: each operation is rounded.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import { define } from './define';
import { numbersOf } from './parameters';

const f = Math.fround;

/** Rounded to float32. */
export const float32 = f;

/** From `first` at q = 0 to `last` at q = 1 along (1 − q)^power, as optax and Keras order the operations. */
export const fallTo = (first: number, last: number, q: number, power = 1): number =>
  f(f(f(f(first) - f(last)) * f(f(1 - f(q)) ** f(power))) + f(last));

/** Half a cosine from 1 at x = 0 to 0 at x = π. */
export const halfCosine = (x: number): number => f(0.5 * f(1 + f(Math.cos(f(x)))));

/** A multiple of `first` that falls with `part` from 1 to 0 down to `least` of it. */
export const fallToPart = (first: number, least: number, part: number): number => f(f(first) * f(f(f(1 - f(least)) * part) + f(least)));

/** One value after another, each up to and with its boundary: Keras' and that of JAX's example optimizers. */
export const piecewiseConstant = (source: string, name: string): Definition =>
  define({
    source,
    name,
    formula: 'values[i] for boundaries[i − 1] < t ≤ boundaries[i]',
    summary: 'Stays at one value after another',
    note: 'A boundary still has the value before it; the next step has the new one.',
    parameters: [numbersOf('boundaries', 'The last step of each value but the last'), numbersOf('values', 'The values')],
    check: ({ boundaries, values }) =>
      (boundaries as readonly number[]).length + 1 === (values as readonly number[]).length
        ? []
        : [{ parameter: 'values', message: say('There must be one more of the values than of the boundaries.') }],
    value: (values) => {
      const [boundaries, levels] = [values.numbers('boundaries'), values.numbers('values')];
      return (step) => f(levels[boundaries.filter((boundary) => step > boundary).length]!);
    },
    length: (values) => Math.max(1, ...values.numbers('boundaries')) * 1.25,
  });

/**
 * A positive float32 from which the same is subtracted so many times, rounded each time; once it is not above `least` it is of no interest. Between two powers of 2 each
 * subtraction takes off the same, so that they need not be done one by one.
 */
export function fallenBy(first: number, by: number, times: number, least: number): number {
  let value = first;
  for (let left = times; left > 0 && value > least;) {
    const next = f(value - by);
    if (next === value) return value;
    left--;
    const drop = next - f(next - by);
    const floor = 2 ** Math.floor(Math.log2(next));
    const equal = next > least && drop > 0 ? Math.min(left, Math.max(0, Math.floor((next - floor - by) / drop))) : 0;
    value = next - equal * drop;
    left -= equal;
  }
  return value;
}
