// The schedules of NeMo (NVIDIA/NeMo at 8cfedd7, core/optim/lr_scheduler.py).
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, switchOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** A rate of a run of T steps, of which W warm up: at a step behind the warm-up, which is not behind T. */
export interface Run {
  readonly top: number;
  readonly lowest: number;
  readonly length: number;
  readonly warm: number;
  /** The step up to which the rate is held, counted from 0; 0 where it is not held at all. */
  readonly hold: number;
  readonly values: Given;
}

export interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters?: readonly DefinedParameter[];
  readonly hasHold?: true;
  readonly lowestByDefault?: number;
  /** The rate at a step of the warm-up, where it is not the usual one. */
  readonly rise?: (step: number, run: Run) => number | undefined;
  readonly at: (step: number, run: Run) => number;
}

const stepsOr = (name: string, description: string, part: string): readonly DefinedParameter[] => [
  numberOf(`${name}_steps`, description, 'steps', { optional: true, domain: { min: 0 } }),
  numberOf(`${name}_ratio`, part, 'fraction', { optional: true, isQuiet: true, domain: { min: 0, max: 1 } }),
];
/** The parameters of the parts of a run. */
export const warmUp = stepsOr('warmup', 'The steps of the warm-up', 'The part of the run that warms up');
export const held = stepsOr('hold', 'The steps at the highest rate', 'The part of the run at the highest rate');
const constant = stepsOr('constant', 'The steps at the lowest rate', 'The part of the run at the lowest rate');

/** The steps that one of two parameters says. */
export const countOf = (values: Given, name: string, length: number): number =>
  values.optional(`${name}_steps`) ?? Math.trunc((values.optional(`${name}_ratio`) ?? 0) * length);

const cosine = (part: number): number => 0.5 * (1 + Math.cos(Math.PI * part));
const power = numberOf('power', ...the.exponent, { default: 1 });
const cycle = switchOf('cycle', 'Whether it begins again behind the end', false, { isQuiet: true });

function polynomial(step: number, length: number, { top, lowest, values }: Run): number {
  const whole = values.is('cycle') ? length * (step === 0 ? 1 : Math.ceil(step / length)) : length;
  return (top - lowest) * (1 - (values.is('cycle') ? step : Math.min(step, length)) / whole) ** values.number('power') + lowest;
}

/** The variant of Megatron, where the rate stays at its lowest for a while at the end. */
function cosineThenConstant(step: number, { top, lowest, length, warm, values }: Run): number {
  const decay = length - countOf(values, 'constant', length) - warm;
  if (warm > 0 && step <= warm) return (top * step) / warm;
  return step > warm + decay ? lowest : lowest + cosine((step - warm) / decay) * (top - lowest);
}
const hasConstant = ({ values, length }: Run): boolean => countOf(values, 'constant', length) > 0;

const fromZero = 'Without hold_steps the fall is counted from step 0, not from the end of the warm-up.';

