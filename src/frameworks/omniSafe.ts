// OmniSafe's YAML: `linear_lr_decay` of the on-policy algorithms (PKU-Alignment/omnisafe at 15603dd, omnisafe/models/actor_critic/actor_critic.py, algorithms/algo_wrapper.py,
// algorithms/on_policy/base/policy_gradient.py).
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf } from './shared/parameters';
import * as the from './shared/usual';

const [decay, rate, run, each] = [
  'model_cfgs.linear_lr_decay',
  'model_cfgs.actor.lr',
  'train_cfgs.total_steps',
  'algo_cfgs.steps_per_epoch',
] as const;

const definition = define({
  source: 'omnisafe',
  name: 'linear_lr_decay',
  formula: 'lr · (1 − epoch/epochs), epochs = ⌊total_steps/steps_per_epoch⌋',
  summary: 'Falls in a straight line towards 0, from epoch to epoch',
  note: 'This is the rate of the actor: that of the critics stays.',
  parameters: [
    numberOf('lr', ...the.firstRate, { role: 'base' }),
    numberOf('total_steps', 'The steps of the run in the environments', 'count', { domain: { min: 1 } }),
    numberOf('steps_per_epoch', 'The steps of an epoch in the environments', 'count', { domain: { min: 1 } }),
  ],
  unit: 'epoch',
  value: (values) => {
    const epochs = Math.floor(values.number('total_steps') / values.number('steps_per_epoch'));
    return (epoch) => values.number('lr') * Math.max(1 - epoch / epochs, 0);
  },
  length: (values) => Math.floor(values.number('total_steps') / values.number('steps_per_epoch')),
});

/** The rate of the actor in a config of OmniSafe. */
export const framework: Framework = keyedFramework({
  name: 'omniSafe',
  reads: {
    field: 'control',
    library: 'OmniSafe',
    what: '`linear_lr_decay` of an on-policy algorithm: the rate of the actor',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['linear_lr_decay'],
  at: [decay],
  kinds: ({ has, node }) => {
    const isOn = node(decay);
    // Those that learn off the policy step it by what they have seen.
    const isOffPolicy = has('algo_cfgs.start_learning_steps');
    if (!(isOn?.kind === 'boolean' && isOn.value) || ![rate, run, each].every(has) || isOffPolicy) return [];
    return [{ definition, at: [decay], ways: [rate, run, each] }];
  },
});
