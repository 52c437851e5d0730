import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findInTree, findOne } from '../../fixtures/find';

const head = 'import torch\nfrom torch.optim.lr_scheduler import LambdaLR\noptimizer = torch.optim.SGD(params, lr=1.0)\n';

interface Asked {
  readonly made: string;
  readonly cases: readonly {
    readonly name: string;
    readonly code: string;
    readonly answers: Readonly<Record<string, number>>;
    readonly steps: readonly number[];
    readonly values: readonly number[];
  }[];
}

const asked = JSON.parse(readFileSync('test/reference/frameworks/lambda_asked.json', 'utf8')) as Asked;

describe('a scheduler that is given a function', () => {
  for (const { name, code, answers, steps, values } of asked.cases)
    it(`asks for what the function reads around it, and has the values of ${asked.made}: ${name}`, async () => {
      const open = await findOne('python', code);
      assert.deepEqual(open.unknowns.map(({ key }) => key).sort(), Object.keys(answers).sort());
      const found = await findOne('python', code, { answers: new Map(Object.entries(answers)) });
      assert.deepEqual([found.unknowns, found.problems], [[], []]);
      steps.forEach((step, index) => {
        const value = found.schedule!.at(step);
        assert.ok(Math.abs(value - values[index]!) <= 1e-12, `at step ${step}: ${value}, not ${values[index]}`);
      });
    });

  for (const [what, line, calls] of [
    ['calls that do not agree', 'return LambdaLR(optimizer, lambda step: step / warm)', 'train(10)\ntrain(20)\n'],
    ['a spread', 'return LambdaLR(optimizer, lambda step: step / warm)', 'train(*sizes)\n'],
  ] as const)
    it(`asks where the function around it has ${what}`, async () => {
      const [found] = await find('python', `${head}def train(warm):\n    ${line}\n${calls}`);
      assert.deepEqual([found!.curves, found!.unknowns.map(({ parameter }) => parameter.name)], [[], ['warm']]);
    });

  it('has no curve where it does more than reading numbers', async () => {
    for (const line of ['model.scale(step)', 'step / sizes[i]', 'scale(step, *sizes)']) {
      const [found] = await find('python', `${head}def train(model, sizes, i):\n    return LambdaLR(optimizer, lambda step: ${line})\n`);
      assert.deepEqual([found!.curves, found!.problems.map(({ code }) => code)], [[], ['no-curve']], line);
    }
  });

  it('is drawn as far as it goes where nothing says how long the run is', async () => {
    const length = async (f: string) => (await findOne('python', `${head}scheduler = LambdaLR(optimizer, ${f})\n`)).totalSteps;
    assert.deepEqual(
      await Promise.all(['lambda s: min(1, s / 40)', 'lambda s: 0.1 ** (s // 30)', 'lambda s: 1 - (s // 4) / 50'].map(length)),
      [40, 90, 200],
    );
  });

  it('follows what the function calls when that changes', async () => {
    const text = (warmUp: number) =>
      `${head}WARM = ${warmUp}\ndef factor(step):\n    return step / WARM\nscheduler = LambdaLR(optimizer, lambda step: factor(step))\n`;
    const { frameworks } = await frameworksFor(text(4), 'python');
    const memory = {};
    const rate = async (warmUp: number) =>
      findInTree('python', await parse('python', text(warmUp)), { frameworks }, memory)[0]!.schedule!.at(1);
    assert.equal(await rate(4), 0.25);
    assert.equal(await rate(8), 0.125);
  });

  it('has no curve where the function is not known', async () => {
    const { curves, problems } = await findOne('python', `${head}from mine import factor\nscheduler = LambdaLR(optimizer, factor)\n`);
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['no-curve']]);
  });

  for (const [what, lines, at10] of [
    [
      'options that the function around it parses',
      [
        'parser = argparse.ArgumentParser()',
        "parser.add_argument('--warm', default=40)",
        'args = parser.parse_args()',
        'f = lambda step: step / args.warm',
      ],
      0.25,
    ],
    ['a function that stands beside it', ['warm = 20', 'def f(step):', '    return step / warm'], 0.5],
    ['a list that is added to', ['ends = [5]', 'ends.append(20)', 'f = lambda step: step / ends[-1]'], 0.5],
    [
      'an attribute that another statement sets',
      ['args = SimpleNamespace(warm=40)', 'args.warm = 80', 'f = lambda step: step / args.warm'],
      0.125,
    ],
    ['numpy', ['f = lambda step: np.clip(step / 40, 0, 1)'], 0.25],
    ['what a condition may add to', ['ends = [5]', 'if unknown:', '    ends.append(20)', 'f = lambda step: step / ends[-1]'], undefined],
    ['what is bound again', ['warm = 20', 'if unknown:', '    warm = 40', 'f = lambda step: step / warm'], undefined],
    [
      'an attribute that a condition may set',
      ['args = SimpleNamespace(warm=40)', 'if unknown:', '    args.warm = 80', 'f = lambda step: step / args.warm'],
      undefined,
    ],
    [
      'another attribute that a condition may set',
      ['args = SimpleNamespace(warm=40)', 'if unknown:', "    args.device = 'cpu'", 'f = lambda step: step / args.warm'],
      0.25,
    ],
  ] as const)
    it(`${at10 === undefined ? 'does not go by' : 'goes by'} ${what}`, async () => {
      const body = [...lines, 'scheduler = LambdaLR(torch.optim.SGD([], lr=1.0), f)'].map((line) => `    ${line}\n`).join('');
      const imports = 'import argparse\nimport numpy as np\nfrom types import SimpleNamespace\n';
      const found = await find('python', `${imports}${head}def main():\n${body}`);
      const { schedule } = found.find(({ label }) => label.endsWith('scheduler'))!;
      assert.equal(schedule?.at(10), at10);
    });

  it('takes the options that the function around it is called with', async () => {
    const text = `import argparse
import torch
from torch.optim.lr_scheduler import LambdaLR

def main(args):
    optimizer = torch.optim.SGD(params, lr=0.1)
    scheduler = LambdaLR(optimizer, lambda x: args.lr * (1. + args.lr_gamma * float(x)) ** (-args.lr_decay))

if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--lr', default=0.01, type=float)
    parser.add_argument('--lr-gamma', default=0.001, type=float)
    parser.add_argument('--lr-decay', default=0.75, type=float)
    main(parser.parse_args())
`;
    const { schedule, unknowns } = await findOne('python', text);
    assert.deepEqual(unknowns, []);
    assert.equal(schedule!.at(0), 0.001);
    assert.ok(Math.abs(schedule!.at(1000) - 0.0005946035575013606) < 1e-15);
  });

  it('asks for what a function is given before the step is there', async () => {
    const code = `from functools import partial
def warm(step, warmup_steps, total):
    return min(1.0, step / warmup_steps) * max(0.0, 1 - step / total)
def build(optimizer, cfg):
    warmup_steps = cfg.warmup
    fn = partial(warm, warmup_steps=warmup_steps, total=cfg.total)
    return LambdaLR(torch.optim.SGD([], lr=1.0), fn)
`;
    const of = async (answers: Readonly<Record<string, number>>) =>
      (await find('python', head + code, { answers: new Map(Object.entries(answers)) })).find(({ library }) => library === 'PyTorch')!;
    assert.deepEqual((await of({})).unknowns.map(({ key }) => key).sort(), ['LambdaLR.cfg.total', 'LambdaLR.warmup_steps']);
    const { schedule } = await of({ 'LambdaLR.warmup_steps': 40, 'LambdaLR.cfg.total': 80 });
    assert.deepEqual([0, 20, 40, 60, 80].map(schedule!.at), [0, 0.375, 0.5, 0.25, 0]);
  });

  it('asks for what a method computes of its object, and for what it reads of that besides', async () => {
    const code = `class Trainer:
    def setup(self):
        self.optimizer = torch.optim.SGD(self.parameters(), lr=1.0)
        warmup_steps = self.total_step * self.args.warmup
        def factor(step):
            if step < warmup_steps:
                return step / warmup_steps
            return (self.total_step - step) / (self.total_step - warmup_steps)
        self.scheduler = LambdaLR(self.optimizer, factor)
`;
    const open = await findOne('python', head + code);
    assert.deepEqual(open.unknowns.map(({ key }) => key).sort(), ['self.scheduler.self.total_step', 'self.scheduler.warmup_steps']);
    const answers = new Map(Object.entries({ 'self.scheduler.self.total_step': 500, 'self.scheduler.warmup_steps': 100 }));
    const { schedule } = await findOne('python', head + code, { answers });
    assert.deepEqual([0, 50, 100, 300, 500].map(schedule!.at), [0, 0.5, 1, 0.5, 0]);
  });

  for (const [what, kind] of [
    ['is not taken by default', 'kind = "cosine"'],
    ['nobody knows', 'from conf import kind'],
    ['is taken', 'kind = "linear"'],
  ] as const)
    it(`is given one in a branch of the script that ${what}`, async () => {
      const branches = `if kind == "other":
    warm = 80
    def factor(step):
        return min(1.0, step / warm)
elif kind == "linear":
    warm = 40
    def factor(step):
        return min(1.0, step / warm)
    scheduler = LambdaLR(optimizer, lr_lambda=factor)
`;
      const found = await find('python', `${head}${kind}\n${branches}`);
      const { schedule } = found.find(({ library }) => library === 'PyTorch')!;
      assert.deepEqual([0, 10, 40, 50].map(schedule!.at), [0, 0.25, 1, 1]);
    });

  it('is given one in a branch that reads options of the script', async () => {
    const code = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument('--scheduler', default='cosine')
parser.add_argument('--warm', type=int, default=40)
args = parser.parse_args()
if args.scheduler == 'cosine':
    pass
elif args.scheduler == 'linear':
    def factor(step):
        return min(1.0, step / args.warm)
    scheduler = LambdaLR(optimizer, lr_lambda=factor)
`;
    const { schedule } = await findOne('python', head + code);
    assert.deepEqual([0, 10, 40, 50].map(schedule!.at), [0, 0.25, 1, 1]);
  });

  it('has no curve where it reads what is not there at any step', async () => {
    const found = await find('python', `${head}def factor(step):\n    return nowhere.rate\nscheduler = LambdaLR(optimizer, factor)\n`);
    assert.equal(found.find(({ library }) => library === 'PyTorch')!.schedule, undefined);
  });

  it('is given the one of its own branch, where each defines one of that name', async () => {
    const code = `def build(kind, optimizer):
    if kind == "linear":
        def factor(step):
            return min(1.0, step / 10)
        scheduler = LambdaLR(optimizer, factor)
    elif kind == "slow":
        def factor(step):
            return min(1.0, step / 20)
        scheduler = LambdaLR(optimizer, factor)
    else:
        factor = lambda step: min(1.0, step / 40)
        scheduler = LambdaLR(optimizer, factor)
    return scheduler
build("slow", torch.optim.SGD(params, lr=1.0))
`;
    const found = (await find('python', head + code)).filter(({ library }) => library === 'PyTorch');
    assert.deepEqual(
      found.map(({ schedule }) => schedule?.at(5)),
      [0.5, 0.25, 0.125],
    );
  });

  it('is not known where a turn before may have taken another branch', async () => {
    const code = `def build(optimizer):
    for kind in ["slow", "linear"]:
        if kind == "linear":
            scheduler = LambdaLR(optimizer, factor)
        else:
            factor = lambda step: min(1.0, step / 40)
`;
    const [found] = (await find('python', head + code)).filter(({ library }) => library === 'PyTorch');
    assert.equal(found?.schedule, undefined);
  });

  it('goes by what stands in the same branch, in which other schedulers stand', async () => {
    const text = `import argparse
from torch.optim import SGD
from torch.optim.lr_scheduler import LambdaLR, StepLR
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--warm', type=int, default=40)
    args = parser.parse_args()
    if args.kind == 'step':
        scheduler = StepLR(SGD(a, lr=1.0), step_size=30)
    elif args.kind == 'warm':
        def f(step):
            return step / args.warm
        first = LambdaLR(SGD(a, lr=1.0), f)
        if args.sparse:
            second = LambdaLR(SGD(b, lr=1.0), lr_lambda=f)
        else:
            second = None
`;
    const found = (await find('python', text)).filter(({ definition }) => definition?.name === 'LambdaLR');
    assert.deepEqual(
      found.map(({ schedule }) => schedule?.at(10)),
      [0.25, 0.25],
    );
  });

  it('has the length of the run', async () => {
    const found = await findOne('python', `${head}max_steps = 500\nscheduler = LambdaLR(optimizer, lambda s: 1 - s / max_steps)\n`);
    assert.equal(found.totalSteps, 500);
  });

  it('is none where the file has a class of that name', async () => {
    assert.deepEqual(await find('python', 'class LambdaLR: pass\nscheduler = LambdaLR(optimizer, lambda s: s)\n'), []);
  });
});
