// Whole configs in the manner of published ones, with other keys around the schedule.
import type { Language } from '../../../../src/language/index';
import { assertCurves, type ExpectedCurve } from '../../../fixtures/expectedCurves';

const configs: readonly (readonly [what: string, language: Language, text: string, ...expected: ExpectedCurve[]])[] = [
  [
    'a VAE',
    'yaml',
    'model:\n  latent_dim: 64\n  beta: 4.0\ntrain:\n  lr: 1e-3\n  epochs: 100\n  kl_start: 0.0\n  kl_end: 4.0\n  kl_warmup_epochs: 40',
    ['train.kl', 'epoch', { 0: 0, 10: 1, 40: 4 }],
  ],
  [
    'a text VAE',
    'yaml',
    'anneal_function: linear\nk: 0.0025\nx0: 2500\nepochs: 10\nembedding_size: 300',
    ['anneal_function', 'step', { 0: 0, 1250: 0.5, 2500: 1 }],
  ],
  [
    'a hierarchical VAE',
    'yaml',
    'num_latents: 5\nbeta_start: 0.0001\nbeta_end: 1\nbeta_anneal_steps: 10000\nbeta_schedule: linear',
    ['beta', 'step', { 0: 0.0001, 10000: 1 }],
  ],
  [
    'a GAN',
    'yaml',
    'loss:\n  target: x.LPIPSWithDiscriminator\n  params:\n    disc_start: 30000\n    kl_weight: 1.0e-06\n    disc_weight: 0.8\n    perceptual_weight: 1.0',
    ['loss.params.disc_weight', 'step', { 0: 0, 29999: 0, 30000: 0.8 }],
  ],
  [
    'a mean teacher',
    'yaml',
    'arch: resnet\nema_decay: 0.999\nconsistency: 12.5\nconsistency_type: mse\nconsistency_rampup: 5\nlr_rampup: 0',
    ['consistency', 'epoch', { 0: 12.5 * Math.exp(-5), 5: 12.5 }],
  ],
  [
    'a bonus for entropy, whose keys are near to ours',
    'yaml',
    'algo: ppo\nentropy_coef: {start: 0.02, end: 0.002, schedule: linear, total_steps: 40000}',
    ['entropy_coef', 'step', { 0: 0.02, 20000: 0.011, 40000: 0.002 }],
  ],
  [
    'a prioritised replay',
    'json',
    '{"buffer_size": 100000, "per_beta_start": 0.4, "per_beta_end": 1.0, "per_beta_anneal_steps": 60000}',
    ['per_beta', 'step', { 0: 0.4, 30000: 0.7, 60000: 1 }],
  ],
  [
    'losses with mappings of their own',
    'toml',
    '[loss.kl]\nmode = "cosine"\nstart_value = 0.0\nend_value = 0.2\nstart_step = 100\nend_step = 300\n[loss.rec]\nweight = 1.0\n',
    ['loss.kl', 'step', { 100: 0, 200: 0.1, 300: 0.2 }],
  ],
  [
    'a DQN',
    'yaml',
    'gamma: 0.99\nepsilon_start: 1.0\nepsilon_end: 0.05\nepsilon_decay_steps: 100000\nlr: 0.0001',
    ['epsilon', 'step', { 0: 1, 50000: 0.525, 100000: 0.05 }],
  ],
  ['another DQN', 'yaml', 'eps_start: 1.0\neps_end: 0.1\neps_decay_steps: 1000', ['eps', 'step', { 500: 0.55 }]],
  [
    'exploration in frames',
    'yaml',
    'epsilon_start: 1\nepsilon_final: 0.01\nepsilon_decay_frames: 500',
    ['epsilon', 'env step', { 250: 0.505 }],
  ],
  [
    'a soft quantiser',
    'json',
    '{"codebook": 1024, "temperature_start": 2.0, "temperature_end": 0.5, "temperature_anneal_steps": 150, "commitment_weight": 0.25}',
    ['temperature', 'step', { 0: 2, 75: 1.25, 150: 0.5 }],
  ],
  [
    'a Gumbel temperature',
    'yaml',
    'gumbel:\n  tau_start: 1.0\n  tau_end: 0.0625\n  tau_anneal_epochs: 40\n  tau_schedule: exponential',
    ['gumbel.tau', 'epoch', { 0: 1, 20: 0.25, 40: 0.0625 }],
  ],
  [
    'a sparse autoencoder',
    'json',
    '{"d_sae": 24576, "l1_coefficient": 5, "l1_warm_up_steps": 1000, "lr": 0.0003, "lr_warm_up_steps": 500}',
    ['l1_coefficient', 'step', { 0: 0, 500: 2.5, 1000: 5 }],
  ],
  [
    'distillation',
    'toml',
    'steps = 1000\n[distill]\ndistill_alpha = 1.0\ndistill_alpha_end = 0.0\ndistill_alpha_schedule = "linear"',
    ['distill.distill_alpha', 'step', { 0: 1, 500: 0.5, 1000: 0 }],
  ],
  [
    'teacher forcing',
    'yaml',
    'teacher_forcing_start: 1.0\nteacher_forcing_end: 0.2\nteacher_forcing_decay_epochs: 8',
    ['teacher_forcing', 'epoch', { 0: 1, 4: 0.6, 8: 0.2 }],
  ],
  [
    'a teacher momentum',
    'yaml',
    'momentum_schedule: {type: cosine, start: 0.996, end: 1.0, total_steps: 100}',
    ['momentum_schedule', 'step', { 0: 0.996, 50: 0.998, 100: 1 }],
  ],
  [
    'a mask ratio',
    'yaml',
    'masking:\n  mask_ratio:\n    schedule: linear\n    start: 0.15\n    end: 0.75\n    warmup_epochs: 30',
    ['masking.mask_ratio', 'epoch', { 15: 0.45 }],
  ],
  [
    'a dropout',
    'yaml',
    'dropout:\n  mode: linear\n  initial_value: 0.5\n  final_value: 0.1\n  num_steps: 400',
    ['dropout', 'step', { 0: 0.5, 200: 0.3, 400: 0.1 }],
  ],
  [
    'a loss weight with its shape',
    'json',
    '{"loss_weights": {"contrastive": {"type": "cosine", "start": 0, "end": 2, "num_epochs": 4}}}',
    ['loss_weights.contrastive', 'epoch', { 2: 1, 4: 2 }],
  ],
  [
    'a weight that warms up',
    'yaml',
    'aux_loss:\n  schedule: linear\n  weight: 0.5\n  warmup_steps: 100',
    ['aux_loss', 'step', { 0: 0, 50: 0.25, 100: 0.5 }],
  ],
  [
    'a curriculum',
    'yaml',
    'noise_level_schedule:\n  - {epoch: 0, value: 0.0}\n  - {epoch: 10, value: 0.1}\n  - {epoch: 30, value: 0.3}',
    ['noise_level_schedule', 'epoch', { 9: 0, 10: 0.1, 30: 0.3 }],
  ],
  [
    'an entropy bonus',
    'json',
    '{"entropy_coeff_schedule": [[0, 0.05], [5000, 0.01], [10000, 0.0]]}',
    ['entropy_coeff_schedule', 'step', { 2500: 0.03, 7500: 0.005 }],
  ],
  [
    'a continuous control agent',
    'yaml',
    'num_train_frames: 1100000\nagent:\n  stddev_clip: 0.3\n  stddev_schedule: linear(1.0,0.2,2000)',
    ['agent.stddev_schedule', 'step', { 1000: 0.6 }],
  ],
  [
    'two schedules',
    'yaml',
    'kl_weight: 0.1\nkl_warmup_steps: 10\nadv_weight: 0.5\nadv_start_step: 20',
    ['kl_weight', 'step', { 5: 0.05 }],
    ['adv_weight', 'step', { 19: 0, 20: 0.5 }],
  ],
  [
    'a config class',
    'python',
    'from dataclasses import dataclass\n\n@dataclass\nclass TrainConfig:\n    lr: float = 1e-4\n    beta: float = 1.0\n    beta_start: float = 0.0\n    beta_warmup_epochs: int = 20',
    ['beta', 'epoch', { 10: 0.5, 20: 1 }],
  ],
  [
    'options',
    'python',
    'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--beta_start", type=float, default=0.0)\nparser.add_argument("--beta_end", type=float, default=0.5)\nparser.add_argument("--beta_anneal_steps", type=int, default=50)',
    ['beta', 'step', { 25: 0.25 }],
  ],
  [
    'a nested dict',
    'python',
    'cfg = {"loss": {"kl": {"schedule": "cosine", "start": 0.0, "end": 1.0, "warmup_steps": 2_000}}, "lr": 1e-4}',
    ['cfg.loss.kl', 'step', { 1000: 0.5 }],
  ],
  [
    'references',
    'yaml',
    'trainer: {max_epochs: 50}\nloss:\n  kl_start: 0\n  kl_end: 1\n  kl_anneal_epochs: ${trainer.max_epochs}',
    ['loss.kl', 'epoch', { 25: 0.5 }],
  ],
];

describe('configs with made-up keys', () => {
  for (const [what, language, text, ...expected] of configs)
    it(`are read: ${what} (${language})`, () => assertCurves(language, text, expected));
});
