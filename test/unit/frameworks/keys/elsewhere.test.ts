// Texts that have such words and are no schedules of a weight: nothing is read in them.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

const cases: readonly (readonly [what: string, language: Language, text: string])[] = [
  [
    'a CI file',
    'yaml',
    'on:\n  schedule:\n    - cron: "0 4 * * 1"\njobs:\n  test:\n    steps:\n      - run: train --lr-schedule linear --steps 100',
  ],
  ['a Kubernetes probe', 'yaml', 'startupProbe:\n  initialDelaySeconds: 5\n  failure_start: 10\n  failure_end: 20'],
  [
    'averages of a hook',
    'yaml',
    'hooks:\n  - {type: Averages, momentum: 0.003, warm_up: 40}\n  - {type: Averages, momentum: 0.003, warm_up: 9000}',
  ],
  ['a job that is called so', 'yaml', 'run: schedule(cleanup, 20, 4)'],
  [
    "a term of somebody else's curriculum",
    'python',
    'class Terms:\n    pace = Term(func=mdp.change_weight, params={"term_name": "pace", "weight": -0.2, "num_steps": 9_000})\n',
  ],
  ['a cron job', 'yaml', 'apiVersion: batch/v1\nkind: CronJob\nspec:\n  schedule: "*/5 * * * *"\n  stages: [[1, 2], [3, 4]]'],
  [
    'an OpenAPI range',
    'json',
    '{"parameters": [{"name": "page_start", "schema": {"type": "integer"}}, {"name": "page_end"}], "page_start": 0, "page_end": 10, "page_steps": 5}',
  ],
  ['a package manifest', 'json', '{"name": "linear", "version": "1.0.0", "scripts": {"start": "x", "end": "y"}, "steps": 3}'],
  [
    'translations',
    'json',
    '{"type": "linear", "start": "Start", "end": "End", "schedule": "Schedule", "beta_start": "Start of beta", "beta_end": "End"}',
  ],
  ['a colour gradient', 'json', '{"type": "linear", "start": 0, "end": 1, "steps": 10}'],
  ['an animation', 'json', '{"animation": {"type": "linear", "from": 0, "to": 1, "duration": 300}}'],
  ['an easing', 'json', '{"easing": "linear(0, 0.5, 1)", "transition_start": 0, "transition_end": 1}'],
  ['the axis of a chart', 'json', '{"scale": {"type": "linear", "min": 0, "max": 100, "steps": 10}}'],
  [
    'diffusion noise',
    'yaml',
    'noise_scheduler:\n  num_train_timesteps: 1000\n  beta_start: 0.0001\n  beta_end: 0.02\n  beta_schedule: linear',
  ],
  ['noise over a diffusion', 'yaml', 'beta_start: 0.0001\nbeta_end: 0.02\nbeta_schedule: linear\ntimesteps: 1000'],
  ['latent diffusion', 'yaml', 'linear_start: 0.00085\nlinear_end: 0.0120\nnum_timesteps_cond: 1\ntimesteps: 1000'],
  ['diffusion in Python', 'python', 'd = dict(beta_start=1e-4, beta_end=0.02, schedule="linear", T=1000)'],
  [
    'a parameter scheduler of MMEngine',
    'yaml',
    'param_scheduler:\n  - {type: LinearLR, start_factor: 0.001, by_epoch: false, begin: 0, end: 1000}',
  ],
  ['a hook with epochs', 'yaml', 'loss_hook: {type: linear, begin: 0, end: 100, gamma: 0.1, by_epoch: true}'],
  ['a learning rate', 'yaml', 'lr_start: 0.0\nlr_end: 0.1\nlr_warmup_steps: 100\nlr_schedule: linear'],
  ['a trainer', 'yaml', 'learning_rate: 1e-4\nwarmup_steps: 500\nwarmup_ratio: 0.1\nmax_steps: 1000'],
  ['a profiler', 'yaml', 'profiler:\n  wait_steps: 5\n  warmup_steps: 3\n  active_steps: 2\n  num_cycles: 1\n  start_step: 10'],
  ['a pipeline', 'toml', 'pipeline_parallel_schedule = "Interleaved1F1B"\npipeline_parallel_microbatches = 4'],
  ['a length penalty', 'toml', '[length_penalty]\ntype = "linear"\nweight = 0.1\nmax = 100'],
  ['more than a ramp: cycles', 'yaml', 'kl_weight: 1.0\nkl_warmup_steps: 500\nkl_cycles: 4'],
  ['more than a ramp: cycles of all', 'yaml', 'beta_start: 0\nbeta_end: 1\nbeta_warmup_steps: 500\nn_cycles: 4'],
  ['more than a ramp: a power', 'json', '{"beta_start": 0, "beta_end": 1, "beta_power": 2, "beta_warmup_steps": 500}'],
  ['more than a ramp: a hold', 'yaml', 'beta_start: 0\nbeta_end: 1\nbeta_warmup_steps: 500\nbeta_hold_steps: 200'],
  ['more than a ramp: a delay that has no unit', 'yaml', 'kl_weight: 1.0\nkl_delay: 3\nkl_warmup_steps: 500'],
  ['two lengths, of which either may count', 'yaml', 'beta_start: 0\nbeta_end: 1\nbeta_warmup_epochs: 10\nbeta_warmup_steps: 500'],
  ['a least and a most of what may rise or fall', 'yaml', 'alpha_min: 0.1\nalpha_max: 0.9\nalpha_anneal_steps: 500'],
  ['a tax', 'yaml', 'tax_rate: {0: 0.1, 12000: 0.2, 50000: 0.4}'],
  ['an opacity over milliseconds', 'json', '{"sprite": {"alpha": {"0": 0, "1000": 1}}}'],
  ['what parcels weigh', 'yaml', 'shipping:\n  weight:\n    0: 4.5\n    2000: 9\n'],
  ['a calendar', 'yaml', 'beta: {2019: 0.1, 2020: 0.2, 2021: 0.4}'],
  ['a slow change of exports', 'yaml', 'exports: {type: export, start: 0, end: 5, steps: 1000}'],
  ['cycles of a signal', 'yaml', 'signal: {n_cycles: 4, ratio: 0.5, amplitude: 2}'],
  ['the weight of a discriminator whose own steps warm up', 'yaml', 'disc_weight: 0.5\ndisc_warmup_steps: 1000'],
  ['cycles with a warm-up of their own', 'yaml', 'kl_weight: 1\nkl_warmup_steps: 500\nn_cycles: 4\nratio: 0.5'],
  ['a grid', 'yaml', 'alpha_start: 0\nalpha_end: 45\nalpha_steps: 10'],
  ['what fades in a picture', 'json', '{"alpha": {"type": "linear", "from": 0, "to": 1, "duration": 500}}'],
  ['the noise of a diffusion', 'yaml', 'noise_schedule: {type: cosine, start: 0.0001, end: 0.02, steps: 1000}'],
  ['a search', 'yaml', 'search: {method: cosine, weight: 0.7, steps: 3}'],
  ['an interpolation', 'yaml', 'interp: {method: cosine, weight: 0.3, num_steps: 8}'],
  ['a grid', 'yaml', 'x_start: 0.0\nx_end: 1.0\nx_steps: 100\ntime_start: 0\ntime_end: 10\ntime_steps: 50'],
  ['spans of text', 'json', '{"mask_start": 10, "mask_end": 50, "token_start": 3, "token_end": 9}'],
  ['a betas list', 'yaml', 'betas: [0.9, 0.999]\nema_decay: 0.9999\nbeta: 0.5'],
  ['constants', 'yaml', 'distill_beta: 0.5\ndistill_beta_end: null\ndistill_beta_schedule: "linear"'],
  ['a shape that nobody knows', 'yaml', 'kl_start: 0\nkl_end: 1\nkl_anneal_steps: 10\nkl_schedule: wobbly'],
  ['a length of nothing', 'yaml', 'kl_start: 0\nkl_end: 1\nkl_anneal_steps: 0'],
  ['the temperature of a room', 'yaml', 'temperature_schedule: {0: 17, 7: 21, 23: 17}'],
  ['the temperature of an oven', 'yaml', 'oven: {temperature_stages: [{step: 1, temperature: 140}, {step: 2, temperature: 230}]}'],
  ['the temperature of molecules', 'yaml', 'temperature_start: 290\ntemperature_end: 900\ntemperature_ramp_steps: 40000'],
  ['a dropout of more than all', 'yaml', 'dropout: {mode: linear, start: 2, end: 9}'],
  ['a grid of values', 'yaml', 'grid: {beta: {type: linear, start: 0.2, end: 3.0, steps: 300}}'],
  ['values to try', 'json', '{"search_space": {"beta": {"type": "linear", "min": 0, "max": 1, "warmup_steps": 100}}}'],
  ['a time table', 'yaml', 'schedule: [[9, 17], [10, 16], [8, 12]]'],
  ['a text of an e-mail', 'yaml', 'schedule: "0,5@example.org,7"'],
  ['a function', 'python', 'def f(beta_start=0.0, beta_end=1.0, beta_warmup_epochs=10):\n    pass'],
  ['variables of a function', 'python', 'def f():\n    kl_start = 0\n    kl_end = 1\n    kl_anneal_steps = 10'],
  [
    'diffusion noise whose times are said elsewhere',
    'yaml',
    'model:\n  beta_start: 0.0001\n  beta_end: 0.02\n  beta_schedule: linear\n  steps: 1000',
  ],
  ['where a warm-up begins, which is no value', 'yaml', 'kl_weight: 0.5\nkl_warmup_epochs: 10\nkl_start: 5'],
  ['where a warm-up ends, which is no value', 'yaml', 'kl_weight: 0.5\nkl_warmup_steps: 1000\nkl_end: 5000'],
  ['a time constant', 'yaml', 'epsilon: {type: exponential, start: 1.0, end: 0.05, decay: 1000}'],
  ['a half-life', 'toml', '[temperature]\nschedule = "exponential"\nstart = 1.0\nend = 0.1\nhalf_life = 50'],
  ['cycles that are not read', 'yaml', 'beta: {mode: linear, start: 0.0, end: 1.0, warmup_steps: 100, n_cycles: 4}'],
  ['a grid of noises', 'yaml', 'augment:\n  noise: {type: linear, min: 0.1, max: 0.5, steps: 4}'],
  ['a gate that is none', 'yaml', 'disc_start: 0\ndisc_weight: 0.5\nsection_start: 10\nsection_weight: 1'],
  ['the weight of a font', 'json', '{"font": {"type": "linear", "weight": 400, "start": 1, "end": 9}}'],
];

describe('other keys', () => {
  for (const [what, language, text] of cases) {
    it(`are no schedule: ${what}`, async () =>
      assert.deepEqual(
        (await find(language, text))
          .filter(({ definition }) => definition?.isReading)
          .map(({ label, definition }) => [label, definition!.name]),
        [],
      ));
  }
});
