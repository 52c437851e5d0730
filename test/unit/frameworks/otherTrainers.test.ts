import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { parse } from '../../../src/language/index';
import type { MappingNode } from '../../../src/language/tree/tree';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, inUnit, itRuns } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('yaml', text), [], text);
};

describe('train.scheduler, as BasicSR runs it', () => {
  itRuns('basicsr');

  const head = 'train:\n  optim_g:\n    type: Adam\n    lr: 0.0002\n  total_iter: 900\n';
  const periods = (list: string) =>
    `${head}  scheduler:\n    type: CosineAnnealingRestartLR\n    periods: ${list}\n    restart_weights: [1]\n`;

  it('has no rate behind its periods', async () => {
    const { schedule } = await findOne('yaml', periods('[400]'));
    assert.deepEqual([schedule!.at(400), schedule!.at(401)], [0, NaN]);
  });

  it('needs a weight for each period', async () => {
    const { curves, problems } = await findOne('yaml', periods('[400, 500]'));
    assert.deepEqual(
      [curves.length, problems.map(({ message }) => messageText(message))],
      [0, ['periods and restart_weights must be of the same length.']],
    );
  });

  it('needs an end for each period, where these are given one by one', async () => {
    const text = periods('[400]').replace('RestartLR', 'RestartCyclicLR');
    assert.equal((await findOne('yaml', `${text}    eta_mins: [0.0]\n`)).curves.length, 1);
    const { curves, problems } = await findOne('yaml', `${text}    eta_mins: []\n`);
    assert.deepEqual(
      [curves.length, problems.map(({ message }) => messageText(message))],
      [0, ['eta_mins must have a value for each of the periods.']],
    );
  });

  it('is that of BasicSR alone', async () =>
    nothing([
      'train:\n  scheduler:\n    type: MultiStepLR\n    milestones: [30]\n',
      `${head}  scheduler:\n    type: StepLR\n    step_size: 30\n`,
      'scheduler:\n  type: CosineAnnealingRestartLR\n  periods: [400]\n',
    ]));
});

describe('scheduler_gamma, as PyTorch-VAE runs it', () => {
  for (const golden of goldenCases('pytorch_vae'))
    it(golden.name, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));

  it('asks for the epochs, and is not there without a rate', async () => {
    const { unknowns, curves } = await findOne('yaml', 'exp_params:\n  LR: 0.005\n  scheduler_gamma: 0.95\n');
    assert.deepEqual([unknowns.map(({ key }) => key), curves], [['run.epoch'], []]);
    await nothing([
      'exp_params:\n  scheduler_gamma: 0.95\n',
      'scheduler_gamma: 0.95\nLR: 0.005\n',
      'exp_params:\n  LR: 0.005\n  scheduler_gamma: null\n',
    ]);
  });
});

describe('the hyperparameters of a behavior, as Unity ML-Agents decays them', () => {
  itRuns('mlagents');

  const behavior =
    'trainer_type: ppo\n    hyperparameters:\n      learning_rate: 0.0003\n      learning_rate_schedule: linear\n    max_steps: 1000\n';

  it('has one schedule for each behavior, in steps of the environment', async () => {
    const found = await find('yaml', `behaviors:\n  A:\n    ${behavior}  B:\n    ${behavior}`);
    assert.deepEqual(
      found.map(({ label, unit, totalSteps, problems }) => [label, unit, totalSteps, problems.length]),
      ['A', 'B'].map((name) => [`behaviors.${name}.hyperparameters`, 'env step', 1000, 0]),
    );
  });

  it('is theirs alone, where nothing else says what is left out', async () =>
    nothing([
      `default_settings:\n  max_steps: 5\nbehaviors:\n  A:\n    ${behavior}`,
      'trainer_type: ppo\nhyperparameters:\n  lr: 0.1\n',
      `behaviors:\n  A:\n    ${behavior.replace('linear', 'cosine')}`,
      `behaviors:\n  A:\n    ${behavior.replace('ppo', 'dqn')}`,
    ]));
});

