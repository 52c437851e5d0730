import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

describe('MindSpore, as it runs its schedules', () => {
  for (const golden of goldenCases('mindspore'))
    it(golden.name, async () => {
      const found = await findOne('python', golden.code!, optionsOf(golden));
      await assertGolden(golden, () => found);
      assert.deepEqual([found.problems, found.unknowns], [[], []]);
      if (golden.fails_at !== null) assert.ok(Number.isNaN(found.schedule!.at(golden.fails_at)), 'There is no rate behind the list.');
    });
});

describe('schedules of MindSpore', () => {
  const codes = async (call: string) => {
    const { schedule, problems } = await findOne('python', `import mindspore.nn as nn\nlr = nn.${call}\n`);
    return [schedule, problems.map(({ code }) => code)];
  };
  it('are not drawn where MindSpore refuses them', async () => {
    for (const call of [
      'piecewise_constant_lr([2, 5], [0.1, 0.05, 0.01])',
      'piecewise_constant_lr([5, 2], [0.1, 0.05])',
      'piecewise_constant_lr([0, 2], [0.1, 0.05])',
      'cosine_decay_lr(0.1, 0.01, 60, 10, 6)',
      'CosineDecayLR(0.1, 0.1, 60)',
      'WarmUpLR(0.1, 0)',
    ])
      assert.deepEqual(await codes(call), [undefined, ['invalid-value']], call);
  });

  it('ask for what the file does not say', async () => {
    const { unknowns } = await findOne('python', 'from mindspore import nn\nlr = nn.cosine_decay_lr(0.01, 0.1, steps * 6, steps, 6)\n');
    assert.deepEqual(
      unknowns.map(({ key }) => key),
      ['lr.total_step', 'lr.step_per_epoch'],
    );
  });

  it('are told by their imports', async () => {
    const count = async (text: string) => (await find('python', text)).length;
    assert.equal(await count('from mindspore.nn import WarmUpLR\nlr = WarmUpLR(0.1, 10)\n'), 1);
    assert.equal(await count('from torch import nn\nlr = nn.WarmUpLR(0.1, 10)\n'), 0);
    assert.equal(await count('lr = cosine_decay_lr(0.01, 0.1, 60, 10, 6)\n'), 0);
  });
});
