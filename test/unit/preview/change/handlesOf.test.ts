import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { chosenControls } from '../../../../src/preview/change/chosenControls';
import { shownHandles } from '../../../../src/preview/change/handlesOf';
import { curvesOf } from '../../../../src/preview/model/curves';
import { onOneAxis } from '../../../../src/preview/model/oneAxis';
import type { Handle } from '../../../../src/protocol';
import { find } from '../../../fixtures/find';

async function handles(language: Language, text: string, label?: string): Promise<readonly Handle[]> {
  const schedules = await find(language, text);
  const controls = chosenControls({ version: 1, schedules, characters: text, isTrial: false }, undefined, { label });
  return shownHandles(schedules, controls!, onOneAxis(curvesOf(schedules)));
}

const round = (number: number) => Number(number.toPrecision(5));

/** What can be moved, from where, and how far it goes with the number. */
const cases: readonly (readonly [what: string, language: Language, text: string, handles: readonly string[]])[] = [
  [
    'the end of a ramp, both ways',
    'python',
    'kl = schedule("cosine", 0.5, 10_000)\n',
    ['base_weight = 0.5: value of (10000, 0.5), 1', 'total_steps = 10000: step of (10000, 0.5), 1'],
  ],
  [
    'a delay where it ends, and the weight where it is first reached',
    'python',
    'kl = schedule("warmup_hold_decay", 0.5, 10_000, delay=1000)\n',
    ['base_weight = 0.5: value of (2000, 0.5), 1', 'total_steps = 10000: step of (11000, 0), 1', 'delay = 1000: step of (1000, 0), 1'],
  ],
  [
    'milestones, and the factor at the first of them',
    'yaml',
    'kl: schedule(step, 0.5, 10000, milestones=[3000, 6000], factor=0.1)\n',
    [
      'milestones[0] = 3000: step of (3000, 0.05), 1',
      'milestones[1] = 6000: step of (6000, 0.005), 1',
      'base_weight = 0.5: value of (0, 0.5), 1',
      'total_steps = 10000: step of (10000, 0.005), 1',
      'factor = 0.1: value of (3000, 0.05), 0.5',
    ],
  ],
  [
    'points, both ways',
    'python',
    'kl = schedule("piecewise", 2, 9000, points=[[0, 0], [3000, 1], [6000, 0.5]])\n',
    [
      'points[0][1] = 0: value of (0, 0), 2',
      'points[1][0] = 3000: step of (3000, 2), 1',
      'points[1][1] = 1: value of (3000, 2), 2',
      'points[2][0] = 6000: step of (6000, 1), 1',
      'points[2][1] = 0.5: value of (6000, 1), 2',
      'base_weight = 2: value of (3000, 2), 1',
      'total_steps = 9000: step of (9000, 1), 1',
    ],
  ],
  [
    'the keys and the values of points in a mapping',
    'python',
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {3_000: 0.5, 6000: 0.1})\n',
    [
      'boundaries_and_scales[0][0] = 3000: step of (3000, 0.05), 1',
      'boundaries_and_scales[0][1] = 0.5: value of (3000, 0.05), 0.1',
      'boundaries_and_scales[1][0] = 6000: step of (6000, 0.005), 1',
      'boundaries_and_scales[1][1] = 0.1: value of (6000, 0.005), 0.05',
      'init_value = 0.1: value of (0, 0.1), 1',
    ],
  ],
  [
    'no keys that are not in their order',
    'python',
    'import optax\ns = optax.piecewise_constant_schedule(0.1, {6000: 0.1, 3000: 0.5})\n',
    [
      'boundaries_and_scales[0][1] = 0.1: value of (6000, 0.005), 0.05',
      'boundaries_and_scales[1][1] = 0.5: value of (3000, 0.05), 0.1',
      'init_value = 0.1: value of (0, 0.1), 1',
    ],
  ],
  [
    'epochs on an axis of steps',
    'yaml',
    'kl: {method: cosine, base_weight: 0.5, total_epochs: 10}\nb: schedule(cosine, 1, 5000)\nsteps_per_epoch: 100\n',
    ['base_weight = 0.5: value of (1000, 0.5), 1', 'total_epochs = 10: step of (1000, 0.5), 100'],
  ],
  [
    'a warm-up that is a part of the run, in a trainer with a value for each step',
    'yaml',
    'learning_rate: 1e-4\nlr_scheduler_type: cosine\nwarmup_ratio: 0.1\nmax_steps: 10000\n',
    [
      'learning_rate = 0.0001: value of (1000, 0.0001), 1',
      'max_steps = 10000: step of (10000, 0), 1',
      'warmup_ratio = 0.1: step of (1000, 0.0001), 10000',
    ],
  ],
  [
    'the rate in an optimizer',
    'python',
    'import torch\nopt = torch.optim.SGD(p, lr=0.1)\ns = torch.optim.lr_scheduler.StepLR(opt, step_size=30, gamma=0.5)\n',
    ['lr = 0.1: value of (0, 0.1), 1', 'step_size = 30: step of (30, 0.05), 1', 'gamma = 0.5: value of (30, 0.05), 0.1'],
  ],
  ['nothing that is calculated or has its default', 'yaml', 'kl: schedule(cosine, 1 / 3, 5 * 1000)\n', []],
  [
    'what is written once for several, at its key',
    'yaml',
    'n: 4000\nkl: schedule(linear, 0.5, ${n})\n',
    ['base_weight = 0.5: value of (4000, 0.5), 1', 'total_steps = 4000: step of (4000, 0.5), 1'],
  ],
  [
    'no power, which moves no place',
    'yaml',
    'kl: schedule(power, 0.5, 1000, a=3)\n',
    ['base_weight = 0.5: value of (1000, 0.5), 1', 'total_steps = 1000: step of (1000, 0.5), 1'],
  ],
];

