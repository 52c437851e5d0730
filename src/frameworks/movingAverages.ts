// The decay of moving averages of a model's weights: `ema_pytorch.EMA` (ema-pytorch 0.8), `EMAModel` of diffusers 0.42, and torch_ema 0.3.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { float32 as f } from './shared/float32';
import { numberOf, silent, switchOf } from './shared/parameters';
import { isSince } from './shared/release';
import { runLength } from './shared/run/runLength';

const steps = { domain: { min: 0 } };
const warmUp = [
  numberOf('inv_gamma', 'The steps in which the decay rises', 'none', { default: 1, domain: { above: 0 } }),
  numberOf('power', 'How fast the decay rises', 'none', { default: 2 / 3 }),
];

/** The average of ema-pytorch; in older releases the first update behind update_after_step copies the model once more. */
const emaPytorch = (isOld: boolean): Definition =>
  define({
    source: 'ema_pytorch',
    name: 'EMA',
    quantity: 'decay',
    formula: 'min(beta, 1 − (1 + (t − update_after_step)/inv_gamma)^−power) at every update_every-th call, held between them',
    summary: 'The part of the average that an update keeps: 0 copies the model, 1 leaves the average alone',
    note: 'Up to update_after_step the average is a copy of the model. A beta of 1 freezes it there, with no warm-up. Releases before 0.6 copy it once more at the first update behind that.',
    parameters: [
      silent('model'),
      silent('ema_model'),
      numberOf('beta', 'The highest decay', 'none', { default: 0.9999, domain: { min: 0, max: 1 } }),
      numberOf('update_after_step', 'The calls in which the average is a copy of the model', 'steps', { default: 100, ...steps }),
      numberOf('update_every', 'The calls from one update to the next', 'steps', { default: 10, domain: { min: 1 } }),
      ...warmUp,
      numberOf('min_value', 'The lowest decay', 'none', { default: 0 }),
      runLength,
    ],
    value: (values) => {
      const [after, every] = [values.number('update_after_step'), values.number('update_every')];
      return (call) => {
        // Between its updates the average stays as it is.
        const step = call - (call % every);
        if (step <= after || (isOld && step - every <= after)) return 0;
        if (values.number('beta') === 1) return 1;
        const value = f(1 - f(f(1 + f((step - after) / values.number('inv_gamma'))) ** -values.number('power')));
        return f(Math.min(Math.max(value, values.number('min_value')), values.number('beta')));
      };
    },
    length: (values) => values.optional('total_steps') ?? values.number('update_after_step') + 100 * values.number('update_every'),
    past: 'goes on',
  });

const diffusers = define({
  source: 'diffusers.training_utils',
  name: 'EMAModel',
  quantity: 'decay',
  formula: 'min(decay, (1 + t)/(10 + t)); with use_ema_warmup min(decay, 1 − (1 + t/inv_gamma)^−power)',
  summary: 'The part of the average that an update keeps: 0 copies the model',
  note: 'There is a warm-up without use_ema_warmup, too: only another one.',
  parameters: [
    silent('parameters'),
    numberOf('decay', 'The highest decay', 'none', { default: 0.9999, domain: { min: 0, max: 1 } }),
    numberOf('min_decay', 'The lowest decay', 'none', { default: 0 }),
    numberOf('update_after_step', 'The updates in which the average is a copy of the model', 'steps', { default: 0, ...steps }),
    switchOf('use_ema_warmup', 'Whether inv_gamma and power shape the warm-up', false),
    ...warmUp,
    runLength,
  ],
  value: (values) => (step) => {
    const since = step - values.number('update_after_step');
    if (since <= 0) return 0;
    const value = values.is('use_ema_warmup')
      ? 1 - (1 + since / values.number('inv_gamma')) ** -values.number('power')
      : (1 + since) / (10 + since);
    return Math.max(Math.min(value, values.number('decay')), values.number('min_decay'));
  },
  length: (values) => values.optional('total_steps') ?? values.number('update_after_step') + 1000,
  past: 'goes on',
});

const torchEma = define({
  source: 'torch_ema',
  name: 'ExponentialMovingAverage',
  quantity: 'decay',
  formula: 'min(decay, (2 + t)/(11 + t)); decay without use_num_updates',
  summary: 'The part of the average that an update keeps',
  note: 'The warm-up is there unless use_num_updates is False.',
  parameters: [
    silent('parameters'),
    numberOf('decay', 'The highest decay', 'none', { domain: { min: 0, max: 1 } }),
    switchOf('use_num_updates', 'Whether the decay rises with the updates', true),
    runLength,
  ],
  value: (values) => (step) =>
    values.is('use_num_updates') ? Math.min(values.number('decay'), (2 + step) / (11 + step)) : values.number('decay'),
  length: (values) => values.optional('total_steps') ?? Math.min(1e6, Math.ceil(20 / Math.max(1 - values.number('decay'), 1e-6))),
  past: 'goes on',
});

const named: Pick<Framework, 'name' | 'reads'> = {
  name: 'movingAverages',
  reads: {
    field: 'libraries',
    library: 'ema-pytorch, diffusers and torch_ema',
    what: 'the decay of `EMA`, `EMAModel` and `ExponentialMovingAverage`',
    where: 'Python',
  },
};

const ema = [false, true].map((isOld) => callsOf(named, ['ema_pytorch'], [emaPytorch(isOld)]));
const ofDiffusers = callsOf(named, ['diffusers', 'diffusers.training_utils'], [diffusers]);
const ofTorchEma = callsOf(named, ['torch_ema', 'torch_ema.ema'], [torchEma]);

/** The moving averages whose decay warms up. */
export const framework: Framework = {
  ...named,
  marks: (options) => [ema[0]!, ofDiffusers, ofTorchEma].flatMap((each) => [...each.marks(options)]),
  recognise: (site) =>
    ema[isSince(site.options, 'ema-pytorch', '0.6') ? 0 : 1]!.recognise(site) ?? ofDiffusers.recognise(site) ?? ofTorchEma.recognise(site),
};
