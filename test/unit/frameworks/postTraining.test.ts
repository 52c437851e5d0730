// What trainers of large language models make of their keys: `test/reference/frameworks/make_post_training.py`.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const casesOf = (library: string): readonly GoldenCase[] => goldenCases('post_training', (each) => each.library === library);
const runsAsGolden = (library: string): void => {
  for (const golden of casesOf(library)) it(golden.name, () => assertGolden(golden, ([found]) => found));
};

describe('LLaMA-Factory', () => {
  runsAsGolden('LLaMA-Factory');

  const head = 'finetuning_type: lora\nlearning_rate: 1e-4\nmax_steps: 90\nnum_train_epochs: 3\nlr_scheduler_type: warmup_stable_decay\n';

  it('has no curve for an argument that the schedule does not have', async () => {
    const { curves, problems } = await findOne('yaml', `${head}lr_scheduler_kwargs: {num_steps: 3}\n`);
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['no-curve']]);
  });

  it('is no other trainer, which must be told the fall', async () => {
    const { unknowns } = await findOne('yaml', head.replace('finetuning_type: lora\n', '').replace('1e-4', '1.0e-4'));
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['num_decay_steps'],
    );
  });
});

describe('align-anything', () => {
  runsAsGolden('align-anything');

  it('is no other section with such a warm-up', async () => {
    const keys = 'learning_rate: 1.0e-4\n  lr_scheduler_type: cosine\n  lr_warmup_ratio: 0.1\n  epochs: 3\n';
    assert.deepEqual(await find('yaml', `training:\n  ${keys}`), []);
  });
});

describe('NeMo-RL', () => {
  runsAsGolden('NeMo-RL');

  const config = (keys: string, more = 'enabled: true') =>
    `policy:\n  megatron_cfg:\n    ${more}\n    optimizer: {lr: 1.0e-5, min_lr: 1.0e-6}\n    scheduler: {lr_decay_style: cosine, ${keys}}\n`;

  it('asks how long the run is where the decay has no length of its own', async () => {
    const { unknowns } = await findOne('yaml', config('lr_decay_iters: null, lr_warmup_iters: 10'));
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['train_iters'],
    );
  });

  it('has no curve where the warm-up is cut short', async () => {
    const { curves, problems } = await findOne('yaml', config('lr_decay_iters: 10, lr_warmup_iters: 10'));
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['invalid-value']]);
  });

  it('reads 3e-7 as a number, as OmegaConf does', async () => {
    const keys = 'lr_decay_iters: 100, lr_warmup_iters: 10';
    const found = await findOne('yaml', config(keys).replace('1.0e-5', '3e-7').replace('1.0e-6', '3e-8'));
    assert.deepEqual(found.problems, []);
    assert.deepEqual([found.schedule!.at(10), Number(found.schedule!.at(100).toPrecision(12))], [3e-7, 3e-8]);
  });

  it('is nothing where Megatron is off, or counts samples', async () => {
    assert.deepEqual(await find('yaml', config('lr_decay_iters: 100', 'enabled: false')), []);
    assert.deepEqual(await find('yaml', config('lr_decay_samples: 100')), []);
  });
});
