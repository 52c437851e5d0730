import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { curveFacts } from '../../../src/core/facts/curveFacts';
import { messageText } from '../../../src/core/message';
import { factsText } from '../../../src/features/hover/factsText';
import { find, findOne } from '../../fixtures/find';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const folder = 'test/reference/interpreter';
const reference = JSON.parse(readFileSync(`${folder}/handwritten.json`, 'utf8')) as Reference;

/** The words of a list in which `*n` repeats the one before n times more. */
function unpacked(words: string): readonly string[] {
  const all: string[] = [];
  for (const word of words.split(' ')) {
    const count = word.startsWith('*') ? Number(word.slice(1)) : 1;
    for (let i = 0; i < count; i++) all.push(word.startsWith('*') ? all.at(-1)! : word);
  }
  return all;
}

describe(`functions of the step, as ${reference.made} evaluates them`, () => {
  for (const [file, cases] of Object.entries(reference.files)) {
    it(`draws those of ${file}`, async () => {
      const found = await find('python', readFileSync(`${folder}/handwritten/${file}`, 'utf8'));
      let count = 0;
      for (const [expression, words] of Object.entries(cases)) {
        const name = /^(\w+)\(step\)$/.exec(expression)?.[1];
        const schedule = found.find(({ label }) => label === name)?.schedule;
        if (!schedule) continue;
        count++;
        unpacked(words).forEach((word, place) => {
          const step = reference.steps[place]!;
          const value = schedule.at(step);
          if (word.startsWith('!')) assert.ok(Number.isNaN(value), `${expression} raises at step ${step}`);
          const expected = Number(word.replace('inf', 'Infinity'));
          if (word.startsWith('!') || Object.is(value, expected)) return;
          assert.ok(Math.abs(value - expected) <= 1e-12 * Math.abs(expected), `${expression} at step ${step}: ${value}, not ${word}`);
        });
      }
      assert.ok(count >= 10, `${count} functions are found.`);
    });
  }
});

