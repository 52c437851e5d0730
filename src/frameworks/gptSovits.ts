// GPT-SoVITS' YAML of its first stage (RVC-Boss/GPT-SoVITS at 48b1a01, GPT_SoVITS/AR/modules/lr_schedulers.py, AR/models/t2s_lightning_module.py).
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf } from './shared/parameters';

const keys = ['lr', 'lr_init', 'lr_end', 'warmup_steps', 'decay_steps'];

const definition = define({
  source: 'gpt-sovits',
  name: 'WarmupCosineLRSchedule',
  formula: '0.01 at the first update, then 0.002',
  summary: 'Stays at 0.002, whatever the config says',
  note: 'None of the keys of the optimizer counts: the scheduler computes a warm-up and a cosine and then sets 0.002. The first update has the 0.01 with which the optimizer is made. An update is made of 4 batches.',
  isEndless: true,
  parameters: keys.map((name) => numberOf(name, 'Not read', 'none', { optional: true, isIgnored: true, isQuiet: true })),
  value: () => (step) => (step === 0 ? 0.01 : 0.002),
  length: () => 100,
});

/** The rate of the first stage of GPT-SoVITS. */
export const framework: Framework = keyedFramework({
  name: 'gptSovits',
  reads: { field: 'speech', library: 'GPT-SoVITS', what: 'the `optimizer` of its first stage, whose keys do not count', where: 'YAML' },
  language: 'yaml',
  marks: ['lr_init'],
  at: ['optimizer.lr_init'],
  kinds: ({ has }) =>
    keys.every((key) => has(`optimizer.${key}`)) && has('model.phoneme_vocab_size')
      ? [{ definition, at: ['optimizer.lr_init'], label: 'optimizer', ways: keys.map((key) => `optimizer.${key}`) }]
      : [],
});
