// k-diffusion and stable-audio-tools.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

for (const library of ['k_diffusion', 'stable_audio'])
  describe(`${library}, as it runs its schedules`, () => {
    for (const golden of goldenCases(library))
      it(golden.name, async () => {
        const all = await find(golden.language, golden.code ?? golden.config!, optionsOf(golden));
        const found = all.find(({ label }) => label === golden.variable || label.endsWith(`.${golden.variable!}`));
        // The text of a snippet does not say how the model is made, but all that the rate needs.
        await assertGolden(golden, () => found);
        assert.deepEqual([found!.problems, found!.unknowns], [[], []]);
      });
  });

const labels = async (text: string) => (await find('json', text)).map(({ label }) => label);

describe('configs of k-diffusion', () => {
  it('are told by the type of their model', async () => {
    assert.deepEqual(await labels('{"model": {"type": "image_v1"}, "lr_sched": {"type": "constant", "warmup": 0.9}}'), ['lr_sched']);
    assert.deepEqual(await labels('{"lr_sched": {"type": "constant", "warmup": 0.9}}'), []);
    assert.deepEqual(await labels('{"model": {"type": "image_v1"}, "lr_sched": {"type": "other"}}'), []);
  });

  it('have to say the numbers of a fall', async () => {
    const [found] = await find('json', '{"model": {"type": "image_v1"}, "lr_sched": {"type": "inverse", "power": 1}}');
    assert.deepEqual([found!.schedule, found!.unknowns.map(({ key }) => key)], [undefined, ['lr_sched.inv_gamma']]);
  });
});

describe('configs of stable-audio-tools', () => {
  const config = (optimizers: object) => JSON.stringify({ training: { optimizer_configs: optimizers } });
  const adam = { type: 'Adam', config: { lr: 1e-4 } };

  it('have a scheduler for each optimizer', async () => {
    const decay = { type: 'ExponentialLR', config: { gamma: 0.9 } };
    assert.deepEqual(
      await labels(config({ autoencoder: { optimizer: adam, scheduler: decay }, discriminator: { optimizer: adam, scheduler: decay } })),
      ['training.optimizer_configs.autoencoder.scheduler', 'training.optimizer_configs.discriminator.scheduler'],
    );
  });

  it('ask for the rate of an optimizer whose own is not known', async () => {
    const fused = { type: 'FusedAdam', config: {} };
    const [found] = await find('json', config({ diffusion: { optimizer: fused, scheduler: { type: 'InverseLR', config: {} } } }));
    assert.deepEqual(
      found!.unknowns.map(({ key }) => key),
      ['training.optimizer_configs.diffusion.scheduler.lr'],
    );
  });

  it('are told by where a scheduler stands', async () => {
    assert.deepEqual(await labels(config({ diffusion: { scheduler: { type: 'InverseLR', config: {} } } })), []);
    assert.deepEqual(await labels(config({ diffusion: { optimizer: adam, scheduler: { type: 'Unknown', config: {} } } })), []);
    assert.deepEqual(await labels(JSON.stringify({ diffusion: { optimizer: adam, scheduler: { type: 'InverseLR', config: {} } } })), []);
  });
});