describe('what counts as a function of the step', () => {
  for (const [text, labels] of [
    ['def kl(step): return min(1.0, step / 500)', ['kl']],
    ['def scaled(x): return min(1.0, x / 500)', []],
    ['def kl(t): return min(1.0, t / 500)', ['kl']],
    ['lr = lambda t: min(1.0, t / 500)', ['lr']],
    ['def kl_weight(x): return min(1.0, x / 500)', ['kl_weight']],
    ['ramp = lambda t: t / 10\nother = lambda t: t / 10', ['ramp']],
    ['def train(epoch, model, loader):\n    for x in loader: model(x)\n    return epoch', []],
    ['def log(step, loss): print(step, loss)', []],
    ['def is_late(step): return step > 100', []],
    ['def name_of(step): return f"step {step}"', []],
    ['def fixed(step): return 3.0', []],
    ['import torch\ndef noise(step): return torch.rand(1) * step', []],
    ['def numbers(start, stop, step): return (stop - start) / step', []],
    [
      'class Annealer:\n    def __init__(self, n=10): self.n = n\n    def __call__(self, step): return step / self.n',
      ['Annealer.__call__'],
    ],
    ['def make(n=10):\n    def ramp(step): return step / n\n    return ramp', ['make.ramp']],
    [
      'import math\ndef sigmoid(x): return 1 / (1 + math.exp(-x))\ndef cosine(t): return math.cos(t)\ndef power_factor(n): return n / 2',
      [],
    ],
    ['def gamma_pdf(x, a): return x ** (a - 1)\ndef alpha_dist(x): return 1 / (1 + x)', []],
    ['def broken(step: return step /', []],
    // A stride stands behind the ends of its range; the step of a run before what it goes between.
    ['def numbers(step, start=1, end=9): return start + (end - start) * min(step / 100, 1)', ['numbers']],
    ['def subsets(features, wanted, step): return 1 + (features + step - wanted - 1) // step', []],
    ['def inverse_weight(step): return 1 / step', ['inverse_weight']],
    // What counts on from the step, what grows as mathematics does, and what each call moves on.
    ['def next_epoch(epoch): return epoch + 1', []],
    ['def _rate_index_position(p): return p * 5\nlambda_ = lambda x: x\nrate = lambda x: x / 5', ['rate']],
    // Words of a name may be parted by capitals alone.
    ['class KLAnnealer:\n    def __init__(self): self.value = 0\n    def step(self): self.value += 0.1', ['KLAnnealer.value']],
    // The rate that Keras gives is that of the epoch before.
    ['def sched(epoch, lr): return lr if epoch < 10 else lr * 0.9', []],
    ['class Updater:\n    def update_weights(self):\n        self.weight_version += 1', []],
    // Those that play a game are no steps of a run.
    [
      'def set_rewards(self):\n    for i, name in enumerate(self.agents):\n        result_coef = 1 if i == 0 else -1\n        give(name, result_coef)',
      [],
    ],
    // The time of a diffusion model is no step.
    ['class Noise:\n    def loss_weight(self, t: Float[Tensor, " N"]): return 1 / t**2', []],
    ['def lr_scale(progress_remaining): return progress_remaining', ['lr_scale']],
    ['import math\ndef _gamma_real(x): return 1.0 if x < 1 else math.exp(x * math.log(x) - x)', []],
    [
      'class Ema:\n    def __init__(self): self.last = 0\n    def __call__(self, x):\n        self.last += 0.1 * (x - self.last)\n        return self.last',
      [],
    ],
    [
      'class Ramp:\n    def __init__(self): self.last = 0\n    def __call__(self, step):\n        self.last = min(1, step / 9)\n        return self.last',
      ['Ramp.__call__'],
    ],
    // Steps that are left, and a step of a sampler.
    ['def steps_to_run(current_step, each=10): return each - current_step % each', []],
    ['class FlowScheduler:\n    def step(self, sample, timestep): return sample + 0.1 * timestep', []],
    // The step of the object itself, where it is the only one and the name says a weight.
    ['class Model:\n    def kl_weight(self): return min(1, self.global_step / 9)', ['Model.kl_weight']],
    ['class Model:\n    def size(self): return min(1, self.global_step / 9)', []],
    ['class Model:\n    def kl_weight(self): return min(1, self.step / (self.epoch + 1))', []],
    ['class Model:\n    def train(self, x):\n        kl_weight = min(1, self.step / 9)\n        return x * kl_weight', ['kl_weight']],
    ['class Model:\n    def train(self, x):\n        kl_weight = min(1, self.step / 9) * self.net(x)\n        return kl_weight', []],
    ['class Model:\n    def train(self, x):\n        kl_weight = min(1, self.step / 9)\n        if x: kl_weight = 2 * self.step', []],
    ['class Model:\n    def train(self, x):\n        if self.step < 9:\n            alpha = self.step / 9\n        return x', []],
    [
      'class Model:\n    def train(self, xs):\n        for x in xs:\n            with net():\n                kl_weight = min(1, self.step / 9)',
      ['kl_weight'],
    ],
    // A coefficient of a diffusion at a time between 0 and 1, which is none of the run's steps.
    ['class Plan:\n    def compute_d_alpha_alpha_ratio_t(self, t):\n        return 1 / t\n', []],
    ['import numpy as np\nlabel_weight_func = lambda x: 1.0 / np.log(1.2 + x)\n', []],
    ['def class_weights(n):\n    return 1.0 / (1 + n)\n', []],
    ['def loss_weight(x):\n    return 1.0 / (1 + x)\n', ['loss_weight']],
    ['def alpha_t(t):\n    return 1 - t / 10\n', []],
    ['def alpha_t(step):\n    return 1 - step / 10\n', ['alpha_t']],
    // A rate that builds on the one before is no function of the step.
    [
      "from torch.optim.lr_scheduler import LRScheduler\nclass Chain(LRScheduler):\n    def get_lr(self):\n        if self.last_epoch == 0: return self.base_lrs\n        return [group['lr'] * 0.9 for group in self.optimizer.param_groups]",
      [],
    ],
    // What is not known behind all that a function compares with keeps nothing back.
    ['from mine import other\ndef kl(step):\n    if step > 100: return other(step)\n    return step / 100', ['kl']],
    ['from mine import other\ndef kl(step):\n    if step > 50: return other(step)\n    return step / 100', []],
  ] as const)
    it(`${JSON.stringify(text)}: ${labels.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(
        (await find('python', text)).map(({ label }) => label),
        labels,
      );
    });

  it('still finds what stands within a function', async () => {
    const found = await find(
      'python',
      'from weight_schedules import schedule\ndef kl(step):\n    w = schedule("cosine", 1, 100)\n    return step / 10\n',
    );
    assert.deepEqual(
      found.map(({ label }) => label),
      ['kl', 'w'],
    );
  });
});

describe('a function of the step', () => {
  it('is left alone where what is made by hand is not read', async () => {
    assert.deepEqual(await find('python', 'def kl(step): return min(1.0, step / 500)', { readHandmade: false }), []);
  });

  it('needs of a long class and a long function only what it uses of them', async () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `        self.layer_${i} = unknown(${i})`).join('\n');
    const text = [
      'class Trainer:',
      '    top = 0.5',
      '    def __init__(self, warm=40): self.warm = warm',
      `    def build(self):\n${lines}`,
      '    @property',
      '    def length(self): return self.warm * 2',
      '    def weight(self, step): return min(self.top, step / self.length)',
      'def main(warm=30):',
      lines.replace(/self\.|^ {4}/gm, ''),
      '    half = warm / 2',
      '    scheduler = torch.optim.lr_scheduler.LambdaLR(torch.optim.SGD([], lr=1.0), lambda step: step / half)',
    ].join('\n');
    const found = await find('python', `import torch\n${text}`);
    assert.deepEqual(
      found.map(({ label, schedule }) => [label, schedule?.at(3)]),
      [
        ['Trainer.weight', 3 / 80],
        ['scheduler', 0.2],
      ],
    );
  });

  it('has its defaults as parameters, with the places at which they are written', async () => {
    const text = 'WARM = 500\ndef kl(step, top=0.25, warm=WARM): return min(top, top * step / warm)\n';
    const { parameters, schedule, totalSteps } = await findOne('python', text);
    assert.deepEqual(
      parameters.map(({ name, value, literal }) => [name, value, literal && text.slice(literal.from, literal.to)]),
      [
        ['top', 0.25, '0.25'],
        ['warm', 500, '500'],
      ],
    );
    assert.equal(totalSteps, 500);
    assert.deepEqual([0, 250, 500, 900].map(schedule!.at), [0, 0.125, 0.25, 0.25]);
    assert.deepEqual([...schedule!.breakpoints(0, 1000)], [500]);
  });

  it('takes what its call gives it', async () => {
    const text = 'def ramp(step, n, top): return min(top, step / n)\nfor step in range(100): w = ramp(step, 40, top=2)\n';
    const { schedule, unknowns } = await findOne('python', text);
    assert.deepEqual(unknowns, []);
    assert.deepEqual([20, 40, 100].map(schedule!.at), [0.5, 1, 2]);
  });

  it('has a curve for each different call of it, by what the calls give it', async () => {
    const text = [
      'WARM = 40',
      'def ramp(step, n, top=1.0): return min(top, top * step / n)',
      'for step in range(100):',
      '    a = ramp(step, WARM)',
      '    b = ramp(step, n=80, top=0.5)',
      '    c = ramp(step, 40)',
      '    d = ramp(step, unknown())',
      '    e = ramp(*args)',
    ].join('\n');
    const { curves, parameters } = await findOne('python', text);
    assert.deepEqual(
      curves.map(({ quantity, schedule }) => [quantity, schedule.at(20), schedule.at(1000)]),
      [
        ['weight (n=40, top=1)', 0.5, 1],
        ['weight (n=80, top=0.5)', 0.125, 0.5],
      ],
    );
    assert.deepEqual(
      parameters.map(({ name, value, literal }) => [name, value, literal && text.slice(literal.from, literal.to)]),
      [
        ['n', 40, '40'],
        ['top', 1, '1.0'],
      ],
    );
  });

  it('takes what partial gives it for later', async () => {
    const head = 'from functools import partial\ndef kl(step, top, n=10):\n    return top * min(1.0, step / n)\n';
    const found = await findOne('python', `${head}fn = partial(kl, top=2.0, n=100)\n`);
    assert.deepEqual([found.schedule?.at(50), found.unknowns], [1, []]);
    assert.equal((await findOne('python', `${head}fn = partial(kl, 3, 4.0)\nother = partial(min, 1)\n`)).schedule?.at(5), 2);
  });

  it('has what a module of Lightning keeps of its parameters', async () => {
    const text = (save: string) =>
      'import lightning as L\nclass Vae(L.LightningModule):\n    def __init__(self, beta=0.5, warmup=40):\n' +
      `        super().__init__()\n        ${save}\n    def kl_weight(self, step):\n` +
      '        return self.hparams.beta * min(1.0, step / self.hparams.warmup)\n';
    assert.equal((await findOne('python', text('self.save_hyperparameters()'))).schedule?.at(20), 0.25);
    assert.deepEqual(await find('python', text('pass')), []);
  });

  it('has what its only call says, also where that is its default, and not what a call says that nobody knows', async () => {
    const one = 'def ramp(step, n=10): return step / n\n';
    for (const [call, value] of [
      ['w = ramp(3, n=20)\n', 0.25],
      ['w = ramp(3, n=10)\n', 0.5],
      ['w = other.ramp(3, n=20)\n', 0.5],
    ] as const) {
      const { schedule, curves } = await findOne('python', one + call);
      assert.deepEqual([schedule!.at(5), curves.length], [value, 1], call);
    }
    const { schedule, unknowns } = await findOne('python', `${one}w = ramp(3, load())\n`);
    assert.deepEqual([schedule, unknowns.map(({ key }) => key)], [undefined, ['ramp.n']]);
  });

  it('is an object that the file makes, with what it is made with', async () => {
    const text = [
      'class KLAnnealer:',
      '    scale = 2',
      '    def __init__(self, top, warm=100):',
      '        self.top, self.warm = top, warm',
      '        self.rate = self.scale * top / warm',
      '    def __call__(self, step): return min(self.top, self.rate * step)',
      'a = KLAnnealer(0.1, 5000)',
      'b = KLAnnealer(0.4)',
    ].join('\n');
    const { curves } = await findOne('python', text);
    assert.deepEqual(
      curves.map(({ quantity, schedule }) => [quantity, schedule.at(10), schedule.at(9999)]),
      [
        ['weight (top=0.1, warm=5000)', ((2 * 0.1) / 5000) * 10, 0.1],
        ['weight (top=0.4, warm=100)', ((2 * 0.4) / 100) * 10, 0.4],
      ],
    );
  });

  it('asks for what it reads of an object that nobody gives it', async () => {
    const text = [
      'def adjust_learning_rate(optimizer, epoch, args):',
      '    """Reads args.lr and what a comment does not say: args.nothing"""',
      '    lr = args.lr * min(1.0, (epoch + 1) / args.warmup)  # not args.comment',
      '    for group in optimizer.param_groups:',
      "        group['lr'] = lr",
    ].join('\n');
    const open = await findOne('python', text);
    assert.deepEqual(
      [open.unknowns.map(({ key }) => key), open.curves],
      [['adjust_learning_rate.args.lr', 'adjust_learning_rate.args.warmup'], []],
    );
    const answers = new Map([
      ['adjust_learning_rate.args.lr', 0.4],
      ['adjust_learning_rate.args.warmup', 8],
    ]);
    const [curve, ...more] = (await findOne('python', text, { answers })).curves;
    assert.deepEqual([curve!.quantity, [0, 3, 7, 100].map(curve!.schedule.at), more], ['lr', [0.05, 0.2, 0.4, 0.4], []]);
  });

  it('sets rates out of a first rate that is a parameter of its own', async () => {
    const text = [
      'def update_linear_schedule(optimizer, epoch, epochs, initial_lr):',
      '    lr = initial_lr - (initial_lr * (epoch / float(epochs)))',
      '    for group in optimizer.param_groups:',
      "        group['lr'] = lr",
      'for j in range(200):',
      '    update_linear_schedule(agent.optimizer, j, 200, 0.5)',
    ].join('\n');
    const { schedule } = await findOne('python', text);
    // By hand.
    assert.deepEqual([0, 50, 199, 200].map(schedule!.at), [0.5, 0.375, 0.5 - 0.5 * (199 / 200), 0]);
  });

  it('asks for all that it reads where groups of parameters may have a scale of their own, and hands the rate back', async () => {
    const text = [
      'import math',
      'def set_lr(optimizer, epoch, args):',
      '    if epoch < args.warmup_epochs:',
      '        rate = args.lr * epoch / args.warmup_epochs',
      '    else:',
      '        done = (epoch - args.warmup_epochs) / (args.epochs - args.warmup_epochs)',
      '        rate = args.low + (args.lr - args.low) * 0.5 * (1.0 + math.cos(math.pi * done))',
      '    for group in optimizer.param_groups:',
      "        if 'scale' in group:",
      "            group['lr'] = rate * group['scale']",
      '        else:',
      "            group['lr'] = rate",
      '    return rate',
    ].join('\n');
    const names = ['warmup_epochs', 'lr', 'low', 'epochs'];
    assert.deepEqual(
      (await findOne('python', text)).unknowns.map(({ key }) => key.slice('set_lr.args.'.length)).toSorted(),
      names.toSorted(),
    );
    const answers = new Map([8, 0.4, 0.1, 20].map((value, index) => [`set_lr.args.${names[index]}`, value]));
    const { schedule } = await findOne('python', text, { answers });
    assert.deepEqual(
      [0, 4, 8, 14, 20].map((epoch) => Number(schedule!.at(epoch).toFixed(9))),
      [0, 0.2, 0.4, 0.25, 0.1],
    );
  });

  it('is drawn as far as the last thing that it compares with where it goes on in a line', async () => {
    assert.equal((await findOne('python', 'def alpha_at(step):\n    return step / 50\n')).totalSteps, 50);
  });

  it('has a rate for each of two groups of parameters that get different ones', async () => {
    const rates = async (second: string) => {
      const text = `def set_rates(optimizer, step):\n    optimizer.param_groups[0]["lr"] = 0.1 * 0.5 ** step\n    ${second}\n`;
      return (await find('python', text)).flatMap(({ curves }) => curves.map(({ quantity, schedule }) => [quantity, schedule.at(1)]));
    };
    assert.deepEqual(await rates(''), [['lr', 0.05]]);
    assert.deepEqual(await rates('optimizer.param_groups[1]["lr"] = 0.1 * 0.5 ** step'), [['lr', 0.05]]);
    assert.deepEqual(await rates('optimizer.param_groups[1]["lr"] = 0.2 * 0.5 ** step'), [
      ['lr (group 0)', 0.05],
      ['lr (group 1)', 0.1],
    ]);
    assert.deepEqual(await rates('optimizer.param_groups[1]["lr"] = other(step)'), []);
  });

  for (const [what, use] of [
    ['hands the object on', 'warm(args, epoch)'],
    ['calls a method of it', 'args.get(epoch)'],
    ['sets an attribute of it', 'args.lr\n    args.lr = 2 * epoch'],
  ] as const)
    it(`does not ask for its attributes where it ${what}`, async () =>
      assert.deepEqual(await find('python', `def adjust_lr(epoch, args):\n    lr = epoch * ${use}\n    return lr\n`), []));

  const options = "parser = argparse.ArgumentParser()\nparser.add_argument('--warm', type=int, default=50)\nargs = parser.parse_args()\n";
  const dataclass = 'from dataclasses import dataclass\n@dataclass\nclass Config:\n    warm: int = 50\n';
  for (const [what, text, literal] of [
    ['an option of the command line', `import argparse\n${options}def kl(step): return step / args.warm\n`, '50'],
    ['options that it is given', `import argparse\n${options}def kl(step, opt): return step / opt.warm\nw = kl(3, args)\n`, undefined],
    ['a dataclass that the file makes', `${dataclass}cfg = Config()\ndef kl(step): return step / cfg.warm\n`, '50'],
    ['a dataclass that it is given', `${dataclass}cfg = Config()\ndef kl(step, c): return step / c.warm\nw = kl(3, cfg)\n`, undefined],
    ['a dataclass by its annotation', `${dataclass}def kl(step, c: Config): return step / c.warm\n`, undefined],
    [
      'a dataclass that its object is made with',
      `${dataclass}class Kl:\n    def __init__(self, c): self.c = c\n    def __call__(self, step): return step / self.c.warm\nw = Kl(Config())\n`,
      undefined,
    ],
    ['a constant of the file', 'WARM = 50\ndef kl(step): return step / WARM\n', '50'],
    ['a constant of its class', 'class Kl:\n    warm = 50\n    def __call__(self, step): return step / self.warm\n', '50'],
  ] as const)
    it(`is known by ${what}`, async () => {
      const found = await find('python', text);
      const { schedule, unknowns, parameters } = found.find(({ label }) => /kl/i.test(label))!;
      assert.deepEqual([unknowns, schedule!.at(10)], [[], 0.2]);
      const literals = parameters.map((each) => each.literal && text.slice(each.literal.from, each.literal.to));
      assert.deepEqual(literals, literal === undefined ? [] : [literal]);
    });

  it('asks for no parameter that does not matter', async () => {
    const text =
      'class Trainer:\n    def __init__(self, model, warm):\n        self.model = model\n        self.warm = warm\n    def weight(self, step): return step / self.warm\n';
    const { unknowns } = await findOne('python', text);
    assert.deepEqual(
      unknowns.map(({ key }) => key),
      ['Trainer.weight.warm'],
    );
  });

  it('draws what its parameters would make of it: half and double of a default', async () => {
    const { definition, parameters } = await findOne('python', 'def kl(step, n=10): return step / n\n');
    const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
    assert.equal(definition!.curves(values)[0]!.schedule.at(5), 0.5);
    assert.equal(definition!.curves({ ...values, n: 20 })[0]!.schedule.at(5), 0.25);
  });

  it('asks for what nothing says, and draws the answer', async () => {
    const text = 'def ramp(step, n): return min(1, step / n)\n';
    const asked = await findOne('python', text);
    assert.deepEqual(
      asked.unknowns.map(({ text }) => text),
      ['What is n?'],
    );
    assert.equal(asked.schedule, undefined);
    const answered = await findOne('python', text, { frameworks: (await loaded(text)).frameworks, answers: new Map([['ramp.n', 40]]) });
    assert.deepEqual([20, 60].map(answered.schedule!.at), [0.5, 1]);
  });

  it('is drawn over the run where its length is a parameter that nobody gives', async () => {
    const { totalSteps, schedule } = await findOne('python', 'def w(step, total_steps): return step / total_steps\n');
    assert.equal(totalSteps, undefined);
    assert.equal(schedule!.at(50), 0.5);
  });

  for (const [text, isDrawn] of [
    ['def w(step, base_weight): return base_weight * min(1, step / 50)', true],
    ['def w(step, base_weight): return min(base_weight, step / 50)', false],
    ['def w(step, total_steps): return 1 if step < 30 else step / total_steps', false],
    ['def w(step, total_steps, base_weight): return base_weight * (step / total_steps) ** 2', true],
  ] as const)
    it(`is ${isDrawn ? 'drawn' : 'not drawn'} before a question is answered: ${text}`, async () => {
      const { schedule, unknowns } = await findOne('python', `${text}\n`);
      assert.ok(unknowns.length > 0);
      assert.equal(schedule !== undefined, isDrawn);
    });

  it('says where what is asked for may lie, and of what its text gives nothing', async () => {
    const { definition } = await findOne('python', 'def w(step, warmup, top=-1): return min(top, -step / warmup)\nw(step, n_cycles)\n');
    assert.deepEqual(
      definition!.parameters.map(({ name, unit, domain }) => [name, unit, domain]),
      [
        ['warmup', 'steps', { min: 0 }],
        ['top', 'none', undefined],
      ],
    );
  });

  it('does not ask for what only a base that is not known is given', async () => {
    const found = await findOne(
      'python',
      'from torch.optim.lr_scheduler import LambdaLR\nclass Warm(LambdaLR):\n    def __init__(self, optimizer, n=40):\n        self.n = n\n        super().__init__(optimizer, self.factor)\n    def factor(self, step): return step / self.n',
    );
    assert.deepEqual([found.unknowns, found.schedule?.at(10)], [[], 0.25]);
  });

  it('is over parts of the run where its argument is one, as that of Stable-Baselines3 is', async () => {
    const found = await findOne('python', 'model = PPO("MlpPolicy", env, learning_rate=lambda p: 3e-4 * p)\n');
    assert.deepEqual([found.unit, found.schedule?.at(0.5)], ['fraction', 1.5e-4]);
  });

  it('goes by the attributes that other statements set', async () => {
    const text = 'class Config:\n    warm = 40\ncfg = Config()\ncfg.warm = 160\ndef kl(step): return step / cfg.warm';
    assert.equal((await findOne('python', text)).schedule!.at(40), 0.25);
  });

  it('has its jumps and gaps at the exact whole steps, in a long run too', async () => {
    const stairs = await findOne('python', 'def stairs_lr(step): return 0.1 * 0.5 ** (step // 30011)\n');
    assert.deepEqual(
      curveFacts(stairs.schedule!)
        .jumps.slice(0, 3)
        .map(({ step }) => step),
      [30_011, 60_022, 90_033],
    );
    const text = 'def rise_weight(step):\n    if step == 777: raise ValueError("no")\n    return min(1.0, step / 900003)\n';
    assert.equal(curveFacts((await findOne('python', text)).schedule!).gap, 777);
  });

  it('is as long as the training that it is given', async () => {
    const text =
      'def momentum(step, train_steps):\n    return 0.95 - 0.1 * max(0, step - train_steps + 50) / 50\n\nmu = momentum(step, 3200)\n';
    assert.equal((await findOne('python', text)).totalSteps, 3200);
  });

  it('counts what its step counts', async () => {
    assert.equal((await findOne('python', 'def w(epoch): return min(1, epoch / 30)')).unit, 'epoch');
    assert.equal((await findOne('python', 'def lr(progress): return 1e-3 * progress')).unit, 'fraction');
  });

  it('holds the values of whole steps where it has no others', async () => {
    const { schedule } = await findOne('python', 'TABLE = [1, 2, 4, 8]\ndef weight(step): return TABLE[min(step, 3)]\n');
    assert.equal(schedule!.grid, 'whole');
    assert.deepEqual([0, 0.9, 1, 2.5, 7].map(schedule!.at), [1, 1, 2, 4, 8]);
  });

  it('is drawn to where it reaches its last value, where that is not far', async () => {
    const { schedule, totalSteps } = await findOne('python', 'def ema_decay(step): return min(1 - 1 / (step + 1), 0.98)');
    assert.deepEqual([totalSteps, schedule!.at(totalSteps!), schedule!.at(9)], [50, 0.98, 0.9]);
    // (1 + t) / (10 + t) is 0.999 at 8,990 only.
    const far = await findOne('python', 'def ema_decay(step): return min((1 + step) / (10 + step), 0.999)');
    assert.equal(far.schedule!.at(8_990), 0.999);
  });

  it('ends where it raises', async () => {
    const found = await findOne('python', 'TABLE = [1, 2, 4, 8]\ndef weight(step): return TABLE[step]\n');
    const { totalSteps, schedule } = found;
    assert.equal(totalSteps, 3);
    assert.ok(Number.isNaN(schedule!.at(4)));
    assert.deepEqual(factsText(found).slice(-1), ['Behind step 3 it raises IndexError: list index out of range.']);
  });

  it('says nothing of a step 0 that it may never get', async () => {
    const one = 'def kl_weight(step):\n    return 1 / step\n';
    const silent = [
      'class L:\n    def loss_weight(self, t):\n        return 1 / t ** 2\n',
      'def loss_weight(t, eps=0):\n    return 1 / (t + eps)\n',
      `${one}for step in range(1, 100):\n    w = kl_weight(step)\n`,
      `${one}for step in range(start, 100):\n    w = kl_weight(step)\n`,
      `${one}for step in range(100):\n    w = kl_weight(step + 1)\n`,
      `${one}for step, batch in enumerate(loader, 1):\n    w = kl_weight(step)\n`,
      `${one}for step, batch in enumerate(loader, start=1):\n    w = kl_weight(step)\n`,
      `${one}epoch = 1\nwhile True:\n    w = kl_weight(epoch)\n    epoch += 1\n`,
    ];
    for (const text of silent) assert.deepEqual((await findOne('python', text)).problems, [], text);
    const certain = [
      one,
      `${one}for step in range(100):\n    w = kl_weight(step)\n`,
      `${one}for step in range(0, 100):\n    w = kl_weight(step)\n`,
      `${one}for step, batch in enumerate(loader):\n    w = kl_weight(step=step)\n`,
    ];
    for (const text of certain)
      assert.deepEqual(
        (await findOne('python', text)).problems.map(({ code }) => code),
        ['raises'],
        text,
      );
  });

  it('says what it raises where it has no value', async () => {
    const text = 'def w(step):\n    if 40 <= step < 50: raise ValueError("not here")\n    return min(1, step / 100)\n';
    const found = await findOne('python', text);
    assert.ok(factsText(found).includes('At step 40 it has no value, as it raises ValueError: not here.'), factsText(found).join(' '));
  });

  it('says that it divides by zero at step 0', async () => {
    const text = 'import math\ndef lr(step): return 1 / math.sqrt(step)\n';
    const { problems } = await findOne('python', text);
    assert.deepEqual(
      problems.map(({ message, range }) => [messageText(message), text.slice(range.from, range.to)]),
      [['At step 0 this raises ZeroDivisionError: float division by zero.', '1 / math.sqrt(step)']],
    );
  });

  it('does not say so of a step that may be left out, which the object then counts from 1', async () => {
    const text =
      'class Noam:\n    taken = 0\n    def rate(self, step=None):\n        if step is None:\n            step = self.taken\n        return 512 ** -0.5 * min(step ** -0.5, step * 4000 ** -1.5)\n';
    assert.deepEqual((await findOne('python', text)).problems, []);
  });

  it('is drawn past where it turns, where it then goes on without an end', async () => {
    const { schedule } = await findOne(
      'python',
      'def rate(step, warmup=4000):\n    step = max(step, 1)\n    return 512 ** -0.5 * min(step ** -0.5, step * warmup ** -1.5)\n',
    );
    assert.ok(schedule!.totalSteps >= 4 * 4000 && schedule!.totalSteps <= 20 * 4000, String(schedule!.totalSteps));
  });

  it('is drawn past where it turns, also where what follows comes near to 0 in the end', async () => {
    const { schedule } = await findOne(
      'python',
      'def lr_lambda(step):\n    return min((step + 1) / 1000, 1 / ((step + 1) / 1000) ** 0.5)\n',
    );
    assert.equal(schedule!.totalSteps, 5000);
  });

  it('is drawn a few times as far as what it compares with, where it never settles', async () => {
    const wave = `import math
def kl(step):
    if step < 2000:
        return 0.0
    return 0.3 * min(1.0, (step - 2000) / 6000) * (1 + 0.1 * math.sin(step / 800))
`;
    const { schedule } = await findOne('python', wave);
    assert.ok(schedule!.totalSteps >= 8000 && schedule!.totalSteps <= 80_000, String(schedule!.totalSteps));
    const grows = 'def kl(step):\n    return 0 if step < 300 else (step - 300) * 1e-4\n';
    assert.equal((await findOne('python', grows)).schedule!.totalSteps, 1500);
  });

  it('reads the constants that are written further down', async () => {
    const { schedule } = await findOne(
      'python',
      'def w(step):\n    return step / N\n\nx = [\n    1,\n]\nif True:\n    N = 20\nelse:\n    N = 30\n',
    );
    assert.equal(schedule!.at(10), 0.5);
  });
});

describe('what a file computes for each step', () => {
  const script = `import math
def _get_function_dynamic_weight_method(method):
    if method == "linear":
        return lambda step, total_steps, base_weight: base_weight * (step / total_steps)
    if method == "cosine":
        return lambda step, total_steps, base_weight: base_weight * (1 - math.cos(math.pi * step / total_steps)) / 2
    if method == "power":
        return lambda step, total_steps, base_weight, a: base_weight * (step / total_steps) ** a
    if method == "exponential":
        return lambda step, total_steps, base_weight: base_weight * (1 - math.exp(-step / (total_steps / 4)))
    raise ValueError(method)

def _calculate_dynamic_weight(total_steps, base_weight, method, a=2):
    function = _get_function_dynamic_weight_method(method)
    extra = (a,) if method == "power" else ()
    return [function(step, total_steps, base_weight, *extra) for step in range(total_steps + 1)]

`;

  it('is the list that a call of the file returns, whatever the order of its arguments', async () => {
    const found = await find(
      'python',
      `${script}linear = _calculate_dynamic_weight(40, 0.5, "linear")\nother = _calculate_dynamic_weight(20, 2, method="power", a=3)\n`,
    );
    assert.deepEqual(
      found.map(({ label, totalSteps, problems, schedule }) => [label, totalSteps, problems, [0, 10, 20].map(schedule!.at)]),
      [
        ['linear', 40, [], [0, 0.125, 0.25]],
        ['other', 20, [], [0, 0.25, 2]],
      ],
    );
  });

  for (const method of ['linear', 'cosine', 'power', 'exponential'])
    it(`is our own curve where its function is: ${method}`, async () => {
      const [made] = await find('python', `${script}w = _calculate_dynamic_weight(1000, 0.3, "${method}")\n`);
      const { schedule } = await findOne('python', `w = schedule("${method}", 0.3, 1000)\n`);
      for (let step = 0; step <= 1000; step += 37) assert.ok(Math.abs(made!.schedule!.at(step) - schedule!.at(step)) <= 1e-15);
    });

  it('is left to our own language where the file does not define the function', async () => {
    const { definition } = await findOne('python', '_calculate_dynamic_weight("linear", 0.5, 40)\n');
    assert.equal(definition!.source, 'schedule()');
  });

  for (const [text, labels] of [
    ['import numpy as np\nbetas = np.linspace(0, 1, 11)\nfor step in range(9): w = betas[step] * loss\n', ['betas']],
    ['import numpy as np\nbetas = np.linspace(0, 1, 11)\nprint(betas[0])\n', []],
    // A name in capitals is no mark, whatever stands beside it.
    ['BETAS = [i / 9 for i in range(9)]  # of each step\nfor step in range(9): w = BETAS[step] * loss\n', []],
    ['if cubic:\n    betas = [i ** 3 for i in range(9)]\nelse:\n    betas = [i for i in range(9)]\nb = betas[t]\n', []],
    [
      'class Noise:\n    def __init__(self):\n        self.betas = [i / 9 for i in range(9)]\n    def at(self, t): return self.betas[t]\n',
      ['self.betas'],
    ],
    ['betas = [i / 9 for i in range(9)]\nb = noise.betas[t]\n', []],
    ['weights = [1, -2, 1]\nfor k in range(3): total += weights[k] * x\n', []],
    ['import numpy as np\ngrid = np.linspace(0, 1, 11)\nfor step in range(9): w = grid[step] * loss\n', []],
    ['def cycle(n):\n    return [i / n for i in range(n)]\nkl_weights = cycle(10)\nloss = kl_weights[epoch] * kl\n', ['kl_weights']],
    ['for step in range(100):\n    kl_weight = min(1.0, step / 50)\n', ['kl_weight']],
    ['def train(n=50):\n    for epoch in range(n):\n        part = epoch / n\n        lr = 0.1 * part ** 2\n', ['lr']],
    [
      'def train(loader):\n    global_step = 0\n    for batch in loader:\n        beta = global_step / 50\n        global_step += 1\n',
      ['beta'],
    ],
    ['for i in range(100):\n    total = min(1.0, i / 50)\n', []],
    ['for step in range(100):\n    if late:\n        kl_weight = step / 50\n', []],
    ['for step in range(100):\n    kl_weight = step / 50\n    kl_weight = kl_weight + noise\n', []],
    ['for step in range(100):\n    kl_weight = step * loss.item()\n', []],
    ['for step in range(100):\n    kl_weight = model(weight=step / 5)\n', []],
    ['step = 3\nkl_weight = step / 50\n', []],
    // Half typed: what stands in brackets has no name.
    ['def diWARMUP = 9\n(step, start=2000, top=0.8):\n    return top * 2\n', []],
    ['for step in range(100):\n    if late: part = step / 7\n    kl_weight = part * step\n', []],
  ] as const)
    it(`is found in ${JSON.stringify(text)}: ${labels.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(
        (await find('python', text)).map(({ label }) => label),
        labels,
      );
    });

  it('has the values of the loop', async () => {
    const text = 'WARM = 50\nfor step in range(100):\n    part = step / WARM\n    kl_weight = min(1.0, part ** 2)\n';
    const { schedule, totalSteps } = await findOne('python', text);
    assert.deepEqual([totalSteps, ...[0, 25, 50, 80].map(schedule!.at)], [50, 0, 0.25, 1, 1]);
  });
});

