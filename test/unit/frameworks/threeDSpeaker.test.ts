import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('3D-Speaker', () => {
  const cases = goldenCases('3dspeaker');
  for (const golden of cases)
    it(golden.name, () =>
      assertGolden(golden, ([found, ...others]) => {
        assert.deepEqual([found?.unit, found?.problems, others], ['epoch', [], []]);
        return found;
      }),
    );

  it('says to which key an argument leads', async () => {
    const text = cases[0]!.config!;
    const { parameters } = await findOne('yaml', text);
    const literal = parameters.find(({ name }) => name === 'max_lr')?.literal;
    assert.equal(literal && text.slice(literal.from - 'lr: '.length, literal.to), 'lr: 0.2');
  });

  it('is none with other schedulers, or without a length', async () => {
    for (const [from, to] of [
      ['WarmupCosineScheduler', 'CosineScheduler'],
      ['speakerlab.process.', 'mine.'],
      ['num_epoch: 70', 'epochs: 70'],
    ] as const)
      assert.deepEqual(await find('yaml', cases[0]!.config!.replace(from, to)), [], to);
  });
});
