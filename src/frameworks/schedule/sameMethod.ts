// Which of the methods makes a curve that is known by its values alone.
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { buildSchedule } from '../../core/methods/buildSchedule';
import { checkParameters, shapeContext } from '../../core/methods/checkParameters';
import { findMethod } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';

/** A method with its parameters. */
export interface MethodValues {
  readonly method: Method;
  readonly values: ParameterValues;
}

const tried = ['linear', 'cosine', 'power', 'exponential', 'sigmoid_rampup'] as const;
const parts = 97;
const tolerance = 1e-9;
const mostDelays = 8;

/** The method that has the same values at every step, behind the end too, to 1e-9 of their range; undefined where none is found. */
export function sameMethod(schedule: Schedule): MethodValues | undefined {
  const { at, totalSteps, breakpoints } = schedule;
  const [start, end] = [at(0), at(totalSteps)];
  if (!Number.isFinite(start) || !Number.isFinite(end) || start === end) return undefined;
  const corners: number[] = [];
  for (const step of breakpoints(0, totalSteps)) if (corners.push(step) === mostDelays) break;
  for (const delay of [0, ...corners]) {
    if (Math.abs(at(delay) - start) > tolerance * Math.abs(end - start)) break;
    for (const name of tried) {
      const found = valuesOf(findMethod(name)!, schedule, start, end, delay);
      if (found && checkParameters(found.method, found.values).length === 0 && isSame(buildSchedule(found.method, found.values), schedule))
        return found;
    }
  }
  return undefined;
}

/** What the parameters would be, going by the ends of the curve and, for an exponent, by its middle. */
function valuesOf(method: Method, { at, totalSteps }: Schedule, start: number, end: number, delay: number): MethodValues | undefined {
  const length = totalSteps - delay;
  const base = { total_steps: length, ...(delay > 0 && { delay }), ...(start !== 0 && { start_weight: start }) };
  if (method.name === 'power') {
    const a = Math.log((at(delay + length / 2) - start) / (end - start)) / Math.log(0.5);
    if (!Number.isFinite(a) || a <= 0) return undefined;
    return { method, values: { ...base, base_weight: end, a: Number(a.toPrecision(9)) } };
  }
  const { at: shape } = method.shape(shapeContext(method, { ...base, base_weight: 1 }));
  const [low, high] = [shape(0), shape(length)];
  // A shape that does not begin at 0 says where the start is by itself.
  const weight = start === 0 || low === 0 ? start + (end - start) / high : NaN;
  const whole = low === 0 ? weight : end / high;
  return { method, values: { ...(low === 0 ? base : { total_steps: length, ...(delay > 0 && { delay }) }), base_weight: tidy(whole) } };
}

/** A number without what rounding has left behind its twelfth digit. */
const tidy = (value: number): number => {
  const short = Number(value.toPrecision(12));
  return Math.abs(short - value) <= 4 * Number.EPSILON * Math.abs(value) ? short : value;
};

function isSame(made: Schedule, { at, totalSteps, grid }: Schedule): boolean {
  const steps = [...Array.from({ length: parts + 1 }, (_, i) => (totalSteps * i) / parts), totalSteps * 1.25, totalSteps * 2];
  const wanted = steps.map((step) => (grid === 'whole' ? Math.floor(step) : step));
  const values = wanted.map(at);
  const range = Math.max(...values) - Math.min(...values);
  return values.every((value, i) => Math.abs(value - made.at(wanted[i]!)) <= tolerance * Math.max(range, Math.abs(value)));
}
