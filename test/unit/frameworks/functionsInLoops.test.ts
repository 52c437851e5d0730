// Rates that a training loop computes by hand out of what it counts. The expected numbers are CPython's.
import assert from 'node:assert/strict';
import type { FoundSchedule } from '../../../src/language/find/found';
import { find, findOne } from '../../fixtures/find';

const near = (actual: number | undefined, expected: number): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${actual} is ${expected}`);

/** What is asked for, by what the text calls it; and the schedule once all of it is answered. */
const asking = async (text: string): Promise<readonly string[]> =>
  (await findOne('python', text)).unknowns.map(({ key, text: question }) => /^What is (.*)\?$/.exec(question)?.[1] ?? key);

async function answered(text: string, values: Readonly<Record<string, number>>): Promise<FoundSchedule> {
  const { unknowns } = await findOne('python', text);
  const names = await asking(text);
  return findOne('python', text, { answers: new Map(unknowns.map(({ key }, index) => [key, values[names[index]!]!])) });
}

const loop = (head: string, count: string, rate: string, before = '') => `
def train(args, loader, optimizer, base_lr, model):
${before}    for epoch in range(${head}):
        for i, batch in enumerate(loader):
            ${count}
            loss = model(batch)
            loss.backward()
            lr_ = ${rate}
            for group in optimizer.param_groups:
                group['lr'] = lr_
            ${count.startsWith('seen') ? '' : 'done += 1'}
`;

const poly = (total: string, base: string, step: string) => `${base} * (1.0 - ${step} / ${total}) ** 0.9`;

describe('the rate that a training loop computes', () => {
  for (const added of ['+= 1', '= done + 1'])
    it(`is drawn by a counter that goes on by \`done ${added}\``, async () => {
      const text = loop('5', 'pass', poly('30000', '0.01', 'iter_num'), '    iter_num = 0\n').replace(
        'done += 1',
        `iter_num ${added}`.replace('done', 'iter_num'),
      );
      const { schedule, unknowns, totalSteps } = await findOne('python', text);
      assert.deepEqual([unknowns, totalSteps, schedule!.unit], [[], 30_000, 'step']);
      near(schedule!.at(15_000), 0.005358867312681466);
    });

  it('asks for what nobody knows, and is drawn over the run meanwhile', async () => {
    const before = '    top = args.epochs * len(loader)\n    step = 0\n';
    const text = loop('args.epochs', 'pass', poly('total_iters', 'base_lr', 'step'), before.replace('top', 'total_iters')).replace(
      'done',
      'step',
    );
    const asked = await findOne('python', text);
    assert.deepEqual(await asking(text), ['base_lr', 'total_iters']);
    near(asked.schedule!.at(50), 0.5358867312681466);
    const { schedule, totalSteps } = await answered(text, { base_lr: 0.05, total_iters: 1_000 });
    assert.equal(totalSteps, 1_000);
    near(schedule!.at(250), 0.038594475336178526);
  });

  for (const count of ['epoch * len(loader) + i', 'i + len(loader) * epoch', 'epoch * per_epoch + i', '(epoch - 1) * len(loader) + i'])
    it(`is drawn by what two loops count together: ${count}`, async () => {
      const text = loop('start, 9', `seen = ${count}`, poly('1000', "args['lr']", 'seen'));
      const asked = await findOne('python', text);
      assert.deepEqual(await asking(text), ["args['lr']"]);
      assert.equal(asked.schedule!.unit, 'step');
      near((await answered(text, { "args['lr']": 0.05 })).schedule!.at(250), 0.038594475336178526);
    });

  for (const [why, text] of [
    ['its inner loop begins again in each epoch', loop('9', 'seen = epoch + i', poly('1000', 'args.lr', 'seen'))],
    ['the first step is not 0', loop('1, 9', 'seen = epoch * len(loader) + i', poly('1000', 'args.lr', 'seen'))],
    [
      'nothing is trained',
      loop('9', 'seen = epoch * len(loader) + i', poly('1000', 'args.lr', 'seen')).replace(/loss.backward|param_groups/g, 'x.y'),
    ],
    ['more is read than numbers', loop('9', 'seen = epoch * len(loader) + i', poly('1000', 'args.rate(i)', 'seen'))],
  ] as const)
    it(`is nothing where ${why}`, async () => assert.deepEqual(await find('python', text), []));
});

