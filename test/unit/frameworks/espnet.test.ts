import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

describe('the schedulers of ESPnet2, as it runs them', () => {
  itRuns('espnet');
});

describe('ESPnet', () => {
  const conf = 'optim: adam\noptim_conf:\n  lr: 0.002\nscheduler: warmuplr\nscheduler_conf:\n  warmup_steps: 300\n';

  it('needs no length of the run', async () => {
    const { unknowns, problems, isEndless } = await findOne('yaml', `batch_type: numel\n${conf}`);
    assert.deepEqual([unknowns, problems, isEndless], [[], [], true]);
    assert.equal((await findOne('yaml', `batch_type: numel\n${conf}`, { run: { totalSteps: 700 } })).totalSteps, 700);
  });

  it('leaves those alone that took its schedulers over, and the kinds that it does not read', async () => {
    assert.deepEqual(await find('yaml', conf), []);
    assert.deepEqual(await find('yaml', `batch_type: numel\n${conf.replace('warmuplr', 'reducelronplateau')}`), []);
  });
});
