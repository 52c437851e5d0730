// Functions of the step as programs write them that train generative models: what they call the step, how long they are drawn, and as what they read.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';

const eased = 'import math\ndef wave(x):\n    return 1 / (1 + math.exp(-x))\n';

/** A script, the label of a function in it, what it is drawn over, and its values, worked out by hand. */
const named: readonly (readonly [text: string, label: string, unit: string, Readonly<Record<number, number>>])[] = [
  [
    'def lr_at(cur_nimg, ref=0.01, hold=6400, rise=800):\n    lr = ref / max(cur_nimg / hold, 1) ** 0.5\n    return lr * min(cur_nimg / rise, 1)\n',
    'lr_at',
    'sample',
    { 0: 0, 400: 0.005, 800: 0.01, 6400: 0.01, 25600: 0.005 },
  ],
  [
    'class Runner:\n    def __init__(self):\n        self.iter_step = 0\n        self.anneal_end = 400\n    def get_anneal_ratio(self):\n        return min(1.0, self.iter_step / self.anneal_end)\n',
    'Runner.get_anneal_ratio',
    'step',
    { 0: 0, 100: 0.25, 400: 1, 900: 1 },
  ],
  // (s(t) - s(0)) / (s(1) - s(0)) with s(t) = 1 / (1 + e^(-10 (t - 0.5))).
  [
    `${eased}def wave_schedule(t, k=10, m=0.5):\n    s = lambda t: wave(k * (t - m))\n    return (s(t) - s(0)) / (s(1) - s(0))\n`,
    'wave_schedule',
    'fraction',
    { 0: 0, 0.25: 0.070103716545108, 0.5: 0.5, 1: 1 },
  ],
  ['def sigma(cur_it, max_it=500):\n    return 1 - cur_it / max_it\n', 'sigma', 'step', { 0: 1, 250: 0.5, 500: 0 }],
];

