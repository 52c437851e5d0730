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

  /** PPO, as many programs have it. */
  const learning = (options: string, more = '') => `
import argparse
import os

import gym
import torch


class Recorded(gym.Wrapper):
    def __init__(self, env):
        super().__init__(env)
        self.num_envs = getattr(env, "num_envs", 1)

    def reset(self):
        self.returned = torch.zeros(self.num_envs)
        return super().reset()


${options}
if __name__ == "__main__":
    args = parse_args()
    args.updates = args.total_timesteps // args.batch_size
    envs = gym.make(args.env, num_envs=args.num_envs)
    envs.num_envs = args.num_envs
    envs = Recorded(envs)
    model = torch.nn.Linear(3, 4)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.learning_rate)
    seen = torch.zeros((args.num_steps, args.num_envs)).to("cpu")
    for iteration in range(1, args.updates + 1):
        if args.anneal_lr:
            frac = 1.0 - (iteration - 1.0) / args.updates
            optimizer.param_groups[0]["lr"] = frac * args.learning_rate
        for step in range(0, args.num_steps):
            seen[step] = envs.step(model)
        optimizer.step()
${more}`;
  const parser = `
def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--exp-name", type=str, default=os.path.basename(__file__).rstrip(".py"), help="its name")
    parser.add_argument("--env", default="Pong")
    parser.add_argument("--learning-rate", type=float, default=2.5e-4)
    parser.add_argument("--anneal-lr", type=lambda x: bool(strtobool(x)), default=True, nargs="?", const=True)
    parser.add_argument("--total-timesteps", type=int, default=500000)
    parser.add_argument("--num-envs", type=int, default=4)
    parser.add_argument("--num-steps", type=int, default=128)
    args = parser.parse_args()
    args.batch_size = int(args.num_envs * args.num_steps)
    return args
`;

  it('the turns of its own loop are its run, and not the steps of the environment', async () => {
    const { label, schedule, unit, run } = await findOne('python', learning(parser));
    assert.deepEqual([label, unit, run?.value, schedule!.totalSteps], ['optimizer.param_groups[0].lr', 'step', 976, 976]);
    assert.ok(Math.abs(schedule!.at(244) - 2.5e-4 * 0.75) < 1e-15);
  });

  it('of a loop within another one the turns are no run', async () => {
    const text = 'for epoch in range(9):\n    for step in range(100):\n        kl_weight = min(1.0, step / 50)\n        loss.backward()\n';
    assert.equal((await findOne('python', text)).run, undefined);
  });

  it('the steps of an environment are the run of what counts them', async () => {
    const text = 'total_timesteps = 500_000\nlearning = dict(eps_start=1.0, eps_end=0.05, eps_decay_frames=250_000)\n';
    const { unit, run } = await findOne('python', text);
    assert.deepEqual([unit, run?.value], ['env step', 500_000]);
  });

  it('what a function does that hands it back is done, and what others do is not known', async () => {
    const spoilt = learning(parser, '        quicken(args)\n\ndef quicken(args):\n    args.learning_rate *= 2\n');
    assert.deepEqual(await find('python', spoilt), []);
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

  it('a value that holds for some steps has a value at each of them', async () => {
    const { schedule } = await findOne('python', 'def kl_weight(step):\n    return min(1.0, 0.01 * (step // 16))\n');
    assert.deepEqual([schedule!.grid, schedule!.at(15.9), schedule!.at(16)], ['whole', 0, 0.01]);
  });

  it('a function that another one makes is drawn by the name of that', async () => {
    const text = 'def kl_weight(length):\n    def at(x):\n        return min(1.0, x / length)\n    return at\n\nkl = kl_weight(200)\n';
    assert.equal((await findOne('python', text)).schedule!.at(50), 0.25);
  });
});

describe('a function that asks whether it is the first step', () => {
  it('is one of whole steps', async () => {
    const { schedule } = await findOne('python', 'def beta(step): return 1.0 if step == 0 else 0.25\n');
    assert.equal(schedule!.grid, 'whole');
    assert.deepEqual([0, 0.9, 1, 2].map(schedule!.at), [1, 1, 0.25, 0.25]);
  });
});