const loaded = async (text: string) => (await import('../../../src/frameworks/frameworksFor')).frameworksFor(text, 'python');

describe('a loop over what is not known', () => {
  const count = async (body: string) =>
    (await find('python', `def adjust_lr(optimizer, epoch):\n    lr = 0.1 * 0.5 ** epoch\n${body}`)).length;

  it('matters where anything but its items may come of it', async () => {
    const loop = '    for group in optimizer.param_groups:\n';
    assert.equal(await count(`${loop}        group["lr"] = lr\n    return lr\n`), 1);
    assert.equal(await count(`${loop}        lr = group["lr"]\n    return lr\n`), 0);
    // What is returned is not known, and the rates that are set are.
    assert.equal(await count(`${loop}        group["lr"] = lr\n    return group["lr"]\n`), 1);
    assert.equal(await count(`${loop}        if group["lr"] < lr:\n            return lr\n    return lr\n`), 0);
    assert.equal(await count(`${loop}        lr *= 0.5\n    return lr\n`), 0);
  });
});

describe('what a function needs that its file imports and nobody knows', () => {
  const text =
    'import conf.run as run\nfrom consts import TOP, helper\nimport math\ndef kl_weight(step):\n    return TOP * min(1.0, step / run.kl.warmup) + 0 * math.pi\n';

  it('is asked for, and answered as if it stood there', async () => {
    const { unknowns, schedule } = await findOne('python', text);
    assert.deepEqual(
      unknowns.map(({ key }) => key),
      ['TOP', 'run.kl.warmup'],
    );
    assert.equal(schedule, undefined);
    const answers = new Map([
      ['TOP', 0.5],
      ['run.kl.warmup', 200],
    ]);
    const answered = await findOne('python', text, { answers });
    assert.deepEqual([0, 50, 200, 900].map(answered.schedule!.at), [0, 0.125, 0.5, 0.5]);
  });

  for (const other of [
    // It is called, or nothing says that the function is a weight.
    text.replace('TOP *', 'helper(TOP) *'),
    text.replace('kl_weight', 'f'),
  ])
    it(`is not in ${JSON.stringify(other)}`, async () => assert.deepEqual(await find('python', other), []));
});

