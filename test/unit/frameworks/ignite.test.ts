import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/EPOCH_STARTED, scheduler\)/, 'iterations of a scheduler that counts epochs'],
  [/EPOCH_COMPLETED/, 'the end of an epoch, which the next one uses'],
  [/name='average'/, 'what the name of an attachment changes'],
  [/LambdaStateScheduler/, 'a function of the step, which the interpreter reads'],
];
const isOther = ({ code = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code));

describe('the schedulers of PyTorch-Ignite, as ignite 0.5.5 runs them', () => {
  for (const golden of goldenCases('ignite', (each) => !isOther(each))) {
    it(golden.name, async () => {
      const torch = golden.given?.backend?.replace('torch ', '') ?? '2.15.0';
      const all = await find('python', golden.code!, { versions: new Map([['torch', torch]]) });
      await assertGolden(golden, () => all.find(({ label }) => label === golden.variable));
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
});
