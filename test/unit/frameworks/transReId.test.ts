import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

describe('the SOLVER section, as TransReID runs it', () => {
  itRuns('transreid');

  const model = "MODEL:\n  TRANSFORMER_TYPE: 'vit'\n";
  const solver = 'SOLVER:\n  MAX_EPOCHS: 60\n  BASE_LR: 0.01\n';

  it('has a curve for what has a rate of its own', async () => {
    const quantities = async (more: string) => (await findOne('yaml', model + solver + more)).curves.map(({ quantity }) => quantity);
    assert.deepEqual(await quantities(''), ['lr']);
    assert.deepEqual(await quantities('  BIAS_LR_FACTOR: 2\n  LARGE_FC_LR: True\n'), ['lr', 'lr of biases', 'lr of the classifier']);
  });

  it('is that of TransReID alone', async () => {
    for (const text of [solver, model + solver.replace('MAX_EPOCHS', 'MAX_EPOCH'), `${model}SOLVER:\n  MAX_EPOCHS: 60\n`])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