describe('what a function needs that its file computes of what nobody knows', () => {
  const text = `import argparse
from torch import nn
parser = argparse.ArgumentParser()
parser.add_argument("--iterations", type=int, default=-1)
parser.add_argument("--warmup", type=int, default=40)
args = parser.parse_args()
model = nn.Linear(30, 40)
size = sum(p.numel() for p in model.parameters())
if args.iterations > 0:
    iterations = args.iterations
else:
    iterations = 20 * size // 512
def get_lr_multiplier(it):
    if it < args.warmup:
        return (it + 1) / args.warmup
    return (iterations - it) / (iterations - args.warmup)
model = nn.Sequential(model)
for it in range(iterations):
    lr = 0.02 * get_lr_multiplier(it)
`;

  it('is asked for, and answered as if it stood there', async () => {
    const of = (answers?: ReadonlyMap<string, number>) =>
      find('python', text, answers ? { answers } : {}).then((all) => all.find(({ label }) => label === 'get_lr_multiplier')!);
    const { unknowns, schedule } = await of();
    assert.deepEqual([unknowns.map(({ key }) => key), schedule], [['iterations'], undefined]);
    const answered = await of(new Map([['iterations', 840]]));
    assert.deepEqual([0, 39, 40, 440, 840].map(answered.schedule!.at), [0.025, 1, 1, 0.5, 0]);
  });

  it('is not asked for in a function that is no weight by its name', async () =>
    assert.deepEqual(
      (await find('python', text.replaceAll('get_lr_multiplier', 'part_of'))).filter(({ label }) => label === 'part_of'),
      [],
    ));
});

