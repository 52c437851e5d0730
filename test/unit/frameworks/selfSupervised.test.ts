// Trainers that learn from images without labels.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { assertGolden, goldenCases } from './goldenCases';

describe('solo-learn', () => {
  for (const golden of goldenCases('sololearn'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ unit, problems, curves }) => [unit, problems, curves.some(({ quantity }) => quantity === golden.quantity)]),
          [[golden.unit, [], true]],
        );
        return found[0];
      }),
    );

  const [config] = goldenCases('sololearn').map((golden) => golden.config!);

  it('is drawn over the epochs where nobody says how many updates they have', async () => {
    const { curves, unit, totalSteps } = await findOne('yaml', config!);
    assert.deepEqual([unit, totalSteps, curves.map(({ schedule }) => schedule.at(10))], ['epoch', 20, [0.3, 0.1]]);
    assert.ok(Math.abs(curves[0]!.schedule.at(15) - 0.15) < 1e-12);
  });

  it('has a list beside it, which has no keys', async () => {
    const files = { 'x.yaml': `defaults:\n  - _self_\n  - augmentations: a.yaml\n${config!}`, 'augmentations/a.yaml': '- crop: 1\n' };
    const { found } = await findWithParents(files);
    assert.equal(found[0]?.curves.length, 2);
  });

  it('is none where the rest of it is missing', async () => {
    for (const text of [
      config!.replace('method:', 'approach:'),
      config!.replace('devices: [0, 1]\n', ''),
      `run:\n  ${config!.replaceAll('\n', '\n  ')}`,
    ])
      assert.deepEqual(await find('yaml', text), [], text);
    assert.deepEqual(await find('yaml', config!.replace('"warmup_cosine"', '"exponential"')), []);
  });
});
