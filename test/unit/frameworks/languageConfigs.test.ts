import assert from 'node:assert/strict';
import type { Language } from '../../../src/language/index';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { inUnit, itRuns } from './goldenCases';

const nothing = async (texts: readonly string[], language: Language = 'yaml') => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

describe('the learning rate, as MaxText runs it', () => {
  itRuns('maxtext');

  it('needs a length', async () => {
    const { problems } = await findOne('yaml', 'base_config: base.yml\nmodel_name: x\nlearning_rate: 1\nsteps: -1\n');
    assert.equal(problems.length, 1);
  });

  it('is that of MaxText alone, on its base.yml', async () =>
    nothing([
      'learning_rate: 1\nmodel_name: x\nper_device_batch_size: 1\n',
      'learning_rate: 1\nlearning_rate_schedule_steps: -1\nwarmup_steps_fraction: 0.1\nmax_train_steps: 9\n',
      'base_config: post_train/rl.yml\nmodel_name: x\nlearning_rate: 1\n',
      'base_config: base.yml\nmodel_name: x\nlearning_rate: 1\nlr_schedule_type: mine\n',
    ]));
});

describe('learning_rate_scheduler, as Ludwig runs it', () => {
  itRuns('ludwig');

  const config = (more: string, head = 'input_features: []\n') =>
    `${head}trainer:\n  learning_rate: 0.1\n  learning_rate_scheduler:\n    ${more}\n`;

  it('asks for the length of the run where the curve depends on it', async () => {
    const asked = async (more: string) => (await findOne('yaml', config(more))).unknowns.map(({ key }) => key);
    assert.deepEqual(await asked('decay: linear'), ['run.step']);
    assert.deepEqual(await asked('warmup_fraction: 0.1'), ['run.step']);
    assert.deepEqual(await asked('decay: exponential'), []);
  });

  it('is that of Ludwig alone, and of steps alone', async () =>
    nothing([
      config('decay: linear', ''),
      config('decay: one_cycle'),
      config('decay: exponential\n    warmup_evaluations: 1'),
      config('reduce_on_plateau: 3'),
    ]));
});

describe('the scheduler of a training config, as LeRobot runs it', () => {
  itRuns('lerobot');

  const config = (scheduler: string, more = ', "policy": {}') =>
    `{"dataset": {}${more}, "steps": 9, "optimizer": {"lr": 1}, "scheduler": {"num_warmup_steps": 3, ${scheduler}}}`;

  it('is that of LeRobot alone', async () =>
    nothing(
      [config('"type": "diffuser", "name": "linear"'), config('"type": "mine"'), config('"type": "cosine_annealing_with_warmup"', '')],
      'json',
    ));
});

describe('the configs of MMF and Boltz, as they run them', () => {
  itRuns('mmf_boltz');

  const mmf = (scheduler: string, more = '') =>
    `optimizer:\n  params: {lr: 1}\ntraining:\n  max_updates: 9\n  lr_steps: [5]\n${more}${scheduler}`;

  it('are theirs alone, and on', async () =>
    nothing([
      mmf('', '  lr_scheduler: false\n'),
      mmf(''),
      mmf('scheduler: {type: mine, params: {}}\n', '  lr_scheduler: true\n'),
      'scheduler:\n  type: warmup_linear\n  params: {num_warmup_steps: 1, num_training_steps: 5}\n',
      'model:\n  training_args: {lr_scheduler: other, max_lr: 1}\n',
      'training_args: {lr_scheduler: af3, max_lr: 1}\n',
    ]));

  it('are wrong where Boltz would fall within its warm-up', async () => {
    const text = 'model:\n  training_args: {lr_scheduler: af3, lr_warmup_no_steps: 10, lr_start_decay_after_n_steps: 5}\n';
    assert.equal((await findOne('yaml', text)).problems.length, 1);
  });
});

describe('the scheduler of S4 and of those that go on from it', () => {
  itRuns('s4', inUnit);

  const group = '# @package _global_\ntrain:\n  interval: step\nscheduler:\n  _name_: cosine_warmup\n  num_warmup_steps: 1000\n';
  const experiment = (scheduler: string) => ({
    'configs/experiment/mine.yaml': `# @package _global_\ndefaults:\n  - /pipeline: cifar\n  - override /scheduler: cosine_warmup\n${scheduler}optimizer:\n  lr: 0.01\n`,
    'configs/pipeline/cifar.yaml': '# @package _global_\ndefaults:\n  - /scheduler: plateau\n',
    'configs/scheduler/plateau.yaml': '# @package _global_\nscheduler:\n  _name_: plateau\n  patience: 3\n',
    'configs/scheduler/cosine_warmup.yaml': group,
  });

  it('has its name and the rest in the group that an experiment chooses', async () => {
    const { found } = await findWithParents(experiment('scheduler:\n  num_training_steps: 3000\n'));
    assert.deepEqual(
      found.map(({ totalSteps, schedule }) => [totalSteps, schedule?.at(1000), schedule?.at(2000)]),
      [[3000, 0.01, 0.005]],
    );
  });

  it('does not take all batches of an epoch, which another file says with a point, for a single one', async () => {
    const files = experiment('scheduler:\n  num_training_steps: 3000\ntrainer: {max_epochs: 200}\n');
    const [name, text] = Object.entries(files)[0]!;
    const runOf = async (limit: string) => {
      const full = `# @package _global_\ntrainer:\n  limit_train_batches: ${limit}\n`;
      const all = {
        ...files,
        [name]: text.replace('  - /pipeline', '  - /trainer: full\n  - /pipeline'),
        'configs/trainer/full.yaml': full,
      };
      return (await findWithParents(all)).found.map(({ run }) => run?.value);
    };
    // Lightning 2: 1.0 is all of them, 1 a single one.
    assert.deepEqual([await runOf('1.0'), await runOf('1')], [[undefined], [200]]);
  });

  it('asks for the rate where a group stands alone', async () => {
    const { unknowns, label } = await findOne('yaml', `${group}  num_training_steps: 3000\n`);
    assert.deepEqual([label, unknowns.map(({ parameter }) => parameter.name)], ['scheduler', ['lr']]);
  });

  it('is none of another name, place or loader', async () => {
    await nothing([
      group.replace('cosine_warmup', 'mine'),
      `model:\n  scheduler:\n    _name_: cosine_warmup\n    num_warmup_steps: 10\n    num_training_steps: 90\n`,
      group.replace('_name_', 'name'),
    ]);
    const { found } = await findWithParents({
      ...experiment('scheduler:\n  num_training_steps: 3000\n'),
      'configs/scheduler/cosine_warmup.yaml': '',
    });
    assert.deepEqual(found, []);
  });
});
