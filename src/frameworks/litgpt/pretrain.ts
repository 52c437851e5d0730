// `litgpt pretrain` (litgpt 0.5.13, pretrain.py): a rate for each iteration, of which several make an update.
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { given, type Given } from '../shared/define';
import { numberOf } from '../shared/parameters';
import { rateOf, rateWays } from './rate';
import * as the from '../shared/usual';
import { processesFromSettings } from '../shared/run/fromSettings';

const train = (key: string): readonly string[] => [`train.${key}`];

/** What it reads of a config, and what only fine-tuning reads. */
export const pretrainWays = {
  lr: rateWays,
  ...Object.fromEntries(
    ['global_batch_size', 'micro_batch_size', 'max_tokens', 'lr_warmup_steps', 'lr_warmup_fraction', 'min_lr', 'epochs', 'max_steps'].map(
      (key) => [key, train(key)],
    ),
  ),
  max_seq_length: [...train('max_seq_length'), 'model_config.block_size'],
  devices: ['devices'],
  num_nodes: ['num_nodes'],
} as const;

const perEpoch = 'iterations per epoch';

function parametersOf(isByFraction: boolean): readonly DefinedParameter[] {
  const count = { domain: { min: 1, integer: true } } as const;
  return [
    rateOf(),
    numberOf('max_tokens', 'The tokens of the run', 'count', { default: 3e12, ...count }),
    numberOf('max_seq_length', 'The tokens of a sample', 'count', { ask: 'How many tokens has a sample?', ...count }),
    numberOf('global_batch_size', 'The samples of an update', 'count', { default: 512, ...count }),
    numberOf('micro_batch_size', 'The samples of an iteration on a device', 'count', { default: 4, ...count }),
    numberOf('devices', 'The devices of a node', 'count', {
      from: (site) => processesFromSettings(site, 'devices'),
      ...(isByFraction ? { ask: 'How many devices does it use?' } : { optional: true }),
      ...count,
    }),
    numberOf('num_nodes', 'The nodes', 'count', { default: 1, ...count }),
    numberOf('lr_warmup_steps', 'The updates of the warm-up', 'count', { default: 2000, domain: { min: 0, integer: true } }),
    numberOf('lr_warmup_fraction', 'The part of an epoch that warms up', 'fraction', { optional: true, domain: { min: 0, max: 1 } }),
    ...(isByFraction ? [numberOf(perEpoch, 'The iterations of an epoch', 'count', count)] : []),
    numberOf('min_lr', ...the.lowestRate, { default: 4e-5 }),
    numberOf('max_steps', 'The steps of fine-tuning', 'count', { optional: true, isQuiet: true, isIgnored: true }),
    numberOf('epochs', 'The epochs of fine-tuning', 'count', { optional: true, isQuiet: true }),
  ];
}

/** The rate at a part of a run of which so much warms up. */
const rateAt = (values: Given, done: number, warm: number, end: number): number => {
  const [top, lowest] = [values.number('lr'), values.number('min_lr')];
  if (done < warm) return (top * done) / warm;
  return done > end || warm >= end ? lowest : lowest + ((top - lowest) * (1 + Math.cos((Math.PI * (done - warm)) / (end - warm)))) / 2;
};

/** How many iterations make an update on so many devices. */
const iterationsOf = (values: Given, devices: number): number =>
  Math.floor(Math.floor(values.number('global_batch_size') / devices) / values.number('micro_batch_size'));

/** The rate of each update, which is that of the last of its iterations. */
function byUpdates(values: Given, devices: number): Schedule {
  const each = iterationsOf(values, devices);
  const end = Math.floor(
    Math.floor(values.number('max_tokens') / devices) / (values.number('micro_batch_size') * values.number('max_seq_length')),
  );
  const share = values.optional('lr_warmup_fraction') ?? 0;
  const warm = Math.min(end, share > 0 ? Math.ceil(share * values.number(perEpoch)) : values.number('lr_warmup_steps') * each);
  return wholeSteps((step) => rateAt(values, (step + 1) * each - 1, warm, end), { totalSteps: Math.max(1, Math.floor(end / each)) });
}

/** The rate by the tokens that are done, which is the same on any number of devices. */
function byTokens(values: Given): Schedule {
  const end = values.number('max_tokens');
  const warm = Math.min(end, values.number('lr_warmup_steps') * values.number('global_batch_size') * values.number('max_seq_length'));
  return {
    totalSteps: end,
    unit: 'token',
    grid: 'real',
    past: 'goes on',
    at: (tokens) => rateAt(values, Math.max(tokens, 0), warm, end),
    *breakpoints(from, to) {
      for (const bend of [warm, end]) if (bend > from && bend < to) yield bend;
    },
  };
}

function wrongIn(parameters: readonly DefinedParameter[], written: ParameterValues): readonly ParameterProblem[] {
  if (written.epochs !== undefined) return [{ parameter: 'epochs', message: say('litgpt pretrain refuses epochs.') }];
  const values = given({ parameters }, written);
  if ((values.optional('lr_warmup_fraction') ?? 0) > 0 && values.number('lr_warmup_steps') > 0)
    return [{ parameter: 'lr_warmup_fraction', message: say('lr_warmup_fraction needs lr_warmup_steps to be null.') }];
  const devices = values.optional('devices') ?? 1;
  return iterationsOf(values, devices * values.number('num_nodes')) < 1
    ? [{ parameter: 'global_batch_size', message: say('An update has fewer samples than the devices take at once.') }]
    : [];
}

/** What such a config makes of the rate. */
export function pretrain({ has }: { readonly has: (way: string) => boolean }): Definition {
  const parameters = parametersOf(has('train.lr_warmup_fraction'));
  return {
    source: 'litgpt',
    name: 'pretrain',
    formula: 'lr · i/W, then min_lr + (lr − min_lr) · (1 + cos(π (i − W)/(I − W))) / 2, i the iterations done',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    note: 'It changes with each iteration. Where the number of devices is not known, of which the iterations of an update depend, it is drawn by the tokens that are done.',
    parameters,
    check: (values) => wrongIn(parameters, values),
    curves: (written) => {
      const values = given({ parameters }, written);
      const devices = values.optional('devices');
      const schedule = devices === undefined ? byTokens(values) : byUpdates(values, devices * values.number('num_nodes'));
      return [{ quantity: 'lr', schedule }];
    },
  };
}
