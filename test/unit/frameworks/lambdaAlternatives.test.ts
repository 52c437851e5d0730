import assert from 'node:assert/strict';
import { findOne } from '../../fixtures/find';

const head = `import math
import torch
from torch.optim.lr_scheduler import LambdaLR

def half_wave(top, bottom, steps):
    return lambda x: ((1 - math.cos(x * math.pi / steps)) / 2) * (bottom - top) + top

def train(hyp, opt, epochs):
    optimizer = torch.optim.SGD(params, lr=0.5)
`;
const straight = `(1 - x / epochs) * (1.0 - hyp["lrf"]) + hyp["lrf"]`;
const ways: readonly (readonly [string, string])[] = [
  ['a lambda', `        factor = lambda x: ${straight}\n`],
  ['a function', `\n        def factor(x):\n            """Falls."""\n            return ${straight}\n\n`],
];
const answers = new Map(Object.entries({ 'scheduler.epochs': 40, 'scheduler.hyp["lrf"]': 0.1 }));
const steps = [0, 10, 20, 40];
// Python 3: 0.5 times the function of the branch.
const wave = [0.5, 0.434099025767, 0.275, 0.05];
const line = [0.5, 0.3875, 0.275, 0.05];
const isNear = (found: readonly number[], expected: readonly number[]) =>
  found.forEach((value, index) => assert.ok(Math.abs(value - expected[index]!) < 1e-11, `${found.join()}, not ${expected.join()}`));

describe('a scheduler that is given the function of one of several branches', () => {
  for (const [what, other] of ways)
    it(`has a curve for each where nobody knows the condition, and asks for what they read: ${what}`, async () => {
      const text = `${head}    if opt.cosine:\n        factor = half_wave(1, hyp["lrf"], epochs)\n    else:\n${other}    scheduler = LambdaLR(optimizer, factor)\n`;
      const open = await findOne('python', text);
      assert.deepEqual(open.unknowns.map(({ key }) => key).sort(), [...answers.keys()].sort());
      const found = await findOne('python', text, { answers });
      assert.deepEqual(
        found.curves.map(({ quantity }) => quantity),
        ['lr (opt.cosine)', 'lr (otherwise)'],
      );
      isNear(steps.map(found.curves[0]!.schedule.at), wave);
      isNear(steps.map(found.curves[1]!.schedule.at), line);
    });

  it('has that of the branch which the file takes', async () => {
    const text = (cosine: string) =>
      `${head}    if opt.cosine:\n        factor = half_wave(1, hyp["lrf"], epochs)\n    else:\n        factor = lambda x: ${straight}\n` +
      `    scheduler = LambdaLR(optimizer, factor)\n\nparser = argparse.ArgumentParser()\nparser.add_argument('--cosine', ${cosine})\nargs = parser.parse_args()\ntrain({}, args, args.epochs)\n`;
    const found = await findOne('python', `import argparse\n${text("action='store_true'")}`, { answers });
    assert.deepEqual(
      found.curves.map(({ quantity }) => quantity),
      ['lr'],
    );
    isNear(steps.map(found.schedule!.at), line);
    const other = await findOne('python', `import argparse\n${text('type=bool, default=True')}`, { answers });
    isNear(steps.map(other.schedule!.at), wave);
  });

  it('says of which branch it is where the other one is not known', async () => {
    const text = `${head}    if opt.cosine:\n        factor = other.made(hyp)\n    else:\n        factor = lambda x: ${straight}\n    scheduler = LambdaLR(optimizer, factor)\n`;
    const found = await findOne('python', text, { answers });
    assert.deepEqual(
      found.curves.map(({ quantity }) => quantity),
      ['lr (otherwise)'],
    );
  });

  it('has none where the name is bound behind the condition, too', async () => {
    const text = `${head}    if opt.cosine:\n        factor = half_wave(1, hyp["lrf"], epochs)\n    else:\n        factor = lambda x: ${straight}\n    factor = changed(factor)\n    scheduler = LambdaLR(optimizer, factor)\n`;
    assert.deepEqual((await findOne('python', text, { answers })).curves, []);
  });
});

describe('a scheduler in a function that is too long to be read', () => {
  it('asks for what a lambda reads around it', async () => {
    const long = Array.from({ length: 900 }, (_, index) => `    if opt.x${index}: epochs_seen = hyp["many ${index}"] + epochs\n`).join('');
    const text = `${head}${long}    scheduler = LambdaLR(optimizer, lambda x: ${straight})\n`;
    const found = await findOne('python', text, { answers });
    isNear(steps.map(found.schedule!.at), line);
  });
});
