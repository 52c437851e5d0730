import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

const config = (lr: string, global = 'epoch_num: 20') => `Global:\n  ${global}\nOptimizer:\n  name: Adam\n  lr: {${lr}}\n`;

describe("the rates of PaddleOCR's configs, as PaddlePaddle runs them", () => {
  for (const golden of goldenCases('paddle_ocr')) {
    it(golden.name, () => assertGolden(golden, ([found]) => found));

    it(`${golden.name}, in epochs where the steps of an epoch are not known`, async () => {
      const { schedule, unit } = await findOne('yaml', golden.config!, { ...optionsOf(golden), run: {} });
      const steps = golden.given!.steps_per_epoch!;
      assert.equal(unit, 'epoch');
      // A warm-up of a part of an epoch is rounded to whole steps, which are not known.
      if (golden.name.includes('a part of')) return;
      golden.steps.forEach((step, index) => {
        const [value, expected] = [schedule!.at(step / steps), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected) + 1e-15, `at step ${step}: ${value}, not ${expected}`);
      });
    });
  }

  it('ask for the epochs nowhere but in Global, and are no others', async () => {
    const count = async (text: string) => (await find('yaml', text)).filter(({ library }) => library === 'PaddleOCR').length;
    assert.equal(await count(config('name: Cosine, learning_rate: 0.001')), 1);
    // PaddleClas has the same keys, and other rules.
    assert.equal(await count(config('name: Cosine, learning_rate: 0.001', 'epochs: 20')), 0);
    assert.equal(await count(config('name: Cosine, learning_rate: 0.001').replace('Optimizer', 'Other')), 0);
    assert.equal(await count(config('learning_rate: 0.001')), 0);
  });
});
