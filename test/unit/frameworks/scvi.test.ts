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

  for (const golden of goldenCases('scvi_models')) {
    it(golden.name, async () => {
      const found = await findOne('python', golden.code!, { run: { stepsPerEpoch: golden.given?.batches } });
      assert.deepEqual([found.problems, found.unknowns], [[], []]);
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

  const trained = (model: string, more: string) => findOne('python', `import scvi\nm = scvi.model.${model}(a)\nm.train(${more})\n`);

  it('is an argument of train itself of some models, whatever their plan says', async () => {
    for (const [model, more, expected] of [
      ['PEAKVI', '100, plan_kwargs={"n_epochs_kl_warmup": 10}', 0.5],
      ['MULTIVI', '100, n_epochs_kl_warmup=100', 0.25],
      ['DestVI', '400, plan_kwargs={"max_kl_weight": 4}', 0.5],
      ['TOTALVI', '400, n_epochs_kl_warmup=100', 0.25],
    ] as const) {
      const { schedule, unknowns } = await trained(model, more);
      assert.deepEqual([schedule!.at(25), unknowns], [expected, []], model);
    }
  });

  it('takes all of the run for RESOLVI where no epochs are said, and begins a little above 0', async () => {
    // As its source says (scvi-tools 1.4.2, external/resolvi/_model.py): min + (max - min) · epoch / max_epochs, of 1e-6 and 1.
    const code = (more: string) => `from scvi.external import RESOLVI\nm = RESOLVI(a)\nm.train(${more})\n`;
    const at = async (more: string, epoch: number) => (await findOne('python', code(more))).schedule!.at(epoch);
    assert.ok(Math.abs((await at('max_epochs=100, n_epochs_kl_warmup=None', 50)) - 0.5000005) < 1e-9);
    assert.equal(await at('max_epochs=100, n_epochs_kl_warmup=10', 0), 1e-6);
    assert.equal(await at('max_epochs=100, n_epochs_kl_warmup=10', 10), 1);
    assert.deepEqual(
      await find('python', 'import scvi\nm = scvi.external.GIMVI(a)\nm.train(100, plan_kwargs={"n_epochs_kl_warmup": 3})\n'),
      [],
    );
  });

  it('is in steps by the number of cells for TOTALVI, which nobody says', async () => {
    const { unknowns } = await trained('TOTALVI', '400, plan_kwargs={"weight_decay": 0}');
    assert.equal(unknowns.length, 1);
    const { schedule, unit } = await trained('TOTALVI', '400, n_steps_kl_warmup=200');
    assert.deepEqual([schedule!.at(50), unit], [0.25, 'step']);
  });

  it('leaves the training of other models alone', async () => {
    assert.deepEqual(await find('python', 'import scvi\nm = Net()\nm.train()\n'), []);
    assert.deepEqual(await find('python', 'm.train(max_epochs=3)\n'), []);
    // On MLX the steps win.
    const onMlx = 'import scvi\nm = scvi.model.mlxSCVI(a)\nm.train(plan_kwargs={"n_steps_kl_warmup": 9})\n';
    assert.deepEqual(await find('python', onMlx), []);
  });
});
