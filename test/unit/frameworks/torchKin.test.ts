// Small libraries of schedulers, warm-ups and averages around PyTorch, as they run.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

type KinCase = GoldenCase & { readonly given?: { readonly warmup?: string } };

describe('libraries around PyTorch, as they run it', () => {
  for (const golden of goldenCases('torch_kin') as readonly KinCase[])
    it(golden.name, async () => {
      const warmUp = golden.given?.warmup;
      const versions = new Map([['torch', golden.version], ...(warmUp === undefined ? [] : [['warmup-scheduler', warmUp] as const])]);
      const found = await find('python', golden.code!, { versions });
      await assertGolden({ ...golden, given: {} }, () => found.find(({ label }) => label === golden.variable));
    });

  for (const [module, call] of [
    ['pl_bolts.optimizers', 'LinearWarmupCosineAnnealingLR(opt, 5, 20)'],
    ['cosine_annealing_warmup', 'CosineAnnealingWarmupRestarts(opt, 20)'],
    ['warmup_scheduler', 'GradualWarmupScheduler(opt, 1, 5)'],
    ['pytorch_warmup', 'LinearWarmup(opt, 100)'],
    ['schedulefree', 'AdamWScheduleFree(m.parameters(), warmup_steps=5)'],
    ['torch_ema', 'ExponentialMovingAverage(m.parameters(), 0.99)'],
  ] as const)
    it(`${module} is claimed by its import alone`, async () => {
      const name = call.slice(0, call.indexOf('('));
      const count = async (head: string) => (await find('python', `${head}\ns = ${call}\n`)).length;
      assert.equal(await count(`from ${module} import ${name}`), 1);
      assert.equal(await count(`from elsewhere import ${name}`), 0);
      assert.equal(await count(`class ${name}: ...`), 0);
    });

  it('an optimizer of schedulefree without a warm-up is no schedule', async () => {
    for (const more of ['', ', warmup_steps=0'])
      assert.deepEqual(
        await find('python', `import schedulefree\no = schedulefree.AdamWScheduleFree(m.parameters(), lr=1e-3${more})\n`),
        [],
      );
  });

  it('what runs behind a warm-up is a part of it, and one that depends on a metric leaves it without a curve', async () => {
    const text = (after: string) =>
      `import torch\nfrom warmup_scheduler import GradualWarmupScheduler\nfrom torch.optim.lr_scheduler import *\nopt = torch.optim.SGD(m.parameters(), lr=0.1)\n` +
      `s = GradualWarmupScheduler(opt, multiplier=1, total_epoch=5, after_scheduler=${after})\n`;
    const found = await findOne('python', text('StepLR(opt, 30)'));
    assert.deepEqual(
      found.parts.map(({ definition }) => definition?.name),
      ['StepLR'],
    );
    for (const after of ['ReduceLROnPlateau(opt)', 'make(opt)']) {
      const [without] = await find('python', text(after));
      assert.deepEqual([without!.curves, without!.problems.map(({ code }) => code)], [[], ['no-curve']]);
    }
  });
});
