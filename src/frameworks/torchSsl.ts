// TorchSSL (f26e1d4, train_utils.py, models/) and USB (Semi-supervised-learning at 1ef4cbe, semilearn/core, semilearn/algorithms): flat YAML with `num_train_iter`.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';

const [total, warmUp] = ['num_train_iter', 'num_warmup_iter'] as const;
const run: DefinedParameter = numberOf(total, 'The iterations of the run', 'steps', { role: 'total', domain: { min: 1 } });

const rate = define({
  source: 'torchssl',
  readsNumbers: true,
  name: 'get_cosine_schedule_with_warmup',
  formula: 'lr · t/W, then lr · cos(7π/16 · (t − W)/(T − W))',
  summary: 'Rises over the warm-up, and falls along 7/16 of a half wave to a fifth of the rate',
  note: 'With layer_decay each layer has a part of this rate.',
  parameters: [
    numberOf('lr', 'The rate', 'rate', { role: 'base' }),
    run,
    settingOf(warmUp, 'The iterations of the warm-up', 'steps', 0, { domain: { min: 0 } }),
  ],
  value: (values) => {
    const [top, warm, length] = [values.number('lr'), values.number(warmUp), values.number(total)];
    return (step) =>
      top *
      (step < warm ? step / Math.max(1, warm) : Math.max(0, Math.cos((Math.PI * 7 * ((step - warm) / Math.max(1, length - warm))) / 16)));
  },
  past: 'goes on',
});

/** Weights of losses that rise over a part of the run, which stands at `share`. */
function ramp(share: string, weights: readonly string[]): Definition {
  const parameters = [
    ...weights.map((name) => numberOf(name, 'The weight behind the rise', 'weight')),
    numberOf(share, 'The part of the run over which it rises', 'fraction', { domain: { above: 0 } }),
    run,
  ];
  return {
    source: 'torchssl',
    readsNumbers: true,
    name: share,
    formula: `weight · min(1, t/(${share} · ${total}))`,
    summary: 'Rises in a straight line from 0 over a part of the run and stays',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [length, end] = [values.number(total), values.number(share) * values.number(total)];
      return weights.map((name) => ({
        quantity: name,
        schedule: wholeSteps((step) => values.number(name) * Math.min(step / end, 1), { totalSteps: Math.ceil(length), past: 'holds' }),
      }));
    },
  };
}

const whole = ['ulb_loss_ratio'] as const;
const ofUsb = ramp('unsup_warm_up', whole);
/** What rises in each algorithm: none in the others, whatever they say. */
const ramps: Readonly<Record<'alg' | 'algorithm', Readonly<Record<string, Definition>>>> = {
  alg: { meanteacher: ofUsb, mixmatch: ramp('ramp_up', whole), remixmatch: ramp('warm_up', ['w_match', 'w_kl']) },
  algorithm: {
    ...Object.fromEntries(['meanteacher', 'mixmatch', 'pimodel', 'pseudolabel', 'vat'].map((name) => [name, ofUsb])),
    remixmatch: ramp('unsup_warm_up', [...whole, 'kl_loss_ratio']),
  },
};

const waysOf = ({ parameters }: Definition): readonly string[] => parameters.map(({ name }) => name);

/** The rate and the weights of configs of TorchSSL and USB. */
export const framework: Framework = keyedFramework({
  name: 'torchSsl',
  reads: {
    field: 'vision',
    library: 'TorchSSL and USB',
    what: 'the rate over `num_train_iter`, and the weights of losses that rise over `unsup_warm_up`, `ramp_up` or `warm_up`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [total, 'unsup_warm_up', 'ramp_up', 'warm_up'],
  at: [total, 'unsup_warm_up', 'ramp_up', 'warm_up'],
  kinds: ({ site, has, word }) => {
    const key = has('algorithm') ? 'algorithm' : 'alg';
    const algorithm = word(key);
    if (site.place.path.length !== 1 || algorithm === undefined || ![total, 'lr', 'num_eval_iter', 'ema_m'].every(has)) return [];
    const rising = Object.hasOwn(ramps[key], algorithm) ? ramps[key][algorithm]! : undefined;
    return [
      { definition: rate, at: [total], label: 'lr', ways: key === 'algorithm' ? waysOf(rate) : ['lr', total] },
      ...(rising ? [{ definition: rising, at: [rising.name], ways: waysOf(rising) }] : []),
    ];
  },
});
