import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the KL warm-up of scvi-tools, as scvi-tools 1.4 runs it', () => {
  // A training that says nothing of its plan is not looked at.
  for (const golden of goldenCases('scvi', ({ name }) => name !== 'defaults')) {
    it(golden.name, async () => {
      const found = await findOne('python', golden.code!, { run: { stepsPerEpoch: golden.given?.batches } });
      await assertGolden(golden, () => found);
    });
  }

  it('counts epochs where the batches are not known', async () => {
    const found = await findOne(
      'python',
      'import scvi\nm = scvi.model.SCVI(a)\nm.train(max_epochs=100, plan_kwargs={"n_steps_kl_warmup": 1000})\n',
    );
    assert.equal(found.unit, 'epoch');
    assert.equal(found.schedule!.at(50), 0.125);
  });

  it('leaves the training of other models alone', async () => {
    assert.deepEqual(await find('python', 'import scvi\nm = Net()\nm.train()\n'), []);
    assert.deepEqual(await find('python', 'm.train(max_epochs=3)\n'), []);
  });
});
