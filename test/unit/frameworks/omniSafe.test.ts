import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('linear_lr_decay, as OmniSafe runs it', () => {
  const cases = goldenCases('omnisafe');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));

  it('is none where it is off, or off the policy, or where something is missing', async () => {
    for (const [from, to] of [
      ['decay: True', 'decay: False'],
      ['    steps_per_epoch', '    start_learning_steps: 10000\n    steps_per_epoch'],
      ['total_steps', 'steps'],
      ['lr: 0.0003', 'lr: null'],
    ] as const)
      assert.deepEqual(await find('yaml', cases[0]!.config!.replace(from, to)), [], to);
  });
});