describe('a step that a function counts for its file', () => {
  const act = (declared: string, more = '') => `
import math
START, END, DECAY = 0.9, 0.05, 1000
steps_done = 0
def select_action(state):
${declared}
    eps_threshold = END + (START - END) * math.exp(-1. * steps_done / DECAY)
    steps_done += 1
    return state if random.random() > eps_threshold else 0
${more}`;

  it('is the step of what the function computes', async () => {
    const { label, schedule, unit } = await findOne('python', act('    global steps_done'));
    assert.deepEqual([label, unit], ['eps_threshold', 'step']);
    // In CPython
    for (const [step, value] of [
      [0, 0.9],
      [700, 0.4720975082226981],
      [3_000, 0.09231900811268436],
    ] as const)
      assert.ok(Math.abs(schedule!.at(step) - value) < 1e-15, String(step));
  });

  it('is none where it is a variable of the function, or the value stands under a condition', async () => {
    assert.deepEqual(await find('python', act('    steps_done = 0')), []);
    const text = act('    global steps_done').replace('    eps_threshold', '    if state.is_known():\n      eps_threshold');
    assert.deepEqual(await find('python', text), []);
  });
});

describe('what loops call their rounds', () => {
  for (const name of ['n_epi', 'ep_num', 'i_episode', 'frame_idx', 'epoch_i'])
    it(`is their step: ${name}`, async () => {
      const { schedule } = await findOne(
        'python',
        `for ${name} in range(500):\n    epsilon = max(0.1, 1 - ${name} / 200)\n    act(epsilon)\n`,
      );
      assert.deepEqual([0, 100, 400].map(schedule!.at), [1, 0.5, 0.1]);
    });

  it('is none where it is something else', async () => {
    for (const name of ['layer', 'value', 'angle', 'n_blocks'])
      assert.deepEqual(
        await find('python', `for ${name} in range(500):\n    epsilon = max(0.1, 1 - ${name} / 200)\n    act(epsilon)\n`),
        [],
      );
  });
});

describe('the step that a function trains at', () => {
  const train = (head: string, weight: string, more = '        loss = reconstruction + kl_weight * kl\n') =>
    `def ${head}:\n    kl_weight = ${weight}\n    for batch in loader:\n${more}        loss.backward()\n    return loss\n`;

  for (const [head, weight, unit] of [
    ['train(epoch)', 'min(1.0, epoch / 50)', 'epoch'],
    ['training_step(model, batch, global_step)', 'min(1.0, global_step / 50)', 'step'],
    ['train_fn(epoch, env_step)', 'min(1.0, env_step / 50)', 'env step'],
    ['train(epoch, model, ramp=50)', 'min(1.0, epoch / 50)', 'epoch'],
  ] as const)
    it(`is that of a weight in it: ${head}`, async () => {
      const found = await findOne('python', train(head, weight));
      assert.deepEqual([found.label, found.unit, [0, 10, 90].map(found.schedule!.at)], ['kl_weight', unit, [0, 0.2, 1]]);
    });

  it('asks for what only the program gives', async () => {
    const { curves, unknowns } = await findOne('python', train('train(epoch, ramp)', 'min(1.0, epoch / ramp)'));
    assert.deepEqual([curves, unknowns.map(({ parameter }) => parameter.name)], [[], ['ramp']]);
  });

  for (const [what, text] of [
    [
      'is none where the function makes another one of it',
      train('train(epoch)', 'min(1.0, epoch / 50)').replace('    kl', '    epoch = start()\n    kl'),
    ],
    ['is none where nothing is trained', 'def table(step):\n    kl_weight = min(1.0, step / 50)\n    print(kl_weight)\n'],
    [
      'is none where the loop within it counts, too',
      train('train(epoch)', 'min(1.0, 0.1)', '        kl_weight = min(1, epoch / 50 + batch_idx)\n').replace(
        'for batch in',
        'for batch_idx, batch in',
      ),
    ],
  ] as const)
    it(what, async () => assert.deepEqual(await find('python', text), []));
});