/** The kinds by their names. */
export const kinds: Readonly<Record<string, Kind>> = {
  CosineAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then min_lr + (lr − min_lr) · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    parameters: constant,
    rise: (step, run) => (hasConstant(run) ? cosineThenConstant(step, run) : undefined),
    at: (step, run) =>
      hasConstant(run)
        ? cosineThenConstant(step, run)
        : (run.top - run.lowest) * cosine((step - run.warm) / (run.length - run.warm)) + run.lowest,
  },
  NoamAnnealing: {
    formula: 'lr · d_model^−0.5 · min(t^−0.5, t · W^−1.5), t = 1 at the first two updates',
    summary: 'Rises over the warm-up, and falls with the square root of the step',
    note: 'lr is a factor, no rate: the highest rate is lr / √(d_model · W).',
    parameters: [numberOf('d_model', 'The width of the model', 'count', { domain: { above: 0 } })],
    at: (written, { top, lowest, warm, values }) => {
      const step = Math.max(1, written);
      const part = warm > 0 ? Math.min(step ** -0.5, step * warm ** -1.5) : step ** -0.5;
      const rate = top * values.number('d_model') ** -0.5 * part;
      return step > warm ? Math.max(rate, lowest) : rate;
    },
  },
  NoamHoldAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), lr, then max(lr · W^decay_rate/(t − H)^decay_rate, min_lr)',
    summary: 'Rises over the warm-up, stays, and falls with a power of the step',
    parameters: [numberOf('decay_rate', 'The exponent of the fall', 'none', { default: 0.5 })],
    hasHold: true,
    at: (step, { top, lowest, warm, hold, values }) => {
      const rate = values.number('decay_rate');
      const behind = step - (hold > 0 ? hold - warm : 0);
      return Math.max((top * Math.max(1, warm ** rate)) / Math.max(1, behind ** rate), lowest);
    },
  },
  WarmupAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then lr − (lr − min_lr) · (t − W)/(T − W)',
    summary: 'Rises over the warm-up, and falls in a straight line to min_lr',
    at: (step, { top, lowest, warm, length }) => lowest + (1 - (step - warm) / (length - warm)) * (top - lowest),
  },
  InverseSquareRootAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then lr / √((t + 1)/(W + 1))',
    summary: 'Rises over the warm-up, and falls with the square root of the step; behind the run it is min_lr',
    at: (step, { top, warm }) => top / Math.sqrt((step + 1) / (warm + 1)),
  },
  SquareAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then max(lr · ((T − t)/(T − W))², min_lr)',
    summary: 'Rises over the warm-up, and falls with the square of what is left',
    lowestByDefault: 1e-5,
    at: (step, { top, lowest, warm, length }) => Math.max(top * ((length - step) / (length - warm)) ** 2, lowest),
  },
  SquareRootAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then max(lr · √((T − t)/T), min_lr)',
    summary: 'Rises over the warm-up, and falls with the square root of what is left',
    note: 'The fall is counted from step 0: behind the warm-up the rate drops at once.',
    at: (step, { top, lowest, length }) => Math.max(top * Math.sqrt((length - step) / length), lowest),
  },
  PolynomialDecayAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), then min_lr + (lr − min_lr) · (1 − (t − W)/(T − W))^power',
    summary: 'Rises over the warm-up, and falls along a power to min_lr',
    parameters: [power, cycle],
    at: (step, run) => polynomial(step - run.warm, run.length - run.warm, run),
  },
  PolynomialHoldDecayAnnealing: {
    formula: 'lr · (t + 1)/(W + 1), lr, then min_lr + (lr − min_lr) · (1 − (t − H)/(T − H))^power',
    summary: 'Rises over the warm-up, stays, and falls along a power to min_lr',
    note: fromZero,
    parameters: [power, cycle],
    hasHold: true,
    at: (step, run) => polynomial(step - run.hold, run.length - Math.max(run.warm, run.hold), run),
  },
  WarmupHoldAnnealLinear: {
    formula: 'lr · (t + 1)/(W + 1), lr, then lr − (lr − min_lr) · (t − H)/(T − H)',
    summary: 'Rises over the warm-up, stays, and falls in a straight line to min_lr',
    note: fromZero,
    hasHold: true,
    at: (step, { top, lowest, hold, length }) => top - ((top - lowest) * (step - hold)) / (length - hold),
  },
  WarmupHoldAnnealOneMinusSquareRoot: {
    formula: 'lr · (t + 1)/(W + 1), lr, then max(lr · (1 − √((t − H)/(T − H))), min_lr)',
    summary: 'Rises over the warm-up, stays, and falls with the square root of the time',
    note: fromZero,
    hasHold: true,
    at: (step, { top, lowest, hold, length }) => Math.max(lowest, top * (1 - Math.sqrt((step - hold) / (length - hold)))),
  },
};