describe('a function with a name that another one sets for all', () => {
  const text = 'TOP = 2\ndef setup():\n    global TOP\n    TOP = 3\nsetup()\ndef kl_weight(step):\n    return TOP * min(1.0, step / 100)\n';

  it('is not shown with the value that stands at the top, which is asked for', async () => {
    const { schedule, unknowns } = await findOne('python', text);
    assert.deepEqual([schedule, unknowns.map((each) => each.text)], [undefined, ['What is TOP?']]);
  });

  it('is nothing where it is no weight by its name', async () =>
    assert.deepEqual(await find('python', text.replaceAll('kl_weight', 'part')), []));

  it('is shown where only a loop over its step uses that', async () => {
    const inLoop = `${text.replace('TOP * ', '')}for step in range(100):\n    loss = kl_weight(step) * TOP\n`;
    assert.equal((await find('python', inLoop)).find(({ label }) => label === 'kl_weight')!.schedule!.at(50), 0.5);
  });

  it('is shown where that is only read there', async () =>
    assert.equal((await findOne('python', text.replace('TOP = 3', 'print(TOP == 3)'))).schedule!.at(100), 2));
});

describe('what is annotated as no number', () => {
  for (const text of [
    'import torch\nclass TemperatureSchedule:\n    def __call__(self, scores: torch.FloatTensor, step: int):\n        return scores / (1 + step)\n',
    'class Action(Enum):\n    A = 0\n    B = 1\ndef schedule(step: int) -> Action:\n    return Action.A if step < 10 else Action.B\n',
  ])
    it(`is none in ${JSON.stringify(text)}`, async () => assert.deepEqual(await find('python', text), []));

  it('may be one all the same where the class is one of numbers', async () => {
    await findOne('python', 'def rate(step: int) -> torch.Tensor:\n    return 1 / (1 + step)\n');
    await findOne('python', 'def rate(step: int) -> Optional[float]:\n    return 1 / (1 + step)\n');
  });

  it('is asked for all the same where it may be a number', async () => {
    for (const type of ['float | str', 'Union[float, torch.Tensor]', '"int | None | str"']) {
      const { unknowns } = await findOne('python', `def rate(step: int, top: ${type}) -> float:\n    return float(top) / (1 + step)\n`);
      assert.deepEqual(
        unknowns.map(({ parameter }) => parameter.name),
        ['top'],
        type,
      );
    }
  });
});

