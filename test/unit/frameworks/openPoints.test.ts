import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { assertGolden, goldenCases } from './goldenCases';

describe('sched, as OpenPoints runs it', () => {
  for (const golden of goldenCases('openpoints'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ library, unit, problems }) => [library, unit, problems]),
          [['OpenPoints', 'epoch', []]],
        );
        return found[0];
      }),
    );

  const config = 'model:\n  NAME: BaseSeg\nsched: cosine\nlr: 0.5\n';

  it('has what the default.yaml beside it and above say', async () => {
    const files = {
      'a/b/x.yaml': `${config}min_lr: 0.25\n`,
      'a/b/default.yaml': 'epochs: 10\nt_max: 8\n',
      'a/default.yaml': 'epochs: 50\nmin_lr: 0\n',
    };
    const { found } = await findWithParents(files);
    assert.deepEqual([found[0]!.totalSteps, found[0]!.schedule!.at(8), found[0]!.schedule!.at(0)], [10, 0.25, 0.5]);
  });

  it('is left alone where something else changes its curve, and is that of timm without the names of OpenPoints', async () => {
    const whole = `${config}epochs: 10\nwarmup_epochs: 0\n`;
    assert.equal((await find('yaml', whole)).length, 1);
    for (const more of ['lr_noise: 0.1\n', 'lr_cycle_limit: 3\n', 'sched_on_epoch: false\n'])
      assert.deepEqual(await find('yaml', whole + more), [], more);
    assert.equal((await findOne('yaml', whole.replace('  NAME: BaseSeg', '  name: resnet50'))).library, 'timm');
  });
});
