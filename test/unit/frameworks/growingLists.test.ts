// Lists that a script adds to: what is written in them at first is not all of them.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';

const torch =
  'import torch\nfrom torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR\nopt = torch.optim.SGD(m, lr=1.0)\n';

describe('lists that a script adds to', () => {
  for (const [what, head, lines, name] of [
    [
      'schedulers of a sequence',
      torch,
      ['parts = []', 'parts.append(LinearLR(opt, total_iters=5))', 'made = SequentialLR(opt, schedulers=parts, milestones=[5])'],
      'SequentialLR',
    ],
    [
      'schedules that are joined',
      'import optax\n',
      ['parts = [optax.constant_schedule(1.0)]', 'parts.append(optax.constant_schedule(0.5))', 'made = optax.join_schedules(parts, [10])'],
      'join_schedules',
    ],
  ] as const)
    it(`are not taken for whole: ${what}`, async () => {
      for (const text of [lines.join('\n'), `def build():\n${lines.map((line) => `    ${line}\n`).join('')}`]) {
        const found = (await find('python', `${head}${text}\n`)).find(({ definition }) => definition?.name === name);
        assert.deepEqual([found?.curves, found?.problems], [[], []], text);
      }
    });

  it('begin with the parameter group that is written first', async () => {
    const groups = 'groups = [dict(params=head, lr=0.3)]\nif tune:\n    groups.append(dict(params=body, lr=0.01))\n';
    const [found] = await find('python', `${torch}${groups}sgd = torch.optim.SGD(groups, 0)\nmade = CosineAnnealingLR(sgd, 10)\n`);
    assert.equal(found!.schedule!.at(0), 0.3);
  });
});
