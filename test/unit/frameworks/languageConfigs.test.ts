import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('yaml', text), [], text);
};

describe('the learning rate, as MaxText runs it', () => {
  for (const golden of goldenCases('maxtext')) it(golden.name, () => assertGolden(golden, ([found]) => found));

  it('needs a length', async () => {
    const { problems } = await findOne('yaml', 'base_config: base.yml\nmodel_name: x\nlearning_rate: 1\nsteps: -1\n');
    assert.equal(problems.length, 1);
  });

  it('is that of MaxText alone, on its base.yml', async () =>
    nothing([
      'learning_rate: 1\nmodel_name: x\n',
      'base_config: post_train/rl.yml\nmodel_name: x\nlearning_rate: 1\n',
      'base_config: base.yml\nmodel_name: x\nlearning_rate: 1\nlr_schedule_type: mine\n',
    ]));
});
