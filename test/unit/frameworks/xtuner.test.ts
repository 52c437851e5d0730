// What xtuner v1 makes of its `LRConfig`: `test/reference/frameworks/make_xtuner.py`.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('xtuner v1', () => {
  for (const golden of goldenCases('xtuner')) it(golden.name, () => assertGolden(golden, ([found]) => found));

  const head = 'from xtuner.v1.config import AdamWConfig, LRConfig\n';
  const trainer = 'from xtuner.v1.train import TrainerConfig\ntrainer = TrainerConfig(lr_cfg=lr_cfg, total_epoch=1)\n';

  it('asks for the steps where the trainer counts epochs, and for the rate where there are several', async () => {
    const text = `${head}a, b = AdamWConfig(lr=1e-3), AdamWConfig(lr=1e-4)\nlr_cfg = LRConfig(lr_type="cosine")\n${trainer}`;
    const { unknowns } = await findOne('python', text);
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['lr', 'total_step'],
    );
  });

  it('is nothing without a trainer that makes a scheduler of it', async () => {
    assert.deepEqual(await find('python', `${head}lr_cfg = LRConfig(lr_type="cosine")\n`), []);
  });
});
