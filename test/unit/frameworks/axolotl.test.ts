// What axolotl makes of its keys, by itself: `test/reference/frameworks/make_axolotl.py`.
import assert from 'node:assert/strict';
import { findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('axolotl', () => {
  for (const golden of goldenCases('axolotl')) it(golden.name, () => assertGolden(golden, ([found]) => found));

  const head = 'base_model: m\nlearning_rate: 1\nmax_steps: 90\n';

  for (const [title, keys] of [
    ['a part of the rate that nobody knows yet', 'lr_scheduler: cosine\ncosine_min_lr_ratio: ${ratio}\n'],
    ['restarts', 'lr_scheduler: cosine\ncosine_min_lr_ratio: 0.1\njagged_restart_steps: 20\n'],
    ['arguments of a cycle', 'lr_scheduler: one_cycle\nlr_scheduler_kwargs: {pct_start: 0.2}\n'],
  ] as const)
    it(`has no curve for ${title}, and says why`, async () => {
      const { curves, problems } = await findOne('yaml', `${head}${keys}`);
      assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['no-curve']]);
    });

  it('leaves an own key that is not set', async () => {
    const [plain, unset] = await Promise.all(
      ['', 'cosine_min_lr_ratio:\nlr_quadratic_warmup: null\n'].map((keys) => findOne('yaml', `${head}lr_scheduler: cosine\n${keys}`)),
    );
    assert.equal(unset!.schedule?.at(50), plain!.schedule!.at(50));
  });

  it('warms up as it does where the file says nothing, and takes one step for two', async () => {
    const text = (more: string) =>
      `base_model: m\nmicro_batch_size: 2\nlearning_rate: 0.001\nlr_scheduler: cosine\nmax_steps: 1000\n${more}`;
    const rates = async (more: string, steps: readonly number[]) => {
      const { schedule } = await findOne('yaml', text(more));
      return steps.map((step) => schedule!.at(step));
    };
    assert.deepEqual(await rates('', [0, 15, 30]), [0, 0.0005, 0.001]);
    assert.deepEqual(await rates('warmup_steps: 1\n', [0, 1, 2]), [0, 0.0005, 0.001]);
    assert.deepEqual(await rates('warmup_ratio: 0.0019\n', [0, 1]), [0, 0.001]);
  });

  it('has a cosine where it names none', async () => {
    const found = await findOne('yaml', 'base_model: m\nmicro_batch_size: 2\nlearning_rate: 0.001\nnum_epochs: 2\n');
    assert.equal(found.definition?.name, 'cosine');
  });
});
