// Functions that set the rate of an optimizer and are made by others that are given it: with the values that CPython 3.11 gives them.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { findBeside } from '../../fixtures/findBeside';

const makers = `import math


def set_rate(optimizer, value):
    for group in optimizer.param_groups:
        group["lr"] = value * group.get("lr_scale", 1.0)


def waves(optimizer, peak, warm, total):
    def adjust_lr(step):
        if step < warm:
            lr = peak * (step + 1) / warm
        else:
            lr = 0.5 * (1 + math.cos(math.pi * (step - warm) / (total - warm))) * peak
        set_rate(optimizer, lr)
        return lr

    return adjust_lr


def quiet_lr(optimizer, peak, total):
    def adjust_lr(step):
        set_rate(optimizer, peak * (1 - step / total) ** 2)

    return adjust_lr


def falling_lr(optimizer, gamma):
    def adjust_lr(step):
        for group in optimizer.param_groups:
            group["lr"] *= gamma ** step

    return adjust_lr
`;
const steps = [0, 9, 10, 35, 60, 110];
const waves = [0.05, 0.5, 0.5, 0.42677669529663687, 0.25, 0];
const isNear = (found: readonly number[], expected: readonly number[]) =>
  found.forEach((value, index) => assert.ok(Math.abs(value - expected[index]!) < 1e-12, `${found.join()}, not ${expected.join()}`));

describe('a function that sets the rate of an optimizer which the function around it is given', () => {
  it('is drawn by the calls of its file', async () => {
    const found = await find('python', `${makers}\nscheduler = waves(optimizer, 0.5, 10, total=110)\n`);
    const { schedule, unknowns } = found.find(({ label }) => label.startsWith('waves'))!;
    assert.deepEqual(unknowns, []);
    isNear(steps.map(schedule!.at), waves);
  });

  it('is drawn where a file that imports it has it made, with what that does not say as a question', async () => {
    const files = {
      'train.py': 'from lib.rates import waves\ntotal = len(loader) * 3\nscheduler = waves(optimizer, 0.5, 10, total)\n',
      'lib/rates.py': makers,
    };
    const [open, ...more] = await findBeside('train.py', files);
    assert.deepEqual([open!.unknowns.map(({ key }) => key), more], [['scheduler.total'], []]);
    const [found] = await findBeside('train.py', files, { answers: new Map([['scheduler.total', 110]]) });
    assert.equal(found!.curves[0]!.quantity, 'lr');
    isNear(steps.map(found!.schedule!.at), waves);
  });

  it('has the rate that it sets where it returns none', async () => {
    const files = { 'train.py': 'from rates import quiet_lr\nadjust = quiet_lr(optimizer, 0.5, 100)\n', 'rates.py': makers };
    const [found] = await findBeside('train.py', files);
    isNear([0, 9, 10, 35, 60, 100].map(found!.schedule!.at), [0.5, 0.41405, 0.405, 0.21125, 0.08, 0]);
  });

  it('is none of the step where it makes its rate of the one before', async () => {
    const files = { 'train.py': 'from rates import falling_lr\nscheduler = falling_lr(optimizer, 0.5)\n', 'rates.py': makers };
    assert.deepEqual(await findBeside('train.py', files), []);
  });
});