describe('the options of 3D Gaussian Splatting, as it runs them', () => {
  const isOf = (label: string, variable = '') => label === variable || label.endsWith(`.${variable}`);
  for (const golden of goldenCases('gaussian_splatting'))
    it(golden.name, () => assertGolden(golden, (found) => found.find(({ label }) => isOf(label, golden.variable))));

  const keys = 'position_lr_init: 0.0002\nposition_lr_final: 0.000002\n';

  it('ask for the extent of the scene, of which the rates are multiples', async () => {
    const { schedule, unknowns, label } = await findOne('yaml', `${keys}position_lr_max_steps: 5000\n`);
    assert.deepEqual([label, unknowns.map(({ parameter }) => parameter.name)], ['position_lr_init', ['spatial_lr_scale']]);
    const { schedule: answered } = await findOne('yaml', `${keys}position_lr_max_steps: 5000\n`, {
      answers: new Map([['position_lr_init.spatial_lr_scale', 4]]),
    });
    assert.equal(answered!.at(0), 4 * schedule!.at(0));
  });

  it('are theirs alone', async () => {
    await nothing([keys, 'depth_l1_weight_init: 1.0\ndepth_l1_weight_final: 0.01\niterations: 10\n']);
    assert.deepEqual(await find('python', 'position_lr_init = 0.0002\n'), []);
  });
});

describe('LearningRate, as PaddleDetection runs it', () => {
  itRuns('paddle_detection', inUnit);

  const head = 'epoch: 12\nLearningRate:\n  base_lr: 0.01\n  schedulers:\n';
  const decay = '  - !PiecewiseDecay\n    gamma: 0.1\n    milestones: [8, 11]\n';

  it('asks for the iterations of an epoch where the warm-up is in iterations', async () => {
    const { curves, unknowns } = await findOne('yaml', `${head}${decay}  - !LinearWarmup\n    steps: 500\n`);
    assert.deepEqual([curves.length, unknowns.map(({ parameter }) => parameter.name)], [0, ['iterations per epoch']]);
  });

  it('is wrong where the warm-up is longer, or a milestone has no gamma', async () => {
    const wrong = async (text: string) => (await findOne('yaml', text)).problems.map(({ message }) => messageText(message));
    assert.deepEqual(await wrong(`${head}${decay}  - !LinearWarmup\n    epochs: 9\n`), ['The warm-up must be over before the rate falls.']);
    const short = decay.replace('0.1', '[0.1]');
    assert.deepEqual(await wrong(`${head}${short}  - !LinearWarmup\n    epochs: 1\n`), ['Each of milestones needs a gamma.']);
  });

  it('takes the epochs and the rate from the files that it builds on', async () => {
    const base = await parse('yaml', 'epoch: 36\nLearningRate:\n  base_lr: 0.02\n');
    const file = { name: 'base.yml', uri: 'base.yml', tree: base, root: base.roots[0] as MappingNode };
    const text = `LearningRate:\n  schedulers:\n${decay}  - !LinearWarmup\n    epochs: 1\n`;
    const { totalSteps, schedule } = await findOne('yaml', text, { parents: { files: [file], unread: [] } });
    assert.deepEqual([totalSteps, schedule!.at(2)], [36, 0.02]);
    assert.deepEqual(await find('yaml', text, { parents: { files: [], unread: ['base.yml'] } }), []);
  });

  it('is theirs alone', async () =>
    nothing([
      `${head}${decay}`,
      `${head}  - !Mine\n    gamma: 0.1\n  - !LinearWarmup\n    epochs: 1\n`,
      `${head}${decay}    values: [0.1, 0.01, 0.001]\n  - !LinearWarmup\n    epochs: 1\n`,
      'LearningRate: 0.1\n',
    ]));
});

describe("the configs of nerfstudio's schedulers, as it runs them", () => {
  itRuns('nerfstudio');

  it('ask for the rate where no optimizer stands beside them', async () => {
    const code =
      'from nerfstudio.engine.schedulers import ExponentialDecaySchedulerConfig\ns = ExponentialDecaySchedulerConfig(lr_final=1e-4)\n';
    assert.deepEqual(
      (await findOne('python', code)).unknowns.map(({ parameter }) => parameter.name),
      ['lr'],
    );
    assert.deepEqual(await find('python', code.replace('nerfstudio', 'other')), []);
  });

  it('are set beside the run of the trainer in whose config they stand', async () => {
    const trainer = (name: string, length: string) =>
      `configs["${name}"] = TrainerConfig(\n    ${length}\n    optimizers={"fields": {"optimizer": AdamOptimizerConfig(lr=1e-2), "scheduler": ExponentialDecaySchedulerConfig(lr_final=1e-4, max_steps=200000)}},\n)\n`;
    const found = await find(
      'python',
      `from nerfstudio.engine.schedulers import ExponentialDecaySchedulerConfig\nfrom nerfstudio.engine.trainer import TrainerConfig\nconfigs = {}\n${trainer('a', 'max_num_iterations=30000,')}${trainer('b', 'max_num_iterations=500,')}${trainer('c', '')}`,
    );
    assert.deepEqual(
      found.map(({ run }) => run?.value),
      [30_000, 500, undefined],
    );
  });
});
