import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('configs of diffusion-pipe', () => {
  const cases = goldenCases('diffusion_pipe');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
  const configOf = (name: string) => cases.find((golden) => golden.name === name)!.config!;

  it('ask for the steps of an epoch where the rate depends on them', async () => {
    const questions = async (name: string) => (await findOne('toml', configOf(name))).unknowns.map(({ text }) => text);
    assert.deepEqual(await questions('a line'), ['How many steps does an epoch have?']);
    assert.deepEqual(await questions('a warm-up'), []);
  });

  it('are theirs alone, and say nothing where the rate stays', async () => {
    for (const [name, from, to] of [
      ['a warm-up', 'warmup_steps = 10\n', ''],
      ['a line', 'linear', 'polynomial'],
      ['a line', 'micro_batch_size_per_gpu = 1', 'batch_size = 1'],
      ['a line', 'epochs = 3', 'epochs = 3\nforce_constant_lr = 1e-5'],
    ] as const) {
      const found = await find('toml', configOf(name).replace(from, to));
      assert.deepEqual(
        found.filter(({ library }) => library === 'diffusion-pipe'),
        [],
        `${name}: ${to}`,
      );
    }
  });
});
