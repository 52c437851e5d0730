// Every form in which people write schedules by keys of their own, with values worked out by hand.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { find, findOne } from '../../../fixtures/find';

type Values = Readonly<Record<number, number>>;
type Case = readonly [
  what: string,
  language: Language,
  text: string,
  label: string,
  unit: string,
  total: number | undefined,
  values: Values,
];

const cases: readonly Case[] = [
  // Flat families.
  [
    'start, end and epochs',
    'yaml',
    'beta_start: 0.0\nbeta_end: 1.0\nbeta_warmup_epochs: 10',
    'beta',
    'epoch',
    10,
    { 0: 0, 5: 0.5, 10: 1, 20: 1 },
  ],
  [
    'start, end and steps',
    'yaml',
    'model:\n  kl_start: 0.1\n  kl_end: 0.5\n  kl_anneal_steps: 1000',
    'model.kl',
    'step',
    1000,
    { 0: 0.1, 500: 0.3, 1000: 0.5 },
  ],
  [
    'start, finish and time of a fall over the environment, as PyMARL runs it',
    'yaml',
    'epsilon_start: 1.0\nepsilon_finish: 0.05\nepsilon_anneal_time: 50000\nevaluation_epsilon: 0.0',
    'epsilon',
    'env step',
    50_000,
    { 0: 1, 25_000: 0.525, 50_000: 0.05, 60_000: 0.05 },
  ],
  [
    'a cap at which the weight is cut off, as Mult-VAE runs it',
    'yaml',
    'anneal_cap: 0.2\ntotal_anneal_steps: 200000',
    'anneal',
    'step',
    40_000,
    { 0: 0, 20_000: 0.1, 40_000: 0.2, 200_000: 0.2 },
  ],
  ['keys with hyphens', 'toml', 'kl-start = 0\nkl-end = 1\nkl-anneal-steps = 200', 'kl', 'step', 200, { 0: 0, 50: 0.25, 200: 1 }],
  [
    'its plain weight as the end',
    'json',
    '{"beta": 4, "beta_start": 0, "beta_warmup_epochs": 8}',
    'beta',
    'epoch',
    8,
    { 0: 0, 2: 1, 8: 4 },
  ],
  [
    'words in front',
    'yaml',
    'initial_temperature: 5.0\nfinal_temperature: 0.5\ntemperature_anneal_steps: 900',
    'temperature',
    'step',
    900,
    { 0: 5, 450: 2.75, 900: 0.5 },
  ],
  ['least and most', 'yaml', 'kl_min: 0.0\nkl_max: 0.2\nkl_annealing_epochs: 20', 'kl', 'epoch', 20, { 0: 0, 10: 0.1, 20: 0.2 }],
  [
    'a least and a most that decays',
    'yaml',
    'epsilon_max: 1.0\nepsilon_min: 0.2\nepsilon_decay_steps: 80',
    'epsilon',
    'step',
    80,
    { 0: 1, 40: 0.6, 80: 0.2 },
  ],
  [
    'a temperature that falls to its least',
    'json',
    '{"tau": 1.0, "tau_min": 0.5, "tau_anneal_steps": 100}',
    'tau',
    'step',
    100,
    { 0: 1, 50: 0.75, 100: 0.5 },
  ],
  ['a start and a least', 'toml', 'temp_start = 5.0\ntemp_min = 1.0\ntemp_epochs = 8', 'temp', 'epoch', 8, { 0: 5, 4: 3, 8: 1 }],
  [
    'words on both sides of its name',
    'yaml',
    'min_kl_weight: 0.1\nmax_kl_weight: 0.3\nkl_anneal_steps: 100',
    'kl',
    'step',
    100,
    { 0: 0.1, 50: 0.2, 100: 0.3 },
  ],
  [
    'the weight of any loss',
    'yaml',
    'smoothness_loss_weight: 0.2\nsmoothness_warmup_steps: 100',
    'smoothness_loss_weight',
    'step',
    100,
    { 0: 0, 50: 0.1, 100: 0.2 },
  ],
  [
    'a delay of the change',
    'json',
    '{"kl_anneal_start_epoch": 5, "kl_anneal_epochs": 10, "kl_weight": 0.5}',
    'kl_weight',
    'epoch',
    15,
    { 0: 0, 5: 0, 10: 0.25, 15: 0.5 },
  ],
  [
    'an epoch where it begins and one where it ends',
    'yaml',
    'beta_start_epoch: 5\nbeta_end_epoch: 25\nbeta_start: 0.0\nbeta_end: 1.0',
    'beta',
    'epoch',
    25,
    { 0: 0, 5: 0, 15: 0.5, 25: 1 },
  ],
  [
    'a mapping with a least and a most that decays',
    'yaml',
    'exploration:\n  epsilon: {type: linear, min: 0.1, max: 0.9, decay_steps: 400}',
    'exploration.epsilon',
    'step',
    400,
    { 0: 0.9, 200: 0.5, 400: 0.1 },
  ],
  [
    'a length beside it',
    'yaml',
    'beta_kl_start: 0\nbeta_kl_end: 0.02\nnum_annealing_steps: 100',
    'beta_kl',
    'step',
    100,
    { 0: 0, 50: 0.01, 100: 0.02 },
  ],
  [
    'a named shape',
    'yaml',
    'kl_weight_start: 0\nkl_weight_end: 1\nkl_anneal_steps: 100\nkl_schedule: cosine',
    'kl_weight',
    'step',
    100,
    { 0: 0, 25: (1 - Math.SQRT1_2) / 2, 50: 0.5, 100: 1 },
  ],
  [
    'a geometric fall',
    'yaml',
    'tau_start: 1.0\ntau_end: 0.01\ntau_decay_steps: 100\ntau_schedule: exponential',
    'tau',
    'step',
    100,
    { 0: 1, 50: 0.1, 100: 0.01 },
  ],
  ['a delay', 'yaml', 'kl_start: 0\nkl_end: 1\nkl_warmup_epochs: 10\nkl_start_epoch: 5', 'kl', 'epoch', 15, { 0: 0, 5: 0, 10: 0.5, 15: 1 }],
  [
    'the first and the last epoch',
    'yaml',
    'kl_weight: 0.5\nkl_start_epoch: 5\nkl_end_epoch: 25',
    'kl_weight',
    'epoch',
    25,
    { 5: 0, 15: 0.25, 25: 0.5 },
  ],
  // The suffix triple, over the run.
  [
    'a triple',
    'yaml',
    'steps: 600\nmix_alpha: 0.9\nmix_alpha_end: 0.1\nmix_alpha_schedule: "cosine"',
    'mix_alpha',
    'step',
    600,
    { 0: 0.9, 300: 0.5, 150: 0.5 + 0.4 * Math.SQRT1_2, 600: 0.1 },
  ],
  [
    'a triple beside max_steps',
    'yaml',
    'max_steps: 100\naux_weight: 1.0\naux_weight_end: 0.0\naux_weight_schedule: linear',
    'aux_weight',
    'step',
    100,
    { 0: 1, 50: 0.5, 100: 0 },
  ],
  // Warm-ups from nothing.
  ['a warm-up beside the weight', 'yaml', 'beta: 0.25\nkl_warmup_epochs: 10', 'beta', 'epoch', 10, { 0: 0, 4: 0.1, 10: 0.25 }],
  ['a warm-up of kl_weight', 'yaml', 'kl_weight: 0.5\nkl_warmup_steps: 1000', 'kl_weight', 'step', 1000, { 0: 0, 200: 0.1, 1000: 0.5 }],
  [
    'a sparsity warm-up',
    'yaml',
    'lr: 1e-4\nl1_coefficient: 5.0\nl1_warm_up_steps: 100',
    'l1_coefficient',
    'step',
    100,
    { 0: 0, 10: 0.5, 100: 5 },
  ],
  [
    'the ramp of a mean teacher',
    'yaml',
    'consistency: 100.0\nconsistency_rampup: 30',
    'consistency',
    'epoch',
    30,
    { 0: 100 * Math.exp(-5), 15: 100 * Math.exp(-1.25), 30: 100 },
  ],
  // Mappings.
  [
    'a mapping',
    'yaml',
    'loss:\n  kl:\n    type: linear\n    start: 0.0\n    end: 1.0\n    warmup_steps: 5000',
    'loss.kl',
    'step',
    5000,
    { 0: 0, 2500: 0.5, 5000: 1 },
  ],
  [
    'a mapping in epochs',
    'json',
    '{"kl": {"schedule": "cosine", "start_weight": 0, "end_weight": 0.5, "num_epochs": 20}}',
    'kl',
    'epoch',
    20,
    { 0: 0, 10: 0.25, 20: 0.5 },
  ],
  [
    'a mapping with a delay',
    'toml',
    '[kl_weight]\nmode = "linear"\nstart_value = 0.0\nend_value = 1.0\nsteps = 100\nstart_step = 50',
    'kl_weight',
    'step',
    150,
    { 0: 0, 50: 0, 100: 0.5, 150: 1 },
  ],
  [
    'steps called start and end',
    'yaml',
    'beta:\n  shape: linear\n  start: 1000\n  end: 3000\n  start_value: 0\n  end_value: 1',
    'beta',
    'step',
    3000,
    { 1000: 0, 2000: 0.5, 3000: 1 },
  ],
  [
    'a mapping over the run',
    'yaml',
    'max_steps: 400\nkl_weight: {type: linear, start: 0, end: 1}',
    'kl_weight',
    'step',
    400,
    { 0: 0, 100: 0.25, 400: 1 },
  ],
  // Stages.
  [
    'stages of steps',
    'yaml',
    'kl_schedule:\n  - {step: 0, weight: 0.0}\n  - {step: 1000, weight: 0.5}\n  - {step: 2000, weight: 1.0}',
    'kl_schedule',
    'step',
    2000,
    { 0: 0, 999: 0, 1000: 0.5, 2000: 1 },
  ],
  [
    'points',
    'yaml',
    'entropy_coeff_schedule: [[0, 0.01], [1000, 0.0]]',
    'entropy_coeff_schedule',
    'step',
    1000,
    { 0: 0.01, 500: 0.005, 1000: 0 },
  ],
  [
    'steps as keys',
    'yaml',
    'beta_schedule:\n  0: 0.0\n  500: 0.5\n  900: 1.0',
    'beta_schedule',
    'step',
    900,
    { 0: 0, 499: 0, 500: 0.5, 900: 1 },
  ],
  [
    'stages of epochs',
    'json',
    '{"mask_ratio_schedule": [{"epoch": 0, "value": 0.2}, {"epoch": 10, "value": 0.6}]}',
    'mask_ratio_schedule',
    'epoch',
    10,
    { 0: 0.2, 9: 0.2, 10: 0.6 },
  ],
  // Texts.
  [
    'a call in a text',
    'yaml',
    "stddev_schedule: 'linear(1.0,0.1,500000)'",
    'stddev_schedule',
    'step',
    500000,
    { 0: 1, 250000: 0.55, 500000: 0.1 },
  ],
  ['a call without quotes', 'yaml', 'stddev_schedule: linear(1.0,0.1,500000)', 'stddev_schedule', 'step', 500000, { 0: 1, 250000: 0.55 }],
  [
    'what is left of the run',
    'yaml',
    'n_timesteps: !!float 1e6\nlearning_rate: lin_2.5e-4',
    'learning_rate',
    'env step',
    1e6,
    { 0: 2.5e-4, 5e5: 1.25e-4, 1e6: 0 },
  ],
  [
    'values at parts of the run',
    'yaml',
    'trainer:\n  num_iters: 80\n  dropout_schedule: "0.1,0.1@0.25,0.4@0.75,0"',
    'trainer.dropout_schedule',
    'step',
    80,
    { 0: 0.1, 20: 0.1, 30: 0.175, 60: 0.4, 70: 0.2, 80: 0 },
  ],
  [
    'parts of a run that is not known',
    'yaml',
    'dropout_schedule: "0.1,0.1@0.25,0.4@0.75,0"',
    'dropout_schedule',
    'fraction',
    1,
    { 0.25: 0.1, 0.5: 0.25, 0.75: 0.4, 1: 0 },
  ],
  // Gates and others.
  [
    'a gate',
    'yaml',
    'lossconfig:\n  params:\n    disc_start: 50001\n    disc_weight: 0.5',
    'lossconfig.params.disc_weight',
    'step',
    100002,
    { 0: 0, 50000: 0, 50001: 0.5, 90000: 0.5 },
  ],
  ['a gate in epochs', 'yaml', 'adv_weight: 0.1\nadv_start_epoch: 5', 'adv_weight', 'epoch', 10, { 4.5: 0, 5: 0.1 }],
  [
    'a logistic function',
    'yaml',
    'anneal_function: logistic\nk: 0.0025\nx0: 2500',
    'anneal_function',
    'step',
    10000,
    { 0: 1 / (1 + Math.exp(6.25)), 2500: 0.5, 5000: 1 / (1 + Math.exp(-6.25)) },
  ],
  [
    'exploration',
    'yaml',
    'total_timesteps: 1000\nstart_e: 1\nend_e: 0.05\nexploration_fraction: 0.5',
    'epsilon',
    'env step',
    500,
    { 0: 1, 250: 0.525, 500: 0.05 },
  ],
  [
    'exploration beside the steps of a rollout and a count that the program sets',
    'python',
    'class Args:\n    total_timesteps: int = 1000\n    num_steps: int = 16\n    num_iterations: int = 0\n    start_e: float = 1\n    end_e: float = 0.05\n    exploration_fraction: float = 0.5',
    'epsilon',
    'env step',
    500,
    { 0: 1, 250: 0.525, 500: 0.05 },
  ],
  // Python.
  [
    'a dict',
    'python',
    'config = {"beta_start": 0.0, "beta_end": 1.0, "beta_warmup_epochs": 10}',
    'config.beta',
    'epoch',
    10,
    { 0: 0, 5: 0.5, 10: 1 },
  ],
  [
    'a dict of its own',
    'python',
    'config = dict(kl=dict(type="linear", start=0.0, end=1.0, anneal_steps=100))',
    'config.kl',
    'step',
    100,
    { 0: 0, 50: 0.5 },
  ],
  [
    'a dataclass',
    'python',
    '@dataclass\nclass Args:\n    kl_start: float = 0.0\n    kl_end: float = 0.4\n    kl_anneal_steps: int = 100',
    'kl',
    'step',
    100,
    { 0: 0, 50: 0.2, 100: 0.4 },
  ],
  [
    'options',
    'python',
    'p = argparse.ArgumentParser()\np.add_argument("--kl-weight", type=float, default=0.5)\np.add_argument("--kl-warmup-epochs", type=int, default=10)',
    'kl_weight',
    'epoch',
    10,
    { 0: 0, 5: 0.25, 10: 0.5 },
  ],
  [
    'a text in a dict',
    'python',
    'cfg = {"stddev_schedule": "linear(1.0,0.1,100)"}',
    'cfg.stddev_schedule',
    'step',
    100,
    { 0: 1, 50: 0.55 },
  ],
];

