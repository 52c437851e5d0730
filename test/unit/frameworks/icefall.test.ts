import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns, whole } from './goldenCases';

describe('the schedulers of icefall, as its recipes step them', () => {
  itRuns('icefall', whole);

  const head = 'from optim import Eden, Eden2, ScaledAdam\noptimizer = ScaledAdam(model.parameters(), lr=0.045)\n';
  it('ask for the batches of an epoch, and for what only the command line says', async () => {
    const asked = async (text: string) => (await findOne('python', head + text)).unknowns.map(({ key }) => key);
    assert.deepEqual(await asked('s = Eden(optimizer, 7500, 3.5)\n'), ['s.batches per epoch']);
    assert.deepEqual(await asked('s = Eden(optimizer, params.lr_batches, params.lr_epochs)\n'), [
      's.lr_batches',
      's.lr_epochs',
      's.batches per epoch',
    ]);
    assert.deepEqual(await asked('s = Eden2(optimizer, 7500)\n'), []);
  });

  it('are not drawn by epochs that are something else', async () =>
    assert.deepEqual(await find('python', `${head}s = Eden(optimizer, 7500, 3.5)\ns.step_epoch(hours)\n`), []));

  it('are told by their imports', async () => {
    const count = async (text: string) => (await find('python', text)).length;
    assert.equal(await count('from zipformer.optim import Eden\ns = Eden(optimizer, 10, 2)\n'), 1);
    assert.equal(await count('from elsewhere import Eden\ns = Eden(optimizer, 10, 2)\n'), 0);
    assert.equal(await count(`${head}class Eden: ...\ns = Eden(optimizer, 10, 2)\n`), 0);
  });
});
