// WeSpeaker's YAML: `scheduler` with `scheduler_args`, and `margin_scheduler` with `margin_update` (wespeaker at dfa7419, wespeaker/bin/train.py, utils/schedulers.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, settingOf, switchOf, wordOf } from './shared/parameters';
import { overEpochs } from './shared/run/overEpochs';
import { processesOf } from './shared/run/processes';
import * as the from './shared/usual';

const [scheduler, margin] = ['scheduler', 'margin_scheduler'] as const;

/** The projections that have a margin which can be set. */
const changing = /^(?:(?:add|ham)_margin|arc_margin.*|sphereface2)$/;

/** What a rate or a margin is by the epoch, also in 3D-Speaker, whose schedulers these were. */
export interface EpochKind extends Pick<Definition, 'formula' | 'summary' | 'note'> {
  readonly parameters: readonly DefinedParameter[];
  readonly value: (values: Given) => (epoch: number) => number;
  /** The epochs at which it jumps or bends. */
  readonly corners: (values: Given) => readonly number[];
}

const warmUp = settingOf('warm_up_epoch', ...the.warmUpEpochs, 6, { domain: { min: 0 } });

/** Half a cosine down to min_lr behind a warm-up from a first rate. */
export const warmedUpCosine = (firstRate: (values: Given) => number): Pick<EpochKind, 'parameters' | 'value' | 'corners'> => ({
  parameters: [
    numberOf('max_lr', ...the.highestRate, { role: 'base' }),
    numberOf('min_lr', ...the.lowestRate),
    numberOf('warmup_epoch', ...the.warmUpEpochs, { domain: { min: 0 } }),
    numberOf('fix_epoch', 'The epoch from which on the rate stays', 'epochs'),
  ],
  value: (values) => {
    const [top, low, warm, end] = ['max_lr', 'min_lr', 'warmup_epoch', 'fix_epoch'].map((name) => values.number(name)) as [
      number,
      number,
      number,
      number,
    ];
    const first = firstRate(values);
    return (epoch) => {
      if (epoch < warm) return first + ((top - first) * epoch) / warm;
      return epoch < end ? low + 0.5 * (top - low) * (1 + Math.cos((Math.PI * (epoch - warm)) / (end - warm))) : low;
    };
  },
  corners: (values) => [values.number('warmup_epoch'), values.number('fix_epoch')],
});

/** The part of its rise that a margin has behind it, by the part of the epochs. */
export const marginShare = (values: Given, part: number): number =>
  values.word('increase_type') === 'exp' ? 1 - Math.exp(part * Math.log(1e-3 / (1 + 1e-6))) : part;

export const increaseType = wordOf('increase_type', 'How it rises', ['exp', 'linear']);

/** The definition of one over the epochs of a run. */
export function overRun(
  { value, corners, parameters: own, formula, summary, note }: EpochKind,
  epochs: DefinedParameter,
  quantity: string,
  more: Pick<Definition, 'name' | 'source' | 'readsNumbers'>,
): Definition {
  const parameters = [...own, epochs];
  return {
    formula,
    summary,
    ...(note !== undefined && { note }),
    ...more,
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      return [{ quantity, schedule: overEpochs(value(values), values.number(epochs.name), corners(values)) }];
    },
  };
}

