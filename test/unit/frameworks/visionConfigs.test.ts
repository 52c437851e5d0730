import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('yaml', text), [], text);
};

describe('lr_scheduler beside iters, as PaddleSeg runs it', () => {
  for (const golden of goldenCases('paddle_seg')) it(golden.name, () => assertGolden(golden, ([found]) => found));

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
  for (const golden of goldenCases('lavis'))
    it(golden.name, async () => {
      await assertGolden(golden, ([found]) => found);
      assert.equal((await findOne('yaml', golden.config!, optionsOf(golden))).unit, golden.unit);
    });

  const run = 'run:\n  lr_sched: linear_warmup_cosine_lr\n  init_lr: 1e-4\n  min_lr: 1e-5\n';

  it('asks for the iterations of an epoch where they matter, and reads 1e-4 as a number', async () => {
    const { unknowns, problems } = await findOne('yaml', `${run}  max_epoch: 3\n  warmup_steps: 100\n`);
    assert.deepEqual([unknowns.map(({ parameter }) => parameter.name), problems], [['iters_per_epoch'], []]);
  });

  it('is that of LAVIS alone', async () =>
    nothing([run, `${run}  max_epoch: 3\n  max_iters: 100\n`, `${run}  max_epoch: 3\n`.replace('run:', 'runner:')]));
});
