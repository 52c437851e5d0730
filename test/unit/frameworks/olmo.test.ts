import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

describe('the schedulers of OLMo, as its trainer runs them', () => {
  for (const golden of goldenCases('olmo') as readonly (GoldenCase & { readonly total?: number })[])
    it(golden.name, async () => {
      const found = await findOne('yaml', golden.config!);
      await assertGolden(golden, () => found);
      assert.equal(found.totalSteps, golden.total);
    });
});

describe('OLMo', () => {
  const config = (scheduler: string, duration = '1ep') =>
    `max_duration: ${duration}\nglobal_train_batch_size: 1024\noptimizer:\n  learning_rate: 0.0004\nscheduler:\n  ${scheduler}\n`;

  it('draws a part of the run where nothing in it is counted in steps, and asks for the run of epochs', async () => {
    const level = await findOne('yaml', config('name: linear_with_warmup\n  t_warmup: 0\n  alpha_f: 0'));
    assert.deepEqual(
      level.unknowns.map(({ key }) => key),
      ['run.step'],
    );
    assert.equal(level.schedule!.at(99), 0);
    // The warm-up has 100 steps where nothing is said of it.
    assert.equal((await findOne('yaml', config('name: cosine_with_warmup'))).schedule, undefined);
  });

  it('says what is refused', async () => {
    const { problems, schedule } = await findOne('yaml', config('name: cosine_with_warmup\n  warmup_min_lr: 0.1', '1000'));
    assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
  });

  it('leaves the schedulers of others alone', async () => {
    assert.deepEqual(await find('yaml', 'optimizer:\n  lr: 0.1\nscheduler:\n  name: linear_with_warmup\n'), []);
    assert.deepEqual(await find('yaml', config('name: max_scheduler')), []);
    assert.deepEqual(await find('yaml', config('name: constant')), []);
    const [foundry] = await find(
      'yaml',
      'max_duration: 10ba\nglobal_train_batch_size: 4\noptimizer: {lr: 0.1}\nscheduler: {name: cosine_with_warmup, t_warmup: 1ba}\n',
    );
    assert.match(foundry!.source, /^composer/);
  });
});
