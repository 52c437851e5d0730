// What the options of a script say of a schedule and of the run, and what they do not say.
import assert from 'node:assert/strict';
import { findOne } from '../../fixtures/find';

const script = (options: readonly string[], scheduler: string) => `import argparse
import torch
from torch.optim.lr_scheduler import ExponentialLR, OneCycleLR, StepLR
parser = argparse.ArgumentParser()
${options.map((option) => `parser.add_argument(${option})\n`).join('')}args = parser.parse_args()
opt = torch.optim.SGD(params, lr=0.1)
scheduler = ${scheduler}
`;

describe('an option of a script', () => {
  for (const [option, scheduler, question] of [
    ["'--step-size', type=int, default=-1", 'StepLR(opt, step_size=args.step_size)', 'What is step_size?'],
    ["'--gamma', type=float, default=-1", 'ExponentialLR(opt, gamma=args.gamma)', 'What is gamma?'],
  ] as const)
    it(`is asked for where it is -1 until somebody sets it: ${scheduler}`, async () => {
      const { unknowns, problems } = await findOne('python', script([option], scheduler));
      assert.deepEqual([unknowns.map(({ text }) => text), problems], [[question], []]);
    });

  it('is wrong where -1 is written at the call', async () => {
    const { problems } = await findOne('python', script([], 'StepLR(opt, step_size=-1)'));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('is the run where it says how long one trains, and not how often a model refines what it finds', async () => {
    const refines = "'--train_iters', type=int, default=4";
    const lasts = "'--num_steps', type=int, default=2000";
    const scheduler = 'OneCycleLR(opt, 0.1, args.num_steps + 100)';
    assert.equal((await findOne('python', script([lasts], scheduler))).run?.value, 2_000);
    assert.equal((await findOne('python', script([lasts, refines], scheduler))).run, undefined);
    assert.equal((await findOne('python', script([refines.replace('4', '2000')], 'StepLR(opt, 30)'))).run?.value, 2_000);
  });

  it('is asked for where a function sets it anew that is handed the options among others', async () => {
    const text = (change: string) => `import argparse
import numpy as np
def linear_schedule(base_value, final_value, epochs):
    return np.linspace(base_value, final_value, epochs)
def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument('--lr', type=float, default=0.5)
    return parser.parse_args(), None
def main(args, hook):
${change}    lr_schedule = linear_schedule(args.lr, 0.0, 11)
options, hook = get_args()
main(options, hook)
`;
    const same = await findOne('python', text(''));
    assert.deepEqual([same.unknowns, same.schedule?.at(0)], [[], 0.5]);
    const scaled = await findOne('python', text('    args.lr = args.lr * world_size() / 256\n'));
    assert.deepEqual(
      scaled.unknowns.map(({ text: question }) => question),
      ['What is base_value?'],
    );
  });
});
