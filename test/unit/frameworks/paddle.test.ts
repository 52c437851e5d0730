import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/ReduceOnPlateau/, 'driven by a metric'],
  [/'0\.5'/, 'a rate that is text, which is asked for'],
];
const isOther = ({ code = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code));

describe('the schedulers of PaddlePaddle, as paddle 3.3 runs them', () => {
  for (const golden of goldenCases('paddle', (each) => !isOther(each))) {
    it(golden.name, async () => {
      if (golden.values.length > 0) return assertGolden(golden, (all) => all.find(({ label }) => label === 'scheduler'));
      const [found] = await find('python', golden.code!);
      assert.deepEqual(found!.curves, []);
      assert.notEqual(found!.problems.length, 0);
    });
  }
});

describe('PaddlePaddle', () => {
  const count = async (code: string) => (await find('python', code)).length;

  it('is claimed by its import alone', async () => {
    assert.equal(await count('from paddle.optimizer import lr\ns = lr.StepDecay(0.1, 30)\n'), 1);
    assert.equal(await count('from paddle.optimizer.lr import StepDecay as S\ns = S(0.1, 30)\n'), 1);
    assert.equal(await count('class StepDecay: ...\ns = StepDecay(0.1, 30)\n'), 0);
    assert.equal(await count('from mylib import StepDecay\ns = StepDecay(0.1, 30)\n'), 0);
  });

  it('warms up a scheduler that is bound to a name', async () => {
    const code = 'import paddle\nc = paddle.optimizer.lr.StepDecay(1.0, 2, 0.5)\ns = paddle.optimizer.lr.LinearWarmup(c, 4, 0.0, 1.0)\n';
    const found = (await find('python', code)).find(({ label }) => label === 's')!;
    assert.deepEqual(
      [0, 2, 4, 6, 8].map((step) => found.schedule!.at(step)),
      [0, 0.5, 1, 0.5, 0.25],
    );
  });
});
