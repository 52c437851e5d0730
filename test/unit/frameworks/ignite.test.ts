import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/attach\(trainer, Events\.EPOCH_COMPLETED/, 'a value of the state that is set at the end of an epoch, which the next one uses'],
  [/name='average'/, 'what the name of an attachment changes'],
  [/LambdaStateScheduler/, 'a function of the step, which the interpreter reads'],
];
/** A scheduler that counts epochs has a value for each, which all of its iterations use. */
const byEpochs = (golden: GoldenCase): GoldenCase => {
  const length = (golden.given as { readonly epoch_length?: number } | undefined)?.epoch_length;
  if (length === undefined || !/EPOCH_\w+, scheduler\)/.test(golden.code!)) return golden;
  const first = golden.steps.flatMap((step, index) => (step % length === 0 ? [index] : []));
  return { ...golden, steps: first.map((_, epoch) => epoch), values: first.map((index) => golden.values[index]!) };
};
const isOther = ({ code = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code));

describe('the schedulers of PyTorch-Ignite, as ignite 0.5.5 runs them', () => {
  for (const golden of goldenCases('ignite', (each) => !isOther(each))) {
    it(golden.name, async () => {
      const torch = golden.given?.backend?.replace('torch ', '') ?? '2.15.0';
      const all = await find('python', golden.code!, { versions: new Map([['torch', torch]]) });
      await assertGolden(byEpochs(golden), () => all.find(({ label }) => label === golden.variable));
    });
  }
});

describe('PyTorch-Ignite', () => {
  it('is claimed by its import alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    const call = "s = PiecewiseLinear(opt, 'lr', [(0, 1.0), (5, 0.0)])\n";
    assert.equal(await count(`from ignite.handlers import PiecewiseLinear\n${call}`), 1);
    assert.equal(await count(`from elsewhere import PiecewiseLinear\n${call}`), 0);
    assert.equal(await count(`class PiecewiseLinear: ...\n${call}`), 0);
  });

  const head = 'import torch\nfrom ignite.handlers import *\nopt = torch.optim.SGD(p, lr=0.5)\n';

  it('does not draw a scheduler of PyTorch behind another one, from whose last rate it goes on', async () => {
    const code = `${head}a = PiecewiseLinear(opt, 'lr', [(0, 1.0), (5, 0.1)])\nb = LRScheduler(torch.optim.lr_scheduler.ExponentialLR(opt, 0.9))\ns = ConcatScheduler([a, b], [5])\n`;
    const found = (await find('python', code)).find(({ label }) => label === 's')!;
    assert.deepEqual([found.curves, found.problems.map(({ code: each }) => each)], [[], ['no-curve']]);
  });

  it('asks what the optimizer has where it is attached to the end of an event and the file does not say it', async () => {
    const code = (optimizer: string) =>
      `from ignite.handlers import *\n${optimizer}s = PiecewiseLinear(opt, 'lr', [(0, 1.0), (4, 0.0)])\ntrainer.add_event_handler(Events.EPOCH_COMPLETED, s)\n`;
    const [asked] = await find('python', code(''));
    assert.deepEqual(
      asked!.unknowns.map(({ text }) => text),
      ['What is the value of the optimizer before the first event?'],
    );
    const [known] = await find('python', code('import torch\nopt = torch.optim.SGD(p, lr=0.3)\n'));
    assert.deepEqual(
      [0, 1, 2, 5].map((epoch) => known!.schedule!.at(epoch)),
      [0.3, 1, 0.75, 0],
    );
  });
});
