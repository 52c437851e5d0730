import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, inUnit, itRuns } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('yaml', text), [], text);
};

describe('lr_scheduler beside iters, as PaddleSeg runs it', () => {
  itRuns('paddle_seg');

  const scheduler = 'lr_scheduler:\n  type: PolynomialDecay\n  learning_rate: 0.01\n  power: 0.9\n';

  it('is as long as the run, and asks for that', async () => {
    const { unknowns } = await findOne('yaml', `val_dataset: {type: Cityscapes}\niters: \${x}\n${scheduler}`);
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['iters'],
    );
  });

  it('is that of PaddleSeg alone', async () =>
    nothing([
      scheduler,
      `iters: 100\n${scheduler}`,
      `train_dataset: {}\n${scheduler}`,
      `train_dataset: {}\niters: 100\n${scheduler.replace('PolynomialDecay', 'StepLR')}`,
      `train_dataset: {}\niters: 100\n${scheduler}  _inherited_: False\n`,
    ]));
});

describe('the run section, as LAVIS and MiniGPT-4 run it', () => {
  itRuns('lavis', inUnit);

  const run = 'run:\n  lr_sched: linear_warmup_cosine_lr\n  init_lr: 1e-4\n  min_lr: 1e-5\n';

  it('asks for the iterations of an epoch where they matter, and reads 1e-4 as a number', async () => {
    const { unknowns, problems } = await findOne('yaml', `${run}  max_epoch: 3\n  warmup_steps: 100\n`);
    assert.deepEqual([unknowns.map(({ parameter }) => parameter.name), problems], [['iters_per_epoch'], []]);
  });

  it('is that of LAVIS alone', async () =>
    nothing([run, `${run}  max_epoch: 3\n  max_iters: 100\n`, `${run}  max_epoch: 3\n`.replace('run:', 'runner:')]));
});

describe('init_lr, as BLIP runs it', () => {
  itRuns('blip', inUnit);

  const config = (more = '') => `vit: base\nvit_ckpt_layer: 0\ninit_lr: 1e-5\nmin_lr: 0\nmax_epoch: 5\n${more}`;

  it('is that of BLIP alone, with all that a warm-up takes', async () =>
    nothing([
      config().replace('vit_ckpt_layer', 'layer'),
      config('lr_decay_rate: 0.9\n'),
      config().replace('max_epoch', 'epochs'),
      `train:\n  ${config().trim().replaceAll('\n', '\n  ')}\n`,
    ]));
});

describe('the SOLVER section, as PySlowFast runs it', () => {
  itRuns('slowfast');

  const solver = 'SOLVER:\n  BASE_LR: 0.1\n  MAX_EPOCH: 20\n';

  it('is wrong where a cosine would rise, or parts are missing', async () => {
    const wrong = async (more: string) => (await findOne('yaml', solver + more)).problems.map(({ message }) => messageText(message));
    assert.deepEqual(await wrong('  LR_POLICY: cosine\n  COSINE_END_LR: 0.2\n'), ['COSINE_END_LR must be below BASE_LR.']);
    const parts = ['STEPS must begin with 0, and there must be one of LRS for each.'];
    assert.deepEqual(await wrong('  LR_POLICY: steps_with_relative_lrs\n  STEPS: [0, 5]\n  LRS: [1]\n'), parts);
    assert.deepEqual(await wrong('  LR_POLICY: steps_with_relative_lrs\n  STEPS: [5, 10]\n  LRS: [1, 0.1]\n'), parts);
  });

  it('is that of PySlowFast alone', async () =>
    nothing([
      `${solver}  LR_POLICY: mine\n`,
      'SOLVER:\n  LR_POLICY: cosine\n',
      `${solver}  LR_POLICY: cosine\n`.replace('SOLVER', 'TRAIN'),
    ]));
});

describe('the OPTIMIZATION section, as OpenPCDet runs it', () => {
  for (const golden of goldenCases('openpcdet')) {
    it(golden.name, () => assertGolden(golden, ([found]) => found));

    it(`${golden.name}, in epochs where their iterations are not known`, async () => {
      const { curves, unit } = await findOne('yaml', golden.config!);
      const { schedule } = curves.find(({ quantity }) => quantity === golden.quantity)!;
      const each = golden.given!.steps_per_epoch!;
      assert.deepEqual(
        [unit, Math.abs(schedule.at(golden.steps[5]! / each) - golden.values[5]!) < 0.01 * golden.values[5]!],
        ['epoch', true],
      );
    });
  }

  it('is that of adam_onecycle alone', async () =>
    nothing(['OPTIMIZATION:\n  OPTIMIZER: adam\n  LR: 0.1\n  NUM_EPOCHS: 3\n', 'OPTIMIZER: adam_onecycle\nLR: 0.1\n']));
});

describe('the optimizer_config of the Model Garden, as it runs it', () => {
  itRuns('tf_models');

  const config = (rate: string, more = '  train_steps: 9\n') => `trainer:\n${more}  optimizer_config:\n    learning_rate: ${rate}\n`;

  it('is that of its types alone', async () =>
    nothing([
      config('{type: cosine, cosine: {initial_learning_rate: 1, decay_steps: 9}}', ''),
      config('{type: cosine, cosine: {initial_learning_rate: 1, decay_steps: 9, offset: 3}}'),
      config('{type: power, power: {initial_learning_rate: 1}}'),
      `${config('{type: cosine, cosine: {initial_learning_rate: 1, decay_steps: 9}}')}    warmup: {type: mine}\n`,
    ]));
});
