// When loops step the schedulers of others: Lightning and accelerate.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

const numberIn = (code: string, name: string): string | undefined => new RegExp(`${name}=([\\d.]+)`).exec(code)?.[1];

/** The updates of an epoch of a case. */
function updatesOf({ code = '', given }: GoldenCase): number {
  const limit = numberIn(code, 'limit_train_batches') ?? '1.0';
  const all = given!.batches!;
  const batches = limit.includes('.') ? Math.floor(all * Number(limit)) : Math.min(all, Number(limit));
  return Math.ceil(batches / Number(numberIn(code, 'accumulate_grad_batches') ?? 1));
}

describe('a scheduler of configure_optimizers, as Lightning 2.6 steps it', () => {
  for (const golden of goldenCases('lightning', ({ language, name }) => language === 'python' && name !== 'an optimizer alone')) {
    it(golden.name, async () => {
      const updates = updatesOf(golden);
      const options = {
        ...optionsOf(golden),
        run: { stepsPerEpoch: updates },
        // Asked for only where batches are accumulated and counted.
        answers: new Map([['scheduler.batches per epoch', golden.given!.batches!]]),
      };
      const found = (await find('python', golden.code!, options)).at(-1)!;
      const isInEpochs = found.unit === 'epoch';
      assert.equal(isInEpochs, !golden.code!.includes('"interval": "step"'));
      found.curves.forEach(({ schedule }) =>
        golden.steps.forEach((step, index) => {
          const [value, expected] = [schedule.at(isInEpochs ? Math.floor(step / updates) : step), golden.values[index]!];
          assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `at step ${step}: ${value}, but the library has ${expected}`);
        }),
      );
      assert.equal(found.curves.length, 1);
    });
  }

  const module = (body: string, head = 'import lightning as L\nimport torch\n') =>
    `${head}class Model(L.LightningModule):\n    def configure_optimizers(self):\n        opt = torch.optim.SGD(self.parameters(), lr=1.0)\n        sched = torch.optim.lr_scheduler.StepLR(opt, 2, gamma=0.5)\n${body}`;
  const returned = '        return {"optimizer": opt, "lr_scheduler": {"scheduler": sched, "interval": "step", "frequency": 2}}\n';

  it('counts updates elsewhere: without Lightning, in another method, and where the module steps it itself', async () => {
    const texts = [
      module('        return [opt], [sched]\n', 'import torch\n'),
      module('        return [opt], [sched]\n').replace('configure_optimizers', 'make'),
      module('        return [opt], [sched]\n').replace(
        '    def',
        '    def __init__(self):\n        self.automatic_optimization = False\n    def',
      ),
    ];
    for (const text of texts) assert.equal((await findOne('python', text)).unit, 'step');
    assert.equal((await findOne('python', module('        return [opt], [sched]\n'))).unit, 'epoch');
  });

  it('takes a whole number as the batches of an epoch, and 1.0 as all of them', async () => {
    for (const name of ['limited to one batch', 'limited to all of the batches']) {
      const golden = goldenCases('lightning').find((each) => each.name === name)!;
      await assertGolden(golden, (found) => found.at(-1));
    }
  });

  it('asks for the batches of an epoch where a frequency counts them', async () => {
    const { curves, unknowns } = await findOne('python', module(returned));
    assert.deepEqual([curves, unknowns.map(({ text }) => text)], [[], ['How many batches does an epoch have?']]);
  });

  it('has no curve where its interval is not known', async () => {
    const { curves, problems } = await findOne('python', module(returned.replace('"step"', 'self.interval')));
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['no-curve']]);
  });
});

describe('a prepared scheduler, as accelerate 1.15 steps it', () => {
  for (const golden of goldenCases('accelerate')) {
    it(golden.name, () => {
      const { processes, batches, stepped } = golden.given!;
      const updates = golden.code!.includes('split_batches') ? batches! : batches! / processes!;
      const steps = golden.steps.map((step) => (stepped === 'epoch' ? Math.floor(step / updates) : step));
      return assertGolden({ ...golden, steps }, (found) => found.find(({ label }) => label === 'scheduler'));
    });
  }

  it('is stepped once where it is not prepared, or by another object', async () => {
    const text =
      'from accelerate import Accelerator\nimport torch\naccelerator = Accelerator()\nopt = torch.optim.SGD(m.parameters(), lr=1.0)\n' +
      'sched = torch.optim.lr_scheduler.StepLR(opt, 2, gamma=0.5)\nmodel = accelerator.prepare(model)\nx = other.prepare(sched)\n';
    const { schedule } = await findOne('python', text, { run: { processes: 2 } });
    assert.equal(schedule!.at(1), 1);
    const prepared = await findOne('python', text.replace('other.prepare', 'accelerator.prepare'), { run: { processes: 2 } });
    assert.equal(prepared.schedule!.at(1), 0.5);
  });
});

describe('placeholders of accelerate', () => {
  const head = 'from accelerate.utils import DummyScheduler, MegatronLMDummyScheduler\n';
  it('are named, as what they do is in another file', async () => {
    for (const name of ['DummyScheduler', 'MegatronLMDummyScheduler']) {
      const { curves, problems, label } = await findOne('python', `${head}scheduler = ${name}(optimizer, total_num_steps=100)\n`);
      assert.deepEqual([curves, problems.map(({ code }) => code), label], [[], ['no-curve'], 'scheduler']);
    }
  });
  it('are left alone where they make a scheduler of their own', async () => {
    const text = `${head}scheduler = DummyScheduler(optimizer, lr_scheduler_callable=make)\n`;
    assert.deepEqual(await find('python', text), []);
    assert.deepEqual(await find('python', 'scheduler = DummyScheduler(optimizer)\n'), []);
  });
});
