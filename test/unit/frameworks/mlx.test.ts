import assert from 'node:assert/strict';
import { allProblems } from '../../../src/language/find/allProblems';
import { severityOf } from '../../../src/rules/reading';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, itRunsConfigs } from './goldenCases';

describe('the schedules of MLX, as MLX 0.32 runs them', () => {
  for (const golden of goldenCases('mlx'))
    it(golden.name, async () => {
      const found = await find('python', golden.code!);
      if (golden.values.length > 0) await assertGolden(golden, () => found.find(({ label }) => label === 'scheduler'));
      else assert.ok(found.flatMap(allProblems).some((problem) => severityOf(problem) === 'error'));
    });

  it('are known by their import alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    assert.equal(await count('import mlx.optimizers as optim\ns = optim.cosine_decay(1e-3, 100)\n'), 1);
    assert.equal(await count('from mlx.optimizers import cosine_decay\ns = cosine_decay(1e-3, 100)\n'), 1);
    assert.equal(await count('import mine as optim\ns = optim.cosine_decay(1e-3, 100)\n'), 0);
  });
});

describe('the configs of mlx-lm, as its own training has them', () => {
  itRunsConfigs('mlx_lm');

  it('run over 1,000 iterations where they do not say it, and ask what is not there', async () => {
    const found = await findOne('yaml', 'lr_schedule:\n  name: cosine_decay\n  arguments: [1e-5, 1000, 1e-7]\n');
    assert.deepEqual([found.totalSteps, found.unknowns], [1000, []]);
    const short = await findOne('yaml', 'lr_schedule:\n  name: cosine_decay\n  arguments: [1e-5]\n');
    assert.deepEqual(
      short.unknowns.map(({ parameter }) => parameter.name),
      ['decay_steps'],
    );
  });

  it('are none without the arguments, or with the name of something else', async () => {
    for (const text of [
      'lr_schedule: cosine_decay\niters: 100\n',
      'lr_schedule:\n  name: cosine_decay\n  warmup: 100\n',
      'lr_schedule:\n  name: my_decay\n  arguments: [1e-5, 1000]\n',
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