describe('a function that does nothing by the defaults of its options', () => {
  const text = (name: string, more = '') => `import argparse
import math
if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--floor", type=float, default=1.0)
    args = parser.parse_args(${more})
    def ${name}(it):
        low = args.rate * args.floor
        return low + 0.5 * (1 + math.cos(math.pi * it / args.iterations)) * (args.rate - low)
    for it in range(args.iterations):
        print(${name}(it))
`;

  it('is shown where its name says that it is a rate: another run may give others', async () => {
    const { schedule } = await findOne('python', text('get_lr'));
    assert.deepEqual([0, 50, 100].map(schedule!.at), [0.002, 0.002, 0.002]);
    const given = await findOne('python', text('get_lr', '["--floor", "0.5"]'));
    assert.ok(Math.abs(given.schedule!.at(50) - 0.0015) < 1e-15);
  });

  it('is not shown where its name says nothing', async () => assert.deepEqual(await find('python', text('pick')), []));

  it('is not shown where it is always the same', async () =>
    assert.deepEqual(await find('python', 'RATE = 0.1\ndef get_lr(it):\n    return RATE\n'), []));
});

describe('what changes no value around a function', () => {
  it('is read as if it were not there: `@torch.no_grad()` on a method that sets an attribute', async () => {
    const { schedule } = await findOne(
      'python',
      `import torch
class Average:
    def __init__(self, lag=10):
        self.lag = lag
        self.shadow = None
    @torch.no_grad()
    def begin(self, model):
        self.shadow = model.state_dict()
    @torch.inference_mode()
    def decay(self, step):
        return (1 + step) / (self.lag + step)
`,
    );
    assert.deepEqual([0, 8, 35].map(schedule!.at), [0.1, 0.5, 0.8]);
  });

  it('is read so behind `with`, too: the names of TensorFlow', async () => {
    const { schedule } = await findOne(
      'python',
      'import tensorflow as tf\n@tf.function\ndef warm_up(step):\n    with tf.name_scope("WarmUp") as name:\n        return min(1.0, step / 40)\n',
    );
    assert.deepEqual([0, 10, 40, 50].map(schedule!.at), [0, 0.25, 1, 1]);
  });

  it('is read so where it only registers the function, by its name', async () => {
    for (const decorator of ['register("cosine")', 'SCHEDULERS.register_module()', 'registry.add_to_registry']) {
      const text = `from mine import register, registry, SCHEDULERS\n@${decorator}\ndef lr_at(step, total=100):\n    return 1 - step / total\n`;
      assert.equal((await findOne('python', text)).schedule!.at(25), 0.75, decorator);
    }
  });

  it('is not so where nobody knows what it does', async () =>
    assert.deepEqual(
      await find('python', 'from mine import scaled\n@scaled(2)\ndef lr_at(step, total=100):\n    return 1 - step / total\n'),
      [],
    ));
});

