import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

describe('the schedulers beside tinygrad, as they run', () => {
  for (const golden of goldenCases('tinygrad'))
    it(golden.name, async () => {
      const found = await findOne('python', golden.code!, optionsOf(golden));
      await assertGolden(golden, () => found);
      assert.deepEqual([found.problems, found.unknowns], [[], []]);
    });

  it('are told by their imports', async () => {
    const count = async (text: string) => (await find('python', text)).length;
    const call = 's = MultiStepLR(optimizer, [10, 20])\n';
    assert.equal(await count(`import tinygrad\nfrom extra.lr_scheduler import MultiStepLR\n${call}`), 1);
    assert.equal(await count(`from extra.lr_scheduler import MultiStepLR\n${call}`), 0);
    assert.equal(await count(`import tinygrad\nclass MultiStepLR: ...\n${call}`), 0);
  });
});
