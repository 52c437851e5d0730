// What a scheduler of a script counts, and how long its run is, as the loop says that steps it.
import assert from 'node:assert/strict';
import { parse } from '../../../src/language/index';
import { diagnoseFile } from '../../../src/rules/index';
import { find } from '../../fixtures/find';

const head =
  'import torch\nfrom torch.optim.lr_scheduler import *\nopt = torch.optim.SGD(m.parameters(), lr=1.0)\nscheduler = StepLR(opt, step_size=1, gamma=0.7)\n';

const cases: readonly (readonly [what: string, loop: string, unit: string, run: number | undefined])[] = [
  ['a loop over epochs', 'for epoch in range(14):\n    train(epoch)\n    scheduler.step()\n', 'epoch', 14],
  ['epochs from 1 on', 'n = 14\nfor epoch in range(1, n + 1):\n    train(epoch)\n    scheduler.step()\n', 'epoch', 14],
  ['an argument of the step', 'for ep in tqdm(range(14)):\n    scheduler.step(validate())\n', 'epoch', 14],
  [
    'batches within it',
    'for epoch in range(14):\n    for batch in loader:\n        opt.step()\n    scheduler.step()\n    save(epoch)\n',
    'epoch',
    14,
  ],
  ['a loop that may end early', 'for epoch in range(14):\n    if bad > 3: break\n    scheduler.step()\n', 'epoch', undefined],
  ['a loop that goes on with a run', 'for epoch in range(start, 14):\n    scheduler.step()\n', 'epoch', undefined],
  ['a step that may be left out', 'for epoch in range(14):\n    if epoch > 3:\n        scheduler.step()\n', 'step', undefined],
  ['a round that may be left out', 'for epoch in range(14):\n    if bad: continue\n    scheduler.step()\n', 'step', undefined],
  ['a step for each batch', 'for epoch in range(14):\n    for batch in loader:\n        scheduler.step()\n', 'step', undefined],
  ['two steps', 'for epoch in range(14):\n    scheduler.step()\n    scheduler.step()\n', 'step', undefined],
  [
    'two loops',
    'for epoch in range(14):\n    scheduler.step()\nfor epoch in range(2):\n    for batch in loader: scheduler.step()\n',
    'step',
    undefined,
  ],
  [
    'another name of it',
    'if warm:\n    chosen = warmed(scheduler)\nelse:\n    chosen = scheduler\nfor epoch in range(14):\n    chosen.step()\n',
    'epoch',
    14,
  ],
  ['a list of schedulers', 'for each in [scheduler, other]:\n    each.step()\n', 'step', undefined],
  ['another scheduler', 'for epoch in range(14):\n    other.step()\n', 'step', undefined],
  ['a loop over something else', 'for layer in range(14):\n    scheduler.step()\n', 'step', undefined],
];

describe('schedulers that a loop of the script steps', () => {
  for (const [what, loop, unit, run] of cases)
    it(`${what}: ${run ?? 'no'} ${unit}s`, async () => {
      const [found, ...more] = await find('python', head + loop);
      assert.deepEqual([more, found!.unit, found!.run?.value], [[], unit, run]);
    });

  it('are made of others with the same epochs', async () => {
    const [found] = await find(
      'python',
      `${head.replace(/scheduler = .*/, 'scheduler = SequentialLR(opt, [LinearLR(opt), ConstantLR(opt)], [5])')}for epoch in range(20):\n    scheduler.step()\n`,
    );
    assert.deepEqual([found!.unit, found!.run?.value], ['epoch', 20]);
  });

  it('are as long as that loop where they have no end of their own', async () => {
    const loop = 'for epoch in range(14):\n    scheduler.step()\n';
    const length = async (made: string) =>
      (await find('python', `${head.replace(/scheduler = .*/, `scheduler = ${made}`)}${loop}`))[0]!.totalSteps;
    assert.equal(await length('StepLR(opt, step_size=1)'), 14);
    assert.equal(await length('ExponentialLR(opt, gamma=0.9)'), 14);
    assert.equal(await length('MultiStepLR(opt, [3, 30])'), 14);
    assert.equal(await length('CosineAnnealingWarmRestarts(opt, T_0=3)'), 14);
    assert.equal(await length('CosineAnnealingLR(opt, T_max=7)'), 7);
    assert.equal(await length('OneCycleLR(opt, max_lr=0.1, total_steps=20)'), 20);
  });

  it('have rules that are about epochs', async () => {
    const text = `${head.replace(/scheduler = .*/, 'scheduler = LambdaLR(opt, lambda epoch: min(1.0, epoch / 5))')}for epoch in range(20):\n    scheduler.step()\n`;
    const codes = async (script: string) =>
      diagnoseFile(await find('python', script), await parse('python', script), {}).map(({ code }) => code);
    assert.deepEqual(await codes(text), ['zero-epoch']);
    assert.deepEqual(await codes(text.replace('epoch / 5', '(epoch + 1) / 5')), []);
  });
});
