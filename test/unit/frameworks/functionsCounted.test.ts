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

  for (const [what, text] of [
    [
      'a part of what a function computes that is called a weight',
      'def window_coefficients(n):\n    def closed_form(k, m):\n        return 15 * k**2 / (m + 1)\n    return [closed_form(k, n) for k in range(n)]\n',
    ],
    [
      'the weights of data',
      'import numpy as np\n\ndef _weight_mean(x, c):\n    x = np.asarray(x)\n    return (1 - (x / c) ** 2) ** 2 * (np.abs(x) <= c)\n',
    ],
    ['the weights of data by their shape', 'def mean_weight(x, c):\n    return (x / c) ** 2 / x.shape[0]\n'],
    ['what has no value at the end of the run', 'def _alpha(p):\n    return (2 - p) / (1 - p)\n'],
    [
      'what a diffusion leaves of a signal',
      'import math\n\ndef alpha_bar_fn(t):\n    return math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2\n',
    ],
  ] as const)
    it(`nothing is shown of ${what}`, async () => {
      assert.deepEqual(await find('python', text), []);
    });

  it('a function that another one makes is drawn by the name of that', async () => {
    const text = 'def kl_weight(length):\n    def at(x):\n        return min(1.0, x / length)\n    return at\n\nkl = kl_weight(200)\n';
    assert.equal((await findOne('python', text)).schedule!.at(50), 0.25);
  });
});