function near(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${what}: ${actual}, not ${expected}`);
}

describe('made-up keys', () => {
  for (const [what, language, text, label, unit, total, values] of cases) {
    it(`are read: ${what} (${language})`, async () => {
      const found = await findOne(language, text);
      assert.deepEqual([found.label, found.unit, found.totalSteps], [label, unit, total]);
      assert.equal(found.definition?.isReading, true);
      assert.deepEqual([found.problems, found.unknowns], [[], []]);
      for (const [step, value] of Object.entries(values)) near(found.schedule!.at(Number(step)), value, `at ${step}`);
    });
  }

  it('say that they are a reading, and of what', async () => {
    const { definition } = await findOne('yaml', 'beta_start: 0.0\nbeta_end: 1.0\nbeta_warmup_epochs: 10');
    assert.equal(definition!.name, 'read as linear from 0 to 1 over 10 epochs');
    assert.equal(definition!.summary, 'Read as linear from 0 to 1 over 10 epochs');
  });

  it('ask for a length that only the program knows', async () => {
    const found = await findOne('yaml', 'kl_start: 0\nkl_end: 1\nkl_anneal_steps: ${trainer.warm}');
    assert.deepEqual(
      found.unknowns.map(({ key, text }) => [key, text]),
      [['kl.kl_anneal_steps', 'What is kl_anneal_steps?']],
    );
    assert.equal(found.totalSteps, undefined);
    const answers = new Map([['kl.kl_anneal_steps', 40]]);
    const answered = await findOne('yaml', 'kl_start: 0\nkl_end: 1\nkl_anneal_steps: ${trainer.warm}', { answers });
    assert.deepEqual([0, 10, 40].map(answered.schedule!.at), [0, 0.25, 1]);
  });

  it('ask for the length of the run where nothing says it', async () => {
    const found = await findOne('yaml', 'aux_weight: 1.0\naux_weight_end: 0.0\naux_weight_schedule: linear');
    assert.deepEqual(
      found.unknowns.map(({ text }) => text),
      ['How many steps does the run have?'],
    );
  });

  it('are several where there are several', async () => {
    const text = 'kl_start: 0\nkl_end: 1\nkl_anneal_steps: 10\ntau_start: 2\ntau_end: 1\ntau_anneal_steps: 20';
    assert.deepEqual(
      (await find('yaml', text)).map(({ label }) => label),
      ['kl', 'tau'],
    );
  });

  it('are left alone when the setting says so', async () =>
    assert.deepEqual(await find('yaml', 'beta_start: 0\nbeta_end: 1\nbeta_warmup_epochs: 10', { readHandmade: false }), []));

  it('know where their numbers stand', async () => {
    const text = 'beta_start: 0.0\nbeta_end: 1.5\nbeta_warmup_epochs: 10';
    const { parameters } = await findOne('yaml', text);
    const written = parameters.map(({ name, literal }) => [name, literal && text.slice(literal.from, literal.to)]);
    assert.deepEqual(written, [
      ['beta_start', '0.0'],
      ['beta_end', '1.5'],
      ['beta_warmup_epochs', '10'],
    ]);
  });
});