describe('a function that is compared with parts of one', () => {
  const text = 'def warmup_linear(x, warmup=0.25):\n    if x < warmup:\n        return x / warmup\n    return 1.0 - x\n';

  it('has the part of the run as its step, where that is called anything', async () => {
    const { schedule } = await findOne('python', text);
    assert.deepEqual([schedule!.unit, schedule!.totalSteps], ['fraction', 1]);
    assert.deepEqual([0, 0.125, 0.5, 1].map(schedule!.at), [0, 0.5, 0.5, 0]);
  });

  it('has steps all the same where it is also compared with more', async () =>
    assert.equal(
      (await findOne('python', text.replace('    return 1.0', '    if x > 100:\n        return 0.1\n    return 1.0'))).unit,
      'step',
    ));

  it('has them where its step is called one', async () =>
    assert.equal((await findOne('python', text.replace(/\bx\b/g, 'step'))).unit, 'step'));
});

describe('an attribute that only counts down', () => {
  it('is no weight, whatever it is called: it stops at 0', async () =>
    assert.deepEqual(
      await find(
        'python',
        'class Producer:\n    def __init__(self, config):\n        self._warmup_remaining = config.warmup\n' +
          '    def produce(self):\n        if self._warmup_remaining > 0:\n            self._warmup_remaining -= 1\n',
      ),
      [],
    ));
});
