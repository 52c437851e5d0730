import { breakSteps, mergeSteps, movedSteps } from '../breakpoints';
import { checkParameters, shapeContext } from './checkParameters';
import type { Breaks } from '../breakpoints';
import type { Method, Shape, ShapeContext } from './method';
import { Refusal } from '../message';
import type { ParameterValues } from '../parameter';
import { type Lengths, lengthsOf } from '../lengths';
import { overSteps, type Schedule } from '../schedule';

/**
 * The schedule of a method with these parameters: it holds its first value for `delay` steps, then runs for `total_steps`.
 * Throws a RangeError with the first problem where `checkParameters` has one.
 */
export function buildSchedule(method: Method, values: ParameterValues): Schedule {
  const [problem] = checkParameters(method, values);
  if (problem) throw new Refusal(problem.message);
  const context = shapeContext(method, values);
  const shape = method.shape(context);
  const { unit, delay } = lengthsOf(values) as Lengths;
  const isReversed = context.values.reverse === true;
  const totalSteps = delay + context.totalSteps;
  const breaks = isReversed ? mirrored(shape.breaks, context.totalSteps) : shape.breaks;
  return {
    ...overSteps,
    unit,
    totalSteps,
    at: evaluator(context, shape, delay, isReversed),
    breakpoints: (from, to) => {
      const ends = breakSteps({ steps: [delay, totalSteps] }, from, to);
      return breaks === undefined ? ends : mergeSteps(ends, inside(breaks, delay, totalSteps, from, to));
    },
  };
}

/** One closure per combination, so that evaluating pays only for what is used. */
function evaluator({ totalSteps, baseWeight: w, startWeight: start }: ShapeContext, shape: Shape, delay: number, isReversed: boolean) {
  const { at } = shape;
  // This form of start + (w − start) · shape gives exactly start where the shape is 0 and exactly w where it is 1.
  const weigh = shape.isWeight ? (s: number) => s : start === w ? () => w : (s: number) => start * (1 - s) + w * s;
  const low = weigh(at(0));
  const high = weigh(at(totalSteps));
  const end = delay + totalSteps;
  const waiting = shape.before !== undefined && delay > 0 ? weigh(shape.before) : isReversed ? high : low;
  if (isReversed) return (t: number) => (t < delay ? waiting : t <= delay ? high : t >= end ? low : weigh(at(end - t)));
  if (delay > 0) return (t: number) => (t < delay ? waiting : t >= end ? high : weigh(at(t - delay)));
  if (start !== 0 || shape.isWeight) return (t: number) => (t <= 0 ? low : t >= totalSteps ? high : weigh(at(t)));
  return (t: number) => (t <= 0 ? low : t >= totalSteps ? high : w * at(t));
}

function inside(breaks: Breaks, start: number, end: number, from: number, to: number): Iterable<number> {
  return movedSteps(breakSteps(breaks, Math.max(from - start, 0), Math.min(to, end) - start), start, from, to);
}

function mirrored(breaks: Breaks | undefined, totalSteps: number): Breaks | undefined {
  if (breaks?.period === undefined) return breaks && { steps: breaks.steps.map((step) => totalSteps - step).reverse() };
  const { period } = breaks;
  const steps = breaks.steps.map((step) => (((totalSteps - step) % period) + period) % period);
  return { steps: steps.sort((a, b) => a - b), period };
}
