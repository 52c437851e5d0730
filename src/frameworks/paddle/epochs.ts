// Rates in epochs that are made of Paddle's schedulers with a warm-up around them (paddlepaddle 3.3), as PaddleOCR and PaddleClas have them.
import type { Schedule } from '../../core/schedule';
import { roundHalfEven } from '../../core/computed/roundHalfEven';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { numberAt } from '../shared/configKeys';
import { type Given, given } from '../shared/define';
import { fromStepsPerEpoch, numberOf, numbersOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** What a trainer does in its own way. */
export interface PaddleTrainer {
  readonly source: string;
  readonly note: string;
  /** The key of the epochs of the run, in its section. */
  readonly epochs: string;
  /** The key of the first rate of the warm-up; 0 where it is left out. */
  readonly start?: string;
  /** The epochs of a fall that has no length of its own. */
  readonly left: (epochs: number, warm: number) => number;
}

const rate = numberOf('learning_rate', 'The learning rate', 'rate', { role: 'base' });
const perEpoch: DefinedParameter = {
  ...numberOf('step_each_epoch', 'The steps of an epoch', 'steps', { optional: true, isQuiet: true, domain: { min: 1, integer: true } }),
  from: fromStepsPerEpoch('step_each_epoch'),
};
const warmUp = numberOf('warmup_epoch', ...the.warmUpEpochs, { default: 0, domain: { min: 0 } });
const factor = numberOf('gamma', ...the.fallFactor);

/** What follows the warm-up. */
export interface Rest {
  /** The rate after so many epochs, of which parts count, too. */
  readonly at: (epoch: number) => number;
  /** The epochs at which it jumps or bends. */
  readonly corners: readonly number[];
  /** The rate that the warm-up leads to. */
  readonly top: number;
}

/** A kind of schedule; `restOf` is given the epochs that a fall without a length of its own has. */
export interface PaddleKind {
  readonly name: string;
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly restOf: (values: Given, epochs: number, run: number) => Rest;
}

/** The definition of a kind as a trainer has it. */
export function paddleDefinition({ name, formula, summary, note, parameters, restOf }: PaddleKind, trainer: PaddleTrainer): Definition {
  const { epochs: key, start, left } = trainer;
  const total = numberOf(key, ...the.runEpochs, {
    role: 'total',
    domain: { above: 0 },
    from: (site) => numberAt(site, `Global.${key}`, key),
  });
  const first = start === undefined ? [] : [numberOf(start, ...the.firstWarmUpRate, { default: 0 })];
  const all = [...parameters, warmUp, ...first, total, perEpoch];
  return {
    source: trainer.source,
    name,
    formula,
    summary: `${summary}, step by step`,
    note: note ?? trainer.note,
    parameters: all,
    curves: (written) => {
      const values = given({ parameters: all }, written);
      const epochs = values.number(key);
      const warm = start === undefined ? values.number('warmup_epoch') : Math.min(values.number('warmup_epoch'), epochs);
      const rest = restOf(values, left(epochs, warm), epochs);
      return [
        { quantity: 'lr', schedule: behindWarmUp(rest, values, { epochs, warm, first: start === undefined ? 0 : values.number(start) }) },
      ];
    },
  };
}

/** In steps where it is known how many an epoch has, else in epochs. */
function behindWarmUp(
  { at, corners, top }: Rest,
  values: Given,
  { epochs, warm, first }: { readonly epochs: number; readonly warm: number; readonly first: number },
): Schedule {
  const steps = values.optional('step_each_epoch');
  const [one, length] = steps === undefined ? [1, warm] : [steps, roundHalfEven(warm * steps)];
  const bends = [length, ...corners.map((corner) => corner * one + length)].filter((bend) => bend > 0).sort((a, b) => a - b);
  const value = (step: number) => (step < length ? ((top - first) * step) / length + first : at((step - length) / one));
  return {
    totalSteps: epochs * one,
    unit: steps === undefined ? 'epoch' : 'step',
    grid: steps === undefined ? 'real' : 'whole',
    past: 'goes on',
    at: (step) => value(Math.max(0, steps === undefined ? step : Math.floor(step))),
    *breakpoints(from, to) {
      if (steps === undefined) yield* bends.filter((bend) => from < bend && bend < to);
      else for (let step = Math.max(Math.floor(from) + 1, 1); step < to; step++) yield step;
    },
  };
}

const cosine: PaddleKind = {
  name: 'Cosine',
  formula: 'learning_rate · (1 + cos(π t/T)) / 2',
  summary: 'Falls along half a cosine',
  parameters: [rate],
  restOf: (values, epochs) => cosineTo(values.number('learning_rate'), 0, epochs),
};

/** Half a cosine to a last rate. */
export const cosineTo = (top: number, last: number, epochs: number): Rest => ({
  top,
  corners: [epochs, 2 * epochs],
  at: (epoch) => (epochs > 0 ? last + ((top - last) * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2 : top),
});

/** One rate after another. */
export const ratesUpTo = (ends: readonly number[], rates: readonly number[]): Rest => ({
  top: rates[0] ?? NaN,
  corners: ends,
  at: (epoch) => {
    const index = ends.findIndex((end) => epoch < end);
    return rates[index < 0 ? ends.length : index] ?? NaN;
  },
});

/** The kinds that the trainers share. */
export const paddleKinds: readonly PaddleKind[] = [
  cosine,
  {
    name: 'Linear',
    formula: 'end_lr + (learning_rate − end_lr) · (1 − t/T)^power',
    summary: 'Falls along a power to end_lr',
    parameters: [rate, numberOf('end_lr', ...the.lastRate, { default: 0 }), numberOf('power', ...the.exponent, { default: 1 })],
    restOf: (values, epochs) => {
      const [top, last, power] = [values.number('learning_rate'), values.number('end_lr'), values.number('power')];
      const at = (epoch: number) => (epochs > 0 ? (top - last) * (1 - Math.min(epoch, epochs) / epochs) ** power + last : top);
      return { top, corners: [epochs], at };
    },
  },
  {
    name: 'Piecewise',
    formula: 'values, each up to its epoch of decay_epochs',
    summary: 'Takes one rate after another',
    parameters: [numbersOf('decay_epochs', 'The epochs at which the next rate begins'), numbersOf('values', 'The rates', { unit: 'rate' })],
    restOf: (values) => ratesUpTo(values.numbers('decay_epochs'), values.numbers('values')),
  },
  {
    name: 'MultiStepDecay',
    formula: 'learning_rate · gamma^#{milestones ≤ t}',
    summary: 'Falls by a factor at each milestone',
    parameters: [rate, numbersOf('milestones', 'The epochs of the falls'), factor],
    restOf: (values) => {
      const [top, falls] = [values.number('learning_rate'), values.numbers('milestones')];
      return { top, corners: falls, at: (epoch) => top * values.number('gamma') ** falls.filter((fall) => fall <= epoch).length };
    },
  },
];

/** A rate that stays. */
export const paddleConstant = (name: string): PaddleKind => ({
  name,
  formula: 'learning_rate',
  summary: 'Stays',
  parameters: [rate],
  restOf: (values) => {
    const top = values.number('learning_rate');
    return { top, corners: [], at: () => top };
  },
});
