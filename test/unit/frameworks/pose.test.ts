import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('LR_STEP of the TRAIN section, as trainers of poses run it', () => {
  for (const golden of goldenCases('pose'))
    it(`${golden.library}: ${golden.name}`, () =>
      assertGolden(golden, ([found]) => {
        assert.deepEqual([found!.unit, found!.problems], ['epoch', []]);
        return found;
      }));

  it('is theirs alone', async () => {
    const train = 'TRAIN:\n  BEGIN_EPOCH: 0\n  END_EPOCH: 9\n  LR: 0.1\n  LR_STEP: [3]\n';
    const model = 'MODEL:\n  NAME: pose_hrnet\n';
    assert.equal((await find('yaml', train + model)).length, 1);
    for (const text of [
      train,
      `${train}MODEL:\n  NAME: pose_higher_hrnet\n`,
      `${train}DATA_PRESET:\n  TYPE: simple\n`,
      model + train.replace('BEGIN_EPOCH: 0', 'BEGIN_EPOCH: 3'),
      model + train.replace('LR_STEP', 'LR_STEPS'),
      model + train.replace('END_EPOCH', 'EPOCHS'),
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
