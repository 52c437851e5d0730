import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('configs of fairchem', () => {
  const cases = goldenCases('fairchem');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
  const configOf = (name: string) => cases.find((golden) => golden.name === name)!.config!;

  it('asks for the iterations of an epoch, of which a config in steps needs none but for its warm-up', async () => {
    for (const name of ['a cosine', 'UMA in epochs', 'UMA in steps, with a warm-up of one'])
      assert.deepEqual(
        (await findOne('yaml', configOf(name))).unknowns.map(({ text }) => text),
        ['How many iterations does an epoch have?'],
      );
  });

  it('are none with another scheduler, or where something is missing that fairchem needs', async () => {
    for (const [name, from, to] of [
      ['milestones', 'lr_initial: 0.0001', 'lr_initial: 0.0001\n  scheduler: CosineAnnealingLR'],
      ['milestones', 'warmup_factor', 'warmup'],
      ['a cosine', 'lambda_type: cosine', 'lambda_type: cosine\n    epochs: 741904'],
      ['UMA in epochs', 'epochs: 2.5', 'epochs: null'],
      ['UMA in epochs', 'steps: null', 'steps: 100'],
      ['UMA in epochs', '_get_consine_lr_scheduler', '_get_cosine_lr_scheduler'],
    ] as const) {
      const found = await find('yaml', configOf(name).replace(from, to));
      assert.deepEqual(
        found.filter(({ library }) => library === 'fairchem'),
        [],
        `${name}: ${to}`,
      );
    }
  });
});
