// CoreNet's YAML, as CVNets has it, too: the section `scheduler` (apple/corenet at 1aa3acd, corenet/optims/scheduler, corenet/engine/default_trainer.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, numbersOf, settingOf } from './shared/parameters';
import { overEpochs } from './shared/run/overEpochs';
import * as the from './shared/usual';

const section = 'scheduler';
const [epochs, updates, warmUp, warmUpRate, perEpoch] = [
  'max_epochs',
  'max_iterations',
  'warmup_iterations',
  'warmup_init_lr',
  'iterations of an epoch',
] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate to which the warm-up goes. */
  readonly top: string;
  /** The rate where so many epochs or updates of so many are over. */
  readonly rate: (values: Given) => (done: number, length: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'min_lr + (max_lr − min_lr) · (1 + cos(π p)) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    parameters: [numberOf('max_lr', ...the.highestRate, { role: 'base' }), settingOf('min_lr', ...the.lowestRate, 1e-5)],
    top: 'max_lr',
    rate: (values) => {
      const [top, low] = [values.number('max_lr'), values.number('min_lr')];
      return (done, length) => low + 0.5 * (top - low) * (1 + Math.cos((Math.PI * done) / length));
    },
  },
  polynomial: {
    formula: 'end_lr + (start_lr − end_lr) · (1 − p)^power',
    summary: 'Rises over the warm-up, and falls with a power of what is left of the run to end_lr',
    parameters: [
      numberOf('start_lr', ...the.highestRate, { role: 'base' }),
      settingOf('end_lr', ...the.lastRate, 0),
      settingOf('power', ...the.exponent, 0.9),
    ],
    top: 'start_lr',
    rate: (values) => {
      const [top, low, power] = [values.number('start_lr'), values.number('end_lr'), values.number('power')];
      return (done, length) => (top - low) * (1 - done / length) ** power + low;
    },
  },
  multi_step: {
    formula: 'lr · gamma^#{milestones ≤ epoch}',
    summary: 'Rises over the warm-up, and falls by a factor at each milestone',
    parameters: [
      numberOf('lr', 'The rate', 'rate', { role: 'base' }),
      numberOf('gamma', ...the.fallFactor),
      numbersOf('milestones', 'The epochs at which the rate falls'),
    ],
    top: 'lr',
    rate: (values) => {
      // A milestone that has gone by when the warm-up ends does not count.
      const warm = warmEpochs(values);
      const milestones = [...new Set(values.numbers('milestones'))].filter((milestone) => milestone + 1 > warm);
      return (epoch) => values.number('lr') * values.number('gamma') ** milestones.filter((milestone) => milestone <= epoch).length;
    },
  },
};

const warmEpochs = (values: Given): number => (values.number(warmUp) > 0 ? values.number(warmUp) / values.number(perEpoch) : 0);

/** As the trainer rounds its rates. */
const rounded = (rate: number): number => Number(Math.max(rate, 0).toFixed(8));

/** The whole number that a product was before it was rounded. */
const snapped = (update: number): number => (Math.abs(update - Math.round(update)) < 1e-6 ? Math.round(update) : update);

function definitionOf(name: string, isByUpdate: boolean, isWarm: boolean): Definition {
  const { parameters: own, top, rate, ...texts } = kinds[name]!;
  const asked = numberOf(perEpoch, 'The updates of an epoch', 'steps', {
    domain: { min: 1 },
    ask: 'How many updates does an epoch have?',
    from: fromStepsPerEpoch(perEpoch),
  });
  const parameters = [
    ...own,
    isByUpdate
      ? numberOf(updates, ...the.runUpdates, { role: 'total', domain: { min: 1 } })
      : numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1, integer: true } }),
    settingOf(warmUp, 'The updates of the warm-up', 'steps', 0),
    settingOf(warmUpRate, ...the.firstWarmUpRate, 1e-7),
    ...(isWarm && !isByUpdate ? [asked] : []),
  ];
  return {
    ...texts,
    source: 'corenet',
    name,
    note: isByUpdate
      ? 'p is the part of max_iterations + 1 that is done behind the warm-up. Rates have eight decimals.'
      : 'The warm-up counts updates, and what follows whole epochs: p is the part of them that is done, those of the warm-up included. Rates have eight decimals.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [warm, first, behind] = [Math.max(values.number(warmUp), 0), values.number(warmUpRate), rate(values)];
      const rising = (update: number): number => rounded(first + update * ((values.number(top) - first) / warm));
      if (isByUpdate) {
        const length = values.number(updates);
        const at = (step: number): number => (step < warm ? rising(step) : rounded(behind(step - warm, length - warm + 1)));
        return [{ quantity: 'lr', schedule: wholeSteps(at, { totalSteps: length, past: 'goes on' }) }];
      }
      const [length, until] = [values.number(epochs), isWarm ? warmEpochs(values) : 0];
      const at = (epoch: number): number =>
        epoch < until ? rising(snapped(epoch * values.number(perEpoch))) : rounded(behind(Math.min(Math.floor(epoch), length - 1), length));
      return [{ quantity: 'lr', schedule: overEpochs(at, length, [until], true) }];
    },
  };
}

const at = (name: string): string => `${section}.${name}`;

/** The rate of a config of CoreNet. */
export const framework: Framework = keyedFramework({
  name: 'coreNet',
  reads: {
    field: 'vision',
    library: 'CoreNet and CVNets',
    what: '`scheduler` of a config: cosine, polynomial and multi_step, by epochs or by updates',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [warmUp, warmUpRate, epochs, updates],
  at: [section],
  kinds: ({ site, has, node, word }) => {
    const name = word(at('name')) ?? '';
    if (!Object.hasOwn(kinds, name) || site.place.path.length !== 1 || !has(at(`${name}.${kinds[name]!.top}`))) return [];
    const [kind, isOn] = [node(at('is_iteration_based')), (each: ReturnType<typeof node>) => each?.kind === 'boolean' && each.value];
    const isByUpdate = isOn(kind);
    // How much of the epochs is taken from them then depends on how the run went.
    if (isOn(node(at('adjust_period_for_epochs'))) || (isByUpdate && name === 'multi_step')) return [];
    // That of a power reads its updates even where it goes by epochs.
    const lengths = [isByUpdate || name === 'polynomial' ? updates : epochs, isByUpdate ? updates : epochs];
    if (!lengths.every((key) => has(at(key))) || ![warmUp, warmUpRate, 'is_iteration_based'].some((key) => has(at(key)))) return [];
    const definition = definitionOf(name, isByUpdate, has(at(warmUp)));
    const own = kinds[name]!.parameters.map((parameter) => at(`${name}.${parameter.name}`));
    return [{ definition, at: [section], ways: [...own, ...[isByUpdate ? updates : epochs, warmUp, warmUpRate].map(at)] }];
  },
});
