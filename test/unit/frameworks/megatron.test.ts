import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { itRunsConfigs } from './goldenCases';

describe('the options of Megatron-LM, as it runs them', () => itRunsConfigs('megatron'));

describe('Megatron-LM', () => {
  it('leaves a batch that grows and the options of others alone', async () => {
    assert.deepEqual(
      await find('yaml', 'ARGS:\n  --lr: 0.1\n  --min-lr: 0.0\n  --train-samples: 100\n  --rampup-batch-size: 4 4 100\n'),
      [],
    );
    assert.deepEqual(await find('yaml', 'ARGS:\n  --lr: 0.1\n  --epochs: 10\n'), []);
    assert.deepEqual(await find('yaml', 'ARGS:\n  lr: 0.1\n  train-iters: 10\n'), []);
  });

  it('has each of several sets of options', async () => {
    const options = '\n  --lr: 0.1\n  --min-lr: 0.0\n  --train-iters: 10\n';
    assert.equal((await find('yaml', `MODEL_ARGS:${options}MODEL_ARGS_2:${options}`)).length, 2);
  });
});
