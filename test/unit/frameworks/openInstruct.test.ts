import assert from 'node:assert/strict';
import { findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the configs of open-instruct', () => {
  const cases = goldenCases('open_instruct');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));

  it('have no curve with keys that change it in another way', async () => {
    for (const more of ['final_lr_ratio: 0.1\n', 'num_epochs: 1\n', 'max_train_steps: 100\n'])
      assert.deepEqual((await findOne('yaml', cases[0]!.config! + more)).curves, [], more);
  });
});
