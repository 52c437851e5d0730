// The values are those that the scheduler of its script had; others are worked out by hand from what PyTorch says of OneCycleLR: from lr/25 to lr at pct_start · T − 1, to lr/250,000 at T − 1, along half cosines.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRunsConfigs } from './goldenCases';

const config = (more = '') => `data:
  instruct_data: ""
lora:
  rank: 64
batch_size: 1
max_steps: 105
optim:
  lr: 6.e-5
  weight_decay: 0.1
  pct_start: 0.2
${more}run_dir: ""
`;

describe('the optim section, as mistral-finetune runs it', () => {
  itRunsConfigs('mistral_finetune');

  it('is one cycle over the run', async () => {
    const { schedule, totalSteps, library } = await findOne('yaml', config());
    assert.deepEqual([library, totalSteps], ['mistral-finetune', 105]);
    for (const [step, rate] of [
      [0, 2.4e-6],
      [10, 3.12e-5],
      [20, 6e-5],
      [62, 3.000012e-5],
      [104, 2.4e-10],
    ] as const)
      assert.ok(Math.abs(schedule!.at(step) - rate) <= 1e-9 * rate, `at step ${step}: ${schedule!.at(step)}, not ${rate}`);
  });

  it('has what its script has by default', async () => {
    const { schedule, totalSteps } = await findOne('yaml', config().replace('  lr: 6.e-5\n', '').replace('0.2', '0.05'));
    assert.equal(totalSteps, 105);
    assert.ok(Math.abs(schedule!.at(0) - 4e-6) < 1e-20);
  });

  it('is that of these scripts alone', async () => {
    for (const text of [config().replace('run_dir', 'output_dir'), config('  name: adamw\n'), config().replace('max_steps', 'steps')])
      assert.deepEqual(
        (await find('yaml', text)).filter(({ library }) => library === 'mistral-finetune'),
        [],
        text,
      );
  });
});
