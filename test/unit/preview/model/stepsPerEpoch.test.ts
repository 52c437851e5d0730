import assert from 'node:assert/strict';
import type { RunSettings } from '../../../../src/language/run/runSettings';
import { buildModel } from '../../../../src/preview/model/buildModel';
import { find } from '../../../fixtures/find';

async function perEpoch(text: string, run: RunSettings = {}) {
  const { model } = buildModel(await find('yaml', text, { run }), { width: 800, height: 400, pixelRatio: 1 }, {});
  assert.ok('plot' in model);
  return model.plot.stepsPerEpoch;
}

describe('the steps of an epoch', () => {
  for (const [name, text, run, value, origin] of [
    ['from their key', 'steps_per_epoch: 390\nkl: schedule(linear, 1, 1000)', {}, 390, 'steps_per_epoch, line 1'],
    [
      'from the size of the data',
      'data: {num_train_samples: 50_000, batch_size: 128}\nkl: schedule(linear, 1, 1000)',
      {},
      391,
      'data.num_train_samples',
    ],
    ['from the setting', 'kl: schedule(linear, 1, 1000)', { stepsPerEpoch: 100 }, 100, 'setting weightSchedules.stepsPerEpoch'],
    ['of a composition', 'steps_per_epoch: 10\nkl: schedule(linear, 1, 100) + schedule(cosine, 1, 100)', {}, 10, 'steps_per_epoch, line 1'],
  ] as const) {
    it(`come ${name}`, async () => {
      const found = await perEpoch(text, run);
      assert.equal(found?.value, value);
      assert.ok(found.origin.includes(origin), found.origin);
    });
  }

  it('are not guessed', async () => assert.equal(await perEpoch('epochs: 10\nkl: schedule(linear, 1, 1000)'), undefined));
});
