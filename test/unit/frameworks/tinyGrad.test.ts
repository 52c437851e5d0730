import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { itRuns, whole } from './goldenCases';

describe('the schedulers beside tinygrad, as they run', () => {
  itRuns('tinygrad', whole);

  it('are told by their imports', async () => {
    const count = async (text: string) => (await find('python', text)).length;
    const call = 's = MultiStepLR(optimizer, [10, 20])\n';
    assert.equal(await count(`import tinygrad\nfrom extra.lr_scheduler import MultiStepLR\n${call}`), 1);
    assert.equal(await count(`from extra.lr_scheduler import MultiStepLR\n${call}`), 0);
    assert.equal(await count(`import tinygrad\nclass MultiStepLR: ...\n${call}`), 0);
  });
});
