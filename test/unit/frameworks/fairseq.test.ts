import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRunsConfigs } from './goldenCases';

describe('the schedulers of fairseq, as it runs them', () => itRunsConfigs('fairseq'));

describe('fairseq', () => {
  const config = (scheduler: string, optimization = 'lr: [0.0005]') => `optimization:\n  ${optimization}\nlr_scheduler:\n  ${scheduler}\n`;

  it('asks for the run only where the schedule depends on it', async () => {
    const asked = async (scheduler: string) => (await findOne('yaml', config(scheduler))).unknowns.map(({ key }) => key);
    assert.deepEqual(await asked('_name: cosine\n  warmup_updates: 10'), ['run.step']);
    assert.deepEqual(await asked('_name: cosine\n  lr_period_updates: 500'), []);
    assert.deepEqual(await asked('_name: cosine\n  lr_period_updates: -1'), ['run.step']);
    assert.deepEqual(await asked('_name: tri_stage\n  phase_ratio: [0.1, 0.4, 0.5]'), ['run.step']);
    assert.deepEqual(await asked('_name: tri_stage\n  decay_steps: 500'), []);
    assert.deepEqual(await asked('_name: inverse_sqrt'), []);
  });

  it('leaves alone rates of several epochs and the schedulers of others', async () => {
    assert.deepEqual(await find('yaml', config('_name: polynomial_decay', 'lr: [0.1, 0.2]')), []);
    assert.deepEqual(await find('yaml', config('_name: reduce_lr_on_plateau')), []);
    assert.deepEqual(await find('yaml', 'trainer:\n  lr_scheduler:\n    _name: cosine\n'), []);
    assert.deepEqual(await find('yaml', 'lr_scheduler:\n  name: cosine\noptimization:\n  max_update: 10\n'), []);
  });
});