describe('functions of the step of generative models', () => {
  for (const [text, label, unit, values] of named)
    it(`are told by what they call the step: ${label}`, async () => {
      const found = (await find('python', text)).find((each) => each.label === label)!;
      assert.equal(found.unit, unit);
      for (const [step, value] of Object.entries(values))
        assert.ok(Math.abs(found.schedule!.at(Number(step)) - value) < 1e-12, `${found.schedule!.at(Number(step))} at ${step}`);
    });

  it('are drawn by the turns of a loop that counts images by batches', async () => {
    const text =
      'cur_nimg = 0\nwhile cur_nimg < 6400:\n    loss = train()\n    halflife_beta = 800\n    if ramp is not None:\n        halflife_beta = min(halflife_beta, cur_nimg * 0.5)\n    cur_nimg += 64\n';
    const units = (await find('python', text)).map(({ unit }) => unit);
    assert.ok(!units.includes('sample'), units.join());
  });

  it('are drawn over the run where a loop gives them the part of it that is done', async () => {
    const text = (share: string) =>
      `import math\ndef get_lr(t, top, down=0.25, up=0.05):\n    ramp = 0.5 - 0.5 * math.cos(min(1, (1 - t) / down) * math.pi)\n    return top * ramp * min(1, t / up)\nfor i in range(steps):\n    t = ${share}\n    lr = get_lr(t, 0.1)\n`;
    const [found] = await find('python', text('i / steps'));
    assert.equal(found!.unit, 'fraction');
    // At 0.875 half of the cosine is left.
    for (const [part, value] of [
      [0, 0],
      [0.025, 0.05],
      [0.05, 0.1],
      [0.75, 0.1],
      [0.875, 0.05],
      [1, 0],
    ] as const)
      assert.ok(Math.abs(found!.schedule!.at(part) - value) < 1e-12, `${found!.schedule!.at(part)} at ${part}`);
    assert.notEqual((await find('python', text('i / warm')))[0]?.unit, 'fraction');
  });

  it('are drawn ten times as long as they hold what falls without an end', async () => {
    const text =
      'from torch.optim.lr_scheduler import LambdaLR\ndef make(opt, t_ref=7000):\n    def decay(t):\n        return 1 / max(t / t_ref, 1.0) ** 0.5\n    return LambdaLR(opt, lr_lambda=decay)\n';
    assert.equal((await findOne('python', text)).totalSteps, 50_000);
  });

  it('have the rate as their quantity where they call it lrate', async () => {
    const [found] = await find('python', 'def new_lrate(global_step):\n    return 0.0005 * 0.1 ** (global_step / 250_000)\n');
    assert.deepEqual(
      found!.curves.map(({ quantity }) => quantity),
      ['lr'],
    );
  });

  it('read as their class where more than one of its methods has a docstring', async () => {
    const text =
      'class Decay:\n    """The decay."""\n    def __init__(self):\n        self.n = 0\n    def state(self):\n        """The state."""\n        return dict(n=self.n)\n    def decay(self):\n        return self.n / (9 + self.n)\n    def step(self):\n        self.n += 1\n';
    const [found] = await find('python', text);
    assert.equal(found!.definition!.formula, 'class Decay');
  });

  it('are read by themselves where the class around a lambda is too long for it', async () => {
    const long = Array.from({ length: 1_500 }, (_, i) => `        self.part_${i} = build(${i}, lr_scheduler)\n`).join('');
    const text = `import torch\nclass Trainer:\n    def __init__(self, lr_scheduler=None):\n${long}        opt = torch.optim.SGD(self.params, lr=0.5)\n        self.sched = torch.optim.lr_scheduler.LambdaLR(opt, lr_lambda=lambda epoch: 1.0)\n`;
    const found = (await find('python', text)).find(({ definition }) => definition?.name === 'LambdaLR')!;
    assert.deepEqual([found.problems, found.schedule?.at(7)], [[], 0.5]);
  });

  it('read flags where a scheduler is given them', async () => {
    const text = (flag: string) =>
      `import torch\nfrom absl import flags\nFLAGS = flags.FLAGS\n${flag}def warmup_lr(step):\n    return min(step, FLAGS.warmup) / FLAGS.warmup\nopt = torch.optim.Adam(params, lr=0.5)\nsched = torch.optim.lr_scheduler.LambdaLR(opt, lr_lambda=warmup_lr)\n`;
    const scheduler = async (flag: string) => (await find('python', text(flag))).find(({ definition }) => definition?.name === 'LambdaLR')!;
    const found = await scheduler('flags.DEFINE_integer("warmup", 400, help="steps")\n');
    assert.deepEqual(
      [0, 100, 400, 900].map((step) => found.schedule!.at(step)),
      [0, 0.125, 0.5, 0.5],
    );
    assert.deepEqual((await scheduler('')).curves, []);
  });

  it('are none where they say what a diffusion does at its own time', async () => {
    const text = (name: string, method: string) =>
      `class ${name}:\n    def __init__(self, low=0.1, high=20.0):\n        self.low, self.high = low, high\n    def ${method}(self, t):\n        return self.low + t * (self.high - self.low)\n`;
    for (const [name, method] of [
      ['NoiseScheduleVP', 'kl_weight'],
      ['Process', 'marginal_weight'],
      ['VPSDE', 'beta'],
    ] as const)
      assert.deepEqual(await find('python', text(name, method)), []);
    assert.equal((await find('python', text('Process', 'kl_weight'))).length, 1);
  });

  it('leave the run alone where they are what a diffusion adds at its times', async () => {
    const made = 'import numpy as np\ndef beta_schedule(n):\n    return np.linspace(0.1, 0.2, n)\n';
    const note = async (name: string) =>
      (await find('python', `${made}${name} = beta_schedule(11)\nfor step in range(11):\n    train(${name}[step])\n`)).map(
        ({ definition }) => definition?.hasOwnSteps,
      );
    assert.deepEqual([await note('betas'), await note('kl_weights')], [[true], [undefined]]);
  });
});