describe('a function that sets the rate of an optimizer', () => {
  const first = `
def adjust_learning_rate(optimizer, base_lr, max_iters, cur_iters, power=0.9, times=10):
    lr = base_lr * ((1 - float(cur_iters) / max_iters) ** power)
    optimizer.param_groups[0]['lr'] = lr
    if len(optimizer.param_groups) == 2:
        optimizer.param_groups[1]['lr'] = lr * times
    return lr
`;
  it('may return it, too', async () => {
    const { curves } = await answered(first, { base_lr: 0.05, max_iters: 1_000 });
    near(curves[0]!.schedule.at(250), 0.038594475336178526);
    near(curves[1]!.schedule.at(250), 10 * 0.038594475336178526);
  });

  it('may go by the rate with which a group began', async () => {
    const text = `
def lr_scheduler(optimizer, iter_num, max_iter, gamma=10, power=0.75):
    decay = (1 + gamma * iter_num / max_iter) ** (-power)
    for group in optimizer.param_groups:
        group['lr'] = group['lr0'] * decay
    return optimizer
`;
    assert.deepEqual(await asking(text), ['max_iter', 'initial_lr']);
    near((await answered(text, { max_iter: 1_000, initial_lr: 2 })).schedule!.at(500), 2 * 0.26084743001221455);
  });

  it('is none of the step where it goes by the rate before it', async () =>
    assert.deepEqual(
      await find(
        'python',
        "def adjust(optimizer, epoch):\n    for g in optimizer.param_groups:\n        g['lr'] = g['lr'] * 0.5\n    return optimizer\n",
      ),
      [],
    ));
});

describe('a step that counts something else', () => {
  const decayed = (counted: string) => `
def adjust_learning_rate(optimizer, gamma, step):
    lr = 0.1 * gamma ** step
    for group in optimizer.param_groups:
        group['lr'] = lr

def train():
    falls = 0
    for iteration in range(1000):
        ${counted}
            falls += 1
            adjust_learning_rate(optimizer, 0.5, falls)
`;

  it('is no step of the run: how often the rate has fallen', async () =>
    assert.deepEqual(await find('python', decayed('if iteration in ends:')), []));

  it('is one where each turn counts it', async () =>
    assert.equal((await findOne('python', decayed('with context:'))).schedule!.at(2), 0.025));

  it('is no part of a network that is built', async () => {
    const text = (layer: string) => `
rate = 1
for width, stride in settings:
    for i in range(3):
        features.append(${layer})
    rate *= 2
`;
    assert.deepEqual(await find('python', text('block(width, rate, BatchNorm)')), []);
    assert.equal((await find('python', text('train(width, rate)'))).length, 1);
  });

  it('is none of the scales over which a loss is summed', async () => {
    const text = `
def smoothness(maps):
    loss = 0
    weight = 1.0
    for each in maps:
        loss += weight * each.abs().mean()
        weight /= 2.3
    return loss
`;
    assert.deepEqual(await find('python', text), []);
  });
});

describe('the part of a run that two loops have done', () => {
  const text = (part: string, loops: string) => `import numpy as np
for p in model.parameters():
    p.requires_grad = True
for epoch in range(epochs):
    count = len(loader)
${loops}
        p = ${part}
        alpha = 2.0 / (1.0 + np.exp(-10 * p)) - 1
        loss = model(batch, alpha)
        loss.backward()
        i += 1
`;
  const for_ = '    for i, batch in enumerate(loader):';
  for (const [part, loops] of [
    ['float(i + epoch * count) / epochs / count', '    i = 0\n    while i < count:'],
    ['float(i + epoch * len(loader)) / (epochs * len(loader))', for_],
    ['(epoch * count + i) / total', for_],
  ] as const)
    it(`is what a weight is drawn over: ${part}`, async () => {
      const { schedule } = await findOne('python', text(part, loops));
      assert.deepEqual([schedule!.unit, schedule!.totalSteps], ['fraction', 1]);
      // CPython 3.11: 2 / (1 + exp(-10 p)) - 1.
      near(schedule!.at(0.25), 0.8482836399575131);
      near(schedule!.at(1), 0.9999092042625952);
    });

  it('is none where something is added behind it, or it is bound again in the loop', async () => {
    for (const part of ['float(i + epoch * count) / epochs + 1', 'float(i + epoch * count) / epochs / count\n        p = scaled(p)'])
      assert.deepEqual(await find('python', text(part, for_)), []);
  });
});

describe('a function that is called with a step which a loop counts when it has gathered enough', () => {
  it('is one of the step', async () => {
    const text = `import math
def get_lr(it, top, steps):
    warm = steps * 0.03
    if it < warm:
        return top * (it + 1) / warm
    return top * 0.5 * (1.0 + math.cos(math.pi * (it - warm) / (steps - warm)))

def train(loader):
    global_step = 0
    while global_step < 1000:
        for at, batch in enumerate(loader):
            if (at + 1) % 4 == 0:
                group["lr"] = get_lr(global_step, 0.001, 1000)
            if (at + 1) % 4 == 0:
                global_step += 1
`;
    const { schedule, label } = await findOne('python', text);
    assert.equal(label, 'get_lr');
    // 0.001 * 15 / 30; in the middle of what is left, at 30 + 970 / 2, half of it.
    near(schedule!.at(14), 0.0005);
    near(schedule!.at(515), 0.0005);
  });
});
