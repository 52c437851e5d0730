// Optimizers and schedulers of a script that branches make, or that a name is bound to again further down.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';

const options = `import argparse
import torch
from torch import optim
from torch.optim.lr_scheduler import *
parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('--kind', default='step')
parser.add_argument('--every', type=int, default=30)
parser.add_argument('--warm', type=int, default=5)
`;
const inMain = (body: string) => `${options}\ndef main(args):\n${body.replace(/^(?=.)/gm, '    ')}\nmain(parser.parse_args())\n`;
/** The rate at 29, 30 and 60. */
const rates = (text: string) =>
  findOne('python', text).then(({ schedule, unknowns }) => ({
    asked: unknowns.map(({ parameter }) => parameter.name),
    rates: schedule && [29, 30, 60].map((step) => Number(schedule.at(step).toPrecision(6))),
  }));
const step = 'sched = StepLR(opt, step_size=30, gamma=0.1)\n';
const tenth = { asked: [], rates: [0.1, 0.01, 0.001] };

describe('the rate of an optimizer that a name is bound to more than once', () => {
  it('is known where all branches give it the same', async () => {
    const made =
      "if name == 'sgd':\n    opt = optim.SGD(p, lr=args.lr)\nelif name == 'adam':\n    opt = optim.Adam(p, args.lr)\nelse:\n    raise ValueError(name)\n";
    assert.deepEqual(await rates(inMain(made + step)), tenth);
  });

  it('is asked for where they do not, and where one of them is not known', async () => {
    for (const other of ['optim.Adam(p, lr=1e-3)', 'made_elsewhere(p)']) {
      const made = `if name == 'sgd':\n    opt = optim.SGD(p, lr=args.lr)\nelse:\n    opt = ${other}\n`;
      assert.deepEqual((await rates(inMain(made + step))).asked, ['lr']);
    }
  });

  it('is that of the branch in which the scheduler stands', async () => {
    const text = inMain(
      `if flat:\n    opt = optim.SGD(p, lr=0.5)\n    low = StepLR(opt, 30)\nelse:\n    opt = optim.SGD(p, lr=0.25)\n    high = StepLR(opt, 30)\n`,
    );
    assert.deepEqual(
      (await find('python', text)).map(({ schedule }) => schedule!.at(0)),
      [0.5, 0.25],
    );
  });

  it('is that of the last one before the scheduler, whatever comes behind', async () => {
    const text = `import torch\nfrom torch.optim import SGD\nfrom torch.optim.lr_scheduler import StepLR\nopt = SGD(p, lr=1.0)\na = StepLR(opt, 30)\nopt = SGD(p, lr=0.5)\nb = StepLR(opt, 30)\nopt = SGD(p, lr=0.25)\n`;
    assert.deepEqual(
      (await find('python', text)).map(({ schedule }) => schedule!.at(0)),
      [1, 0.5],
    );
    const loaded = `opt = optim.SGD(p, lr=args.lr)\n${step}opt, sched, at = load(path, opt, sched)\n`;
    assert.deepEqual(await rates(inMain(loaded)), tenth);
  });

  it('may be that of the round before where a loop comes back', async () => {
    const text = inMain(`opt = optim.SGD(p, lr=1.0)\nfor fold in folds:\n    sched = StepLR(opt, 30)\n    opt = optim.SGD(p, lr=0.5)\n`);
    assert.deepEqual((await rates(text)).asked, ['lr']);
  });

  it('is what it is made with where it is nothing before', async () => {
    assert.deepEqual(await rates(inMain(`opt = None\nif train:\n    opt = optim.SGD(p, lr=args.lr)\n${step}`)), tenth);
  });

  it('is no default of the optimizer where its groups may have rates of their own', async () => {
    const groups = 'if bias:\n    groups = [dict(params=a, lr=0.3)]\nelse:\n    groups = [dict(params=b, lr=0.2)]\n';
    assert.deepEqual((await rates(inMain(`${groups}opt = optim.SGD(groups, momentum=0.9)\n${step}`))).asked, ['lr']);
    const again =
      'groups = [dict(params=a, lr=0.3)]\none = optim.SGD(groups)\ngroups = [dict(params=b, lr=0.2)]\nopt = optim.SGD(groups)\n';
    assert.deepEqual((await rates(inMain(again + step))).rates, [0.2, 0.02, 0.002]);
  });
});

describe('a scheduler whose part is one of several branches', () => {
  // PyTorch: 0.001 for 5 epochs, then StepLR from 0.1 on, whose steps begin at 5.
  const whole = (kind: string) => `${kind}if args.kind == 'step':
    main = StepLR(opt, step_size=args.every, gamma=0.1)
elif args.kind == 'cosine':
    main = CosineAnnealingLR(opt, T_max=90)
else:
    raise ValueError(args.kind)
warm = ConstantLR(opt, factor=0.01, total_iters=5)
sched = SequentialLR(opt, [warm, main], milestones=[args.warm])
`;
  const opt = 'opt = optim.SGD(p, lr=args.lr)\n';
  const sequence = async (kind: string, text = inMain(opt + whole(kind))) => {
    const found = (await find('python', text)).find(({ label }) => label === 'sched')!;
    return found.schedule && [0, 4, 5, 34, 35].map((at) => Number(found.schedule!.at(at).toPrecision(6)));
  };

  it('has that of the branch which the options take', async () => {
    assert.deepEqual(await sequence(''), [0.001, 0.001, 0.1, 0.1, 0.01]);
  });

  it('has it where the option is made a text of lower case first', async () => {
    const lowered = 'args.kind = args.kind.lower()\n';
    assert.deepEqual(await sequence(lowered), [0.001, 0.001, 0.1, 0.1, 0.01]);
    const text = inMain(opt + whole(lowered)).replace("default='step'", "default='STEP'");
    assert.deepEqual(await sequence('', text), [0.001, 0.001, 0.1, 0.1, 0.01]);
    // What is not made so is none of the branches.
    assert.equal(await sequence('', text.replace('.lower()', '')), undefined);
  });

  it('has no curve where nobody knows the branch', async () => {
    assert.equal(await sequence('args.kind = choose()\n'), undefined);
  });
});
