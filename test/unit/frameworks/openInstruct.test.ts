import assert from 'node:assert/strict';
import { findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the configs of open-instruct', () => {
  const cases = goldenCases('open_instruct');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));

  it('have no curve with keys that change it in another way', async () => {
    for (const more of ['final_lr_ratio: 0.1\n', 'num_epochs: 1\ntotal_episodes: 100\n', 'max_train_steps: 100\n'])
      assert.deepEqual((await findOne('yaml', cases[0]!.config! + more)).curves, [], more);
  });

  it('are those of its script for preferences with num_epochs', async () => {
    const config =
      'with_tracking: true\nlearning_rate: 5.0e-7\nlr_scheduler_type: linear\nwarmup_ratio: 0.1\nnum_epochs: 3\nper_device_train_batch_size: 1\n';
    const { unknowns } = await findOne('yaml', config);
    assert.equal(unknowns.length, 1);
    const { schedule, totalSteps } = await findOne('yaml', config, { answers: new Map([[unknowns[0]!.key, 1_000]]) });
    assert.equal(totalSteps, 1_000);
    [0, 2.5e-7, 5e-7, 2.5e-7, 0].forEach((rate, index) =>
      assert.ok(Math.abs(schedule!.at([0, 50, 100, 550, 1_000][index]!) - rate) < 1e-20, `part ${index}`),
    );
  });
});
