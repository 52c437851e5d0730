// What experts guess wrong of several libraries at once, as the libraries themselves were seen to do it.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';

describe('a drop from 1.0 to 0.1 at boundary 10', () => {
  const heads = 'import keras, optax\nfrom flax.training.lr_schedule import create_stepped_learning_rate_schedule\n';
  const calls: readonly (readonly [library: string, call: string, at10: number])[] = [
    ['optax', 'optax.piecewise_constant_schedule(1.0, {10: 0.1})', 0.1],
    ['Keras', 'keras.optimizers.schedules.PiecewiseConstantDecay([10], [1.0, 0.1])', 1],
    ['Flax', 'create_stepped_learning_rate_schedule(1.0, 1, [[10, 0.1]])', 1],
  ];
  for (const [library, call, expected] of calls) {
    it(`is ${expected} at step 10 in ${library}`, async () => {
      const { schedule } = await findOne('python', `${heads}s = ${call}\n`);
      assert.deepEqual(
        [9, 10, 11].map((step) => schedule!.at(step)),
        [1, expected, 0.1].map(Math.fround),
      );
    });
  }

  it('is 0.1 at half of 20 updates in fvcore', async () => {
    const code =
      'from fvcore.common.param_scheduler import MultiStepParamScheduler\ns = MultiStepParamScheduler([1.0, 0.1], num_updates=20, milestones=[10])\n';
    const { schedule } = await findOne('python', code);
    assert.equal(schedule!.at(10 / 20), 0.1);
  });
});

describe('the restarts of fastai', () => {
  it('put the first batch of a cycle at a rate of 0, where rounding has it so', async () => {
    const code = 'from fastai.callback.schedule import *\nlearn.fit_sgdr(n_cycles=4, cycle_len=1, lr_max=1.0, cycle_mult=2)\n';
    const [found] = await find('python', code, { run: { stepsPerEpoch: 10 } });
    const values = [10, 30, 70].map((step) => found!.schedule!.at(step));
    assert.equal(values[0], 1);
    assert.ok(Math.abs(values[1]!) < 1e-12 && Math.abs(values[2]!) < 1e-12, values.join(', '));
  });
});
