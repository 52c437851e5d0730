// What the step of a function counts, where a counter of the file is handed to it.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';

const script = (counted: string) => `
def epsilon_at(start, end, duration, t):
    return max((end - start) / duration * t + start, end)

total_steps = 976
global_step = 0
for iteration in range(total_steps):
    for step in range(128):
        global_step += ${counted}
        epsilon = epsilon_at(1.0, 0.05, 250_000, global_step)
`;

describe('what the step of a function counts', () => {
  for (const [counted, unit] of [
    ['args.num_envs', 'env step'],
    ['batch_size', 'sample'],
    ['len(batch)', 'sample'],
    ['tokens.numel()', 'token'],
  ] as const)
    it(`${unit}s with \`+= ${counted}\`, of which the rounds of the loop say nothing`, async () => {
      const { schedule, unit: of, run } = await findOne('python', script(counted));
      assert.deepEqual([of, run, schedule!.totalSteps], [unit, undefined, 500_000]);
      assert.ok(Math.abs(schedule!.at(125_000) - 0.525) < 1e-12);
    });

  it('steps with `+= 1`', async () => {
    const { unit, run } = await findOne('python', script('1'));
    assert.deepEqual([unit, run?.value], ['step', 976]);
  });

  it('a function that hands on what may be anything is no weight, whatever it is called', async () => {
    assert.deepEqual(await find('python', 'lora_dropout = lambda x: x\n'), []);
  });
});
