// PaddleOCR's configs: `Optimizer: {lr: {name: Cosine, learning_rate: 0.001, warmup_epoch: 5}}` beside `Global: {epoch_num: 500}` (PaddleOCR 2.10,
// ppocr/optimizer/learning_rate.py, on paddlepaddle 3.3).
import type { Schedule } from '../core/schedule';
import { roundHalfEven } from '../interpreter/arithmetic/roundTo';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import { type Given, given } from './define';
import { numberOf, numbersOf } from './parameters';
import { entryArguments } from './entryArguments';

const rate = numberOf('learning_rate', 'The learning rate', 'rate', { role: 'base' });
const total: DefinedParameter = {
  ...numberOf('epoch_num', 'The epochs of the run', 'epochs', { role: 'total', domain: { above: 0 } }),
  from: (site) => numberAt(site, 'Global.epoch_num', 'epoch_num'),
};
const perEpoch: DefinedParameter = {
  ...numberOf('step_each_epoch', 'The steps of an epoch', 'steps', { optional: true, isQuiet: true, domain: { min: 1, integer: true } }),
  from: ({ run }) => {
    const known = run.stepsPerEpoch();
    return known && { name: 'step_each_epoch', value: known.value, node: undefined, origin: known.origin, literal: undefined };
  },
};
const warmUp = numberOf('warmup_epoch', 'The epochs of the warm-up', 'epochs', { default: 0, domain: { min: 0 } });
const factor = numberOf('gamma', 'The factor of a fall', 'factor');

function numberAt(site: Site, keys: string, name: string): FoundParameter | undefined {
  const found = site.at(keys);
  const result = found?.value(found.node);
  if (result?.ok !== true || typeof result.value !== 'number') return undefined;
  return { name, value: result.value, node: undefined, origin: result.origin, literal: result.literal };
}

/** What follows the warm-up. */
interface Rest {
  /** The rate after so many epochs, of which parts count, too. */
  readonly at: (epoch: number) => number;
  /** The epochs at which it jumps or bends. */
  readonly corners: readonly number[];
  /** The rate that the warm-up leads to. */
  readonly top: number;
}

function kind(
  name: string,
  formula: string,
  summary: string,
  parameters: readonly DefinedParameter[],
  restOf: (values: Given, epochs: number) => Rest,
): Definition {
  const all = [...parameters, warmUp, total, perEpoch];
  return {
    source: 'ppocr.optimizer.learning_rate',
    name,
    formula,
    summary: `${summary}, step by step`,
    note: 'What follows a warm-up begins behind it, at its own epoch 0: a fall over epoch_num has not ended when the run does, and epochs of falls come later by the warm-up.',
    parameters: all,
    curves: (written) => {
      const values = given({ parameters: all }, written);
      const epochs = values.number('epoch_num');
      return [{ quantity: 'lr', schedule: behindWarmUp(restOf(values, epochs), values, epochs) }];
    },
  };
}

/** In steps where it is known how many an epoch has, else in epochs. */
function behindWarmUp({ at, corners, top }: Rest, values: Given, epochs: number): Schedule {
  const steps = values.optional('step_each_epoch');
  const warm = values.number('warmup_epoch');
  const [one, length] = steps === undefined ? [1, warm] : [steps, roundHalfEven(warm * steps)];
  const bends = [length, ...corners.map((corner) => corner * one + length)].filter((bend) => bend > 0).sort((a, b) => a - b);
  const value = (step: number) => (step < length ? (top * step) / length : at((step - length) / one));
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

const definitions: ReadonlyMap<string, Definition> = new Map(
  [
    kind('Cosine', 'learning_rate · (1 + cos(π t/T)) / 2', 'Falls along half a cosine', [rate], (values, epochs) => {
      const top = values.number('learning_rate');
      return { top, corners: [epochs, 2 * epochs], at: (epoch) => (top * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2 };
    }),
    kind(
      'Linear',
      'end_lr + (learning_rate − end_lr) · (1 − t/T)^power',
      'Falls along a power to end_lr',
      [rate, numberOf('end_lr', 'The last rate', 'rate', { default: 0 }), numberOf('power', 'The exponent', 'none', { default: 1 })],
      (values, epochs) => {
        const [top, last, power] = [values.number('learning_rate'), values.number('end_lr'), values.number('power')];
        return { top, corners: [epochs], at: (epoch) => (top - last) * (1 - Math.min(epoch, epochs) / epochs) ** power + last };
      },
    ),
    kind(
      'Piecewise',
      'values, each up to its epoch of decay_epochs',
      'Takes one rate after another',
      [numbersOf('decay_epochs', 'The epochs at which the next rate begins'), numbersOf('values', 'The rates', { unit: 'rate' })],
      (values) => {
        const [ends, rates] = [values.numbers('decay_epochs'), values.numbers('values')];
        const at = (epoch: number) => {
          const index = ends.findIndex((end) => epoch < end);
          return rates[index < 0 ? ends.length : index] ?? NaN;
        };
        return { top: rates[0] ?? NaN, corners: ends, at };
      },
    ),
    kind(
      'MultiStepDecay',
      'learning_rate · gamma^#{milestones ≤ t}',
      'Falls by a factor at each milestone',
      [rate, numbersOf('milestones', 'The epochs of the falls'), factor],
      (values) => {
        const [top, falls] = [values.number('learning_rate'), values.numbers('milestones')];
        return { top, corners: falls, at: (epoch) => top * values.number('gamma') ** falls.filter((fall) => fall <= epoch).length };
      },
    ),
    kind('Const', 'learning_rate', 'Stays', [rate], (values) => {
      const top = values.number('learning_rate');
      return { top, corners: [], at: () => top };
    }),
  ].map((each) => [each.name, each]),
);

/** The learning rates of PaddleOCR's configs. */
export const framework: Framework = {
  name: 'paddleOcr',
  reads: { library: 'PaddleOCR', what: 'the `lr` of the `Optimizer` of a config', where: 'YAML' },
  marks: () => [...definitions.keys()],
  recognise: (site): Claim | undefined => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.join('.') !== 'Optimizer.lr') return undefined;
    const name = entryOf(node, 'name')?.value;
    const definition = name && definitions.get(site.word(name) ?? '');
    // PaddleClas has configs of the same shape, with Global.epochs and other rules.
    if (!definition || !site.at('Global.epoch_num')) return undefined;
    const written = entryArguments(node.entries, (key) => key !== 'name');
    return { definition, arguments: written };
  },
};
