import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

const config = (params: string, target = 'ldm.lr_scheduler.LambdaLinearScheduler') =>
  `model:\n  params:\n    scheduler_config:\n      target: ${target}\n      params: {${params}}\n`;
const warm = 'warm_up_steps: [100], cycle_lengths: [10000000000000], f_start: [1.e-6], f_max: [1.], f_min: [1.]';

describe('the schedulers of latent diffusion, as it runs them', () => {
  for (const golden of goldenCases('latent_diffusion'))
    it(golden.name, async () => {
      const found = await findOne('yaml', golden.config!);
      await assertGolden(golden, () => found);
      if (golden.fails_at !== null) assert.ok(Number.isNaN(found.schedule!.at(golden.fails_at)), golden.error);
    });

  it('draw a cycle without end only as far as it changes', async () => {
    const { totalSteps, schedule, curves } = await findOne('yaml', config(warm));
    assert.deepEqual([totalSteps, schedule!.at(1e9), curves.map(({ quantity }) => quantity)], [200, 1, ['factor']]);
  });

  it('refuse lists of different lengths', async () => {
    const { problems } = await findOne('yaml', config(warm.replace('f_min: [1.]', 'f_min: [1., 0.5]')));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('are told by the module and the class', async () => {
    const count = async (target: string) => (await find('yaml', config(warm, target))).length;
    assert.equal(await count('sgm.lr_scheduler.LambdaLinearScheduler'), 1);
    assert.equal(await count('ldm.other.LambdaLinearScheduler'), 0);
    assert.equal(await count('ldm.lr_scheduler.Scheduler'), 0);
  });
});
