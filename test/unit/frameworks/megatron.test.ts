import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const isRefused = ({ values }: GoldenCase) => values.length === 0;
const cases = goldenCases('megatron') as readonly (GoldenCase & { readonly total?: number })[];

describe('the options of Megatron-LM, as it runs them', () => {
  for (const golden of cases.filter((each) => !isRefused(each)))
    it(golden.name, async () => {
      const found = await findOne('yaml', golden.config!);
      await assertGolden(golden, () => found);
      assert.equal(found.totalSteps, golden.total);
    });

  for (const golden of cases.filter(isRefused))
    it(golden.name, async () => {
      const { schedule, problems } = await findOne('yaml', golden.config!);
      assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
    });
});

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