const kinds: Readonly<Record<string, EpochKind>> = {
  ExponentialDecrease: {
    formula: 's · initial_lr · (final_lr/initial_lr)^(epoch/num_epochs), s = GPUs · batch_size/64',
    summary: 'Rises over the warm-up, and falls by the same factor from update to update, to s · final_lr',
    note: 'All rates are multiplied with s, to which the warm-up goes from 1, or from 0 with warm_from_zero.',
    parameters: [
      numberOf('initial_lr', ...the.firstRate, { role: 'base', domain: { above: 0 } }),
      numberOf('final_lr', ...the.lastRate, { domain: { above: 0 } }),
      warmUp,
      switchOf('warm_from_zero', 'Whether the warm-up begins at 0', false),
      numberOf('batch_size', 'The examples of a process in an update', 'count', { domain: { min: 1 } }),
      processesOf('How many processes does the run have? The rate is multiplied with them.'),
    ],
    value: (values) => {
      const [first, last, warm, length] = [
        values.number('initial_lr'),
        values.number('final_lr'),
        values.number('warm_up_epoch'),
        values.number('num_epochs'),
      ];
      const scale = (values.number('GPUs') * values.number('batch_size')) / 64;
      const rising = (epoch: number): number =>
        values.is('warm_from_zero') ? (scale * epoch) / warm : scale > 1 ? ((scale - 1) * epoch) / warm + 1 : scale;
      return (epoch) => (epoch < warm ? rising(epoch) : scale) * first * Math.exp((epoch / length) * Math.log(last / first));
    },
    corners: (values) => [values.number('warm_up_epoch')],
  },
  WarmupCosineScheduler: {
    formula: 'max_lr · epoch/warmup_epoch, then min_lr + (max_lr − min_lr) · (1 + cos(π (epoch − W)/(F − W))) / 2',
    summary: 'Rises over the warm-up, falls along half a cosine until fix_epoch, and stays at min_lr',
    ...warmedUpCosine(() => 0),
  },
};

const ofMargin: EpochKind = {
  formula: 'initial_margin + (final_margin − initial_margin) · (1 − 0.001^p), p from increase_start_epoch to fix_start_epoch',
  summary: 'Rises from increase_start_epoch to fix_start_epoch, and stays',
  note: 'The first epoch is number 1.',
  parameters: [
    numberOf('initial_margin', ...the.firstValue),
    numberOf('final_margin', 'The last value', 'none'),
    numberOf('increase_start_epoch', 'The epoch with which the rise begins', 'epochs'),
    numberOf('fix_start_epoch', 'The epoch with which it is over', 'epochs'),
    switchOf('update_margin', 'Whether the margin changes at all', true),
    increaseType,
  ],
  value: (values) => {
    const [first, last] = [values.number('initial_margin'), values.number('final_margin')];
    const [start, end] = [values.number('increase_start_epoch') - 1, values.number('fix_start_epoch') - 1];
    return (epoch) => {
      if (!values.is('update_margin')) return first;
      if (epoch >= end) return last;
      return epoch < start ? first : first + (last - first) * marginShare(values, (epoch - start) / (end - start));
    };
  },
  corners: (values) => [values.number('increase_start_epoch') - 1, values.number('fix_start_epoch') - 1],
};

const epochs = numberOf('num_epochs', ...the.runEpochs, { role: 'total', domain: { min: 1 } });

const definitionOf = (name: string, quantity: string, kind: EpochKind): Definition =>
  overRun(kind, epochs, quantity, { name, source: 'wespeaker', readsNumbers: true });

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, 'lr', kind)]),
);
const marginDefinition = definitionOf('MarginScheduler', 'margin', ofMargin);

const waysOf = ({ parameters }: Definition, section: string): readonly Way[] =>
  parameters
    .filter(({ name }) => name !== 'GPUs')
    .map(({ name }) => (name === 'num_epochs' ? name : name === 'batch_size' ? `dataloader_args.${name}` : `${section}.${name}`));

/** The rate and the margin of a config of WeSpeaker. */
export const framework: Framework = keyedFramework({
  name: 'weSpeaker',
  reads: {
    field: 'speech',
    library: 'WeSpeaker',
    what: '`scheduler` with `scheduler_args`, and the margin of `margin_update`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['scheduler_args', 'margin_update'],
  at: [scheduler, margin],
  kinds: ({ site, has, word }) => {
    if (site.place.path.length !== 1 || !['scheduler_args', 'margin_update', 'projection_args', 'num_epochs'].every(has)) return [];
    const definition = definitions.get(word(scheduler) ?? '');
    // The others have no margin that could change.
    const hasMargin = word(margin) === marginDefinition.name && changing.test(word('projection_args.project_type') ?? '');
    return [
      ...(definition ? [{ definition, at: [scheduler], ways: waysOf(definition, 'scheduler_args') }] : []),
      ...(hasMargin
        ? [{ definition: marginDefinition, at: [margin], label: 'margin_update', ways: waysOf(marginDefinition, 'margin_update') }]
        : []),
    ];
  },
});
