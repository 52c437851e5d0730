// What timm's schedules do after their warm-up (timm 1.0.31, scheduler/*.py), t counted from 0.
import { floorDivide } from '../../core/computed/floorDivide';
import { logarithm } from '../../core/logarithm';

/** A schedule that begins again in cycles; past the last of them it stays at `lowest`. */
export interface Cycles {
  /** The steps of the first cycle. */
  readonly length: number;
  readonly lowest: number;
  /** What the length and the rate of a cycle are multiplied with for the next. */
  readonly longer: number;
  readonly smaller: number;
  readonly count: number;
}

/** The value between the highest rate of a cycle and the lowest, `step` steps into one of `length` steps. */
export type Fall = (top: number, lowest: number, step: number, length: number) => number;

/** A fall that is repeated in cycles. */
export const inCycles =
  (fall: Fall, { length, lowest, longer, smaller, count }: Cycles) =>
  (base: number) =>
  (t: number): number => {
    const isEqual = longer === 1;
    const cycle = isEqual ? floorDivide(t, length) : Math.floor(logarithm(1 - (t / length) * (1 - longer), longer));
    if (cycle >= count) return lowest;
    const size = isEqual ? length : longer ** cycle * length;
    const step = isEqual ? t - length * cycle : t - ((1 - longer ** cycle) / (1 - longer)) * length;
    return fall(base * smaller ** cycle, lowest, step, size);
  };

/** Half a cosine, of t^k. */
export const cosine =
  (k: number): Fall =>
  (top, lowest, step, length) =>
    lowest + 0.5 * (top - lowest) * (1 + Math.cos((Math.PI * step ** k) / length ** k));

/** A power of what is left, of t^k. */
export const poly =
  (power: number, k: number): Fall =>
  (top, lowest, step, length) =>
    lowest + (top - lowest) * (1 - step ** k / length ** k) ** power;

/** A hyperbolic tangent between two of its places. */
export const tanh =
  (from: number, to: number): Fall =>
  (top, lowest, step, length) =>
    lowest + 0.5 * (top - lowest) * (1 - Math.tanh(from * (1 - step / length) + to * (step / length)));

/** How the last part of a warm-up, stable part and decay falls, from 1 to 0. */
export const decays: Readonly<Record<string, (part: number) => number>> = {
  '1-sqrt': (part) => 1 - Math.sqrt(part),
  linear: (part) => 1 - part,
  cosine: (part) => 0.5 * (1 + Math.cos(Math.PI * part)),
  power: (part) => 1 - part ** 0.5,
  exponential: (part) => (0.1 ** part - 0.1) / 0.9,
};

/** A stable part, which falls with the square root where a time scale is given, and a decay in the last `decay` of `length` steps. */
export const stableThenDecay =
  (length: number, decay: number, lowest: number, fall: (part: number) => number, scale: number | undefined) =>
  (base: number) =>
  (t: number): number => {
    const stable = Math.max(base * (scale === undefined ? 1 : (1 + t / scale) ** -0.5), lowest);
    const since = t - (length - decay);
    return since <= 0 ? stable : lowest + (stable - lowest) * fall(Math.min(since / decay, 1));
  };

/** Factors that multiply the rate every so many steps. */
export const everySteps =
  (steps: number, factor: number) =>
  (base: number) =>
  (t: number): number =>
    base * factor ** floorDivide(t, steps);

/** A factor that multiplies the rate at milestones; each acts one step early. */
export const atMilestones =
  (milestones: readonly number[], factor: number) =>
  (base: number) =>
  (t: number): number =>
    base * factor ** milestones.filter((milestone) => milestone <= t + 1).length;

/** A warm-up in a straight line. */
export interface WarmUp {
  readonly steps: number;
  readonly first: number;
  /** The schedule begins behind it, and not with it. */
  readonly isBefore: boolean;
}

/** The rates of a schedule: those of its warm-up up to `top`, then its own. Nobody sets one before the first epoch, which has the rate of the optimizer. */
export function afterWarmUp(base: number, { steps, first, isBefore }: WarmUp, shape: (base: number) => (t: number) => number, top = base) {
  const at = shape(base);
  const rise = (top - first) / steps;
  return (step: number): number => {
    if (step === 0 && steps === 0) return base;
    return step < steps ? first + step * rise : at(isBefore ? step - steps : step);
  };
}