const torch = `import torch
from torch.optim.lr_scheduler import LinearLR, CosineAnnealingLR, SequentialLR
opt = torch.optim.SGD(p, lr=0.1)
s = SequentialLR(opt, [LinearLR(opt, start_factor=0.1, total_iters=5), CosineAnnealingLR(opt, T_max=90)], milestones=[10])
`;

/** The same for what is made of several schedules, with the part whose numbers can be moved. */
const parts: readonly (readonly [what: string, language: Language, text: string, part: string, handles: readonly string[]])[] = [
  [
    'the end of the first of two, on which the second one begins',
    'yaml',
    'kl: sequence(schedule(linear, 0.5, 1000), schedule(cosine, 0.5, 4000, reverse=true))\n',
    'kl: 1. linear',
    ['base_weight = 0.5: value of (1000, 0.5), 1', 'total_steps = 1000: step of (1000, 0.5), 1'],
  ],
  [
    'the end of the last one',
    'yaml',
    'kl: sequence(schedule(linear, 0.5, 1000), schedule(cosine, 0.5, 4000, reverse=true, start_weight=0.1))\n',
    'kl: 2. cosine',
    [
      'base_weight = 0.5: value of (1000, 0.5), 1',
      'total_steps = 4000: step of (5000, 0.1), 1',
      'start_weight = 0.1: value of (5000, 0.1), 1',
    ],
  ],
  [
    'a term of a sum',
    'python',
    'kl = schedule("linear", 1, 100) + schedule("cosine", 3, 200)\n',
    'kl: 1. linear',
    ['base_weight = 1: value of (100, 2.5), 1', 'total_steps = 100: step of (100, 2.5), 1'],
  ],
  [
    'a factor within a sum, by as much as it counts there',
    'python',
    'kl = 0.1 + 2 * schedule("linear", 1, 100, delay=50)\n',
    'kl: 1. linear',
    ['base_weight = 1: value of (150, 2.1), 2', 'total_steps = 100: step of (150, 2.1), 1', 'delay = 50: step of (50, 0.1), 1'],
  ],
  [
    'the milestones of a part',
    'yaml',
    'kl: minimum(schedule(step, 0.5, 10000, milestones=[3000, 6000], factor=0.1), 0.3)\n',
    'kl: 1. step',
    [
      'milestones[0] = 3000: step of (3000, 0.05), 1',
      'milestones[1] = 6000: step of (6000, 0.005), 1',
      'base_weight = 0.5: value of (3000, 0.05), 0.1',
      'total_steps = 10000: step of (10000, 0.005), 1',
      'factor = 0.1: value of (3000, 0.05), 0.5',
    ],
  ],
  [
    'the parts that a library joins',
    'python',
    'import optax\ns = optax.join_schedules([optax.linear_schedule(0.0, 0.1, 1000), optax.cosine_decay_schedule(0.1, 4000)], [1000])\n',
    's: 2. cosine_decay_schedule',
    ['init_value = 0.1: value of (1000, 0.1), 1', 'decay_steps = 4000: step of (5000, 0), 1'],
  ],
  [
    "the parts of PyTorch's sequence, which has numbers of its own",
    'python',
    torch,
    's: 1. LinearLR',
    ['start_factor = 0.1: value of (0, 0.01), 0.1', 'total_iters = 5: step of (5, 0.1), 1'],
  ],
  [
    "the part of a sequence within PyTorch's chain",
    'python',
    `import torch
from torch.optim.lr_scheduler import *
opt = torch.optim.SGD(p, lr=0.1)
s = ChainedScheduler([SequentialLR(opt, [LinearLR(opt, start_factor=0.1, total_iters=5), StepLR(opt, step_size=30, gamma=0.5)], milestones=[10]), ConstantLR(opt, factor=0.5, total_iters=4)])
`,
    's: 3. StepLR',
    ['step_size = 30: step of (40, 0.05), 1', 'gamma = 0.5: value of (40, 0.05), 0.1'],
  ],
  [
    "what follows Paddle's warm-up, which rises to its start",
    'python',
    `from paddle.optimizer.lr import LinearWarmup, PolynomialDecay
s = LinearWarmup(PolynomialDecay(0.5, decay_steps=100, end_lr=0.1, power=1.0), warmup_steps=20, start_lr=0.0, end_lr=0.5)
`,
    's: 1. PolynomialDecay',
    ['learning_rate = 0.5: value of (20, 0.5), 1', 'decay_steps = 100: step of (120, 0.1), 1', 'end_lr = 0.1: value of (120, 0.1), 1'],
  ],
  [
    "what follows thinc's constant",
    'python',
    'from thinc.api import *\ns = constant_then(0.1, 50, warmup_linear(0.2, 20, 100))\n',
    's: 1. warmup_linear',
    ['initial_rate = 0.2: value of (50, 0.125), 0.625', 'total_steps = 100: step of (150, 0), 1'],
  ],
  [
    "the parts of MMEngine's list",
    'python',
    `optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1))
param_scheduler = [
    dict(type='LinearLR', start_factor=0.1, by_epoch=True, begin=0, end=5),
    dict(type='MultiStepLR', by_epoch=True, begin=0, end=100, milestones=[30, 60], gamma=0.5),
]
`,
    'param_scheduler: 2. MultiStepLR',
    [
      'milestones[0] = 30: step of (30, 0.05), 1',
      'milestones[1] = 60: step of (60, 0.025), 1',
      'gamma = 0.5: value of (30, 0.05), 0.1',
      'end = 100: step of (100, 0.025), 1',
    ],
  ],
  [
    'what follows the warm-up of warmup_scheduler, one step late',
    'python',
    `import torch
from warmup_scheduler import GradualWarmupScheduler
opt = torch.optim.SGD(p, lr=0.1)
s = GradualWarmupScheduler(opt, multiplier=1, total_epoch=5, after_scheduler=torch.optim.lr_scheduler.StepLR(opt, step_size=30, gamma=0.5))
`,
    's: 1. StepLR',
    ['step_size = 30: step of (36, 0.05), 1', 'gamma = 0.5: value of (36, 0.05), 0.1'],
  ],
  [
    'the parts that Ignite puts one after the other',
    'python',
    `from ignite.handlers import *
a = LinearCyclicalScheduler(opt, 'lr', 0.5, 0.1, 100)
s = ConcatScheduler(schedulers=[LinearCyclicalScheduler(opt, 'lr', 0.5, 0.1, 60), CosineAnnealingScheduler(opt, 'lr', 0.5, 0.01, 80)], durations=[30])
`,
    's: 2. CosineAnnealingScheduler',
    ['start_value = 0.5: value of (270, 0.5), 1', 'cycle_size = 80: step of (270, 0.5), 3'],
  ],
  [
    'the parts of a run that fastai combines',
    'python',
    'from fastai.callback.schedule import *\ns = combine_scheds([0.25, 0.75], [SchedLin(0.1, 1), SchedCos(1, 0.2)])\n',
    's: 2. SchedCos',
    ['start = 1: value of (0.25, 1), 1', 'end = 0.2: value of (1, 0.2), 1'],
  ],
  [
    'the parts of a run that fvcore combines',
    'python',
    `from fvcore.common.param_scheduler import *
s = CompositeParamScheduler([LinearParamScheduler(0.1, 1), ConstantParamScheduler(0.5)], [0.25, 0.75], ["rescaled", "rescaled"])
`,
    's: 2. ConstantParamScheduler',
    ['value = 0.5: value of (1, 0.5), 1'],
  ],
  [
    'the own numbers of such a sequence',
    'python',
    torch,
    's',
    ['milestones[0] = 10: step of (10, 0.1), 1', 'lr = 0.1: value of (5, 0.1), 1'],
  ],
];

const said = ({ parameter, number, axis, step, value, slope }: Handle) =>
  `${parameter} = ${number}: ${axis} of (${round(step)}, ${round(value)}), ${round(slope)}`;

describe('handles', () => {
  for (const [what, language, text, expected] of cases) {
    it(`move ${what}`, async () => {
      const list = await handles(language, text);
      assert.deepEqual(list.map(said), expected);
    });
  }

  it('keep a milestone between its neighbours', async () => {
    const list = await handles('yaml', 'kl: schedule(step, 0.5, 10000, milestones=[3000, 6000])\n');
    assert.deepEqual(
      list.filter(({ parameter }) => parameter.startsWith('milestones')).map(({ domain }) => domain),
      [
        { min: 0, below: 6000 },
        { min: 0, above: 3000 },
      ],
    );
  });

  for (const [what, language, text, part, expected] of parts) {
    it(`move ${what}`, async () => assert.deepEqual((await handles(language, text, part)).map(said), expected));
  }

  it('are none where a curve is made in a way that is not known', async () => {
    const text = 'import torch\nkl = torch.sigmoid(schedule("linear", 1, 100))\n';
    assert.deepEqual(await handles('python', text), []);
  });
});
