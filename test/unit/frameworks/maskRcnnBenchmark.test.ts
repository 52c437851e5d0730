import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the SOLVER section, as maskrcnn-benchmark and its kin run it', () => {
  for (const golden of goldenCases('maskrcnn')) it(`${golden.library}: ${golden.name}`, () => assertGolden(golden, ([found]) => found));

  const solver = 'SOLVER:\n  BASE_LR: 0.01\n  MAX_ITER: 90000\n  STEPS: (60000, 80000)\n';
  const sourceOf = async (text: string) => (await findOne('yaml', text)).source.split('.')[0];

  it('is told from that of detectron2 by keys that this one has renamed', async () => {
    assert.equal(await sourceOf(`MODEL:\n  BACKBONE:\n    CONV_BODY: "R-50-FPN"\n${solver}`), 'maskrcnn-benchmark');
    assert.equal(await sourceOf(`MODEL:\n  WEIGHT: "a.pth"\n  LANGUAGE_BACKBONE:\n    FREEZE: False\n${solver}`), 'GLIP');
    for (const model of ['MODEL:\n  WEIGHTS: "a.pth"\n', 'VERSION: 2\nMODEL:\n  WEIGHT: "a.pth"\n', ''])
      assert.equal(await sourceOf(model + solver), 'detectron2', model);
  });

  it('is none where something else says when the rate falls, or how long the run is', async () => {
    for (const more of ['  MAX_EPOCH: 12\n', '  USE_AUTOSTEP: True\n', '  SCHEDULE:\n    TYPE: "WarmupReduceLROnPlateau"\n'])
      assert.deepEqual(await find('yaml', `MODEL:\n  WEIGHT: "a.pth"\n${solver}${more}`), [], more);
    assert.deepEqual(await find('yaml', 'MODEL:\n  WEIGHT: "a.pth"\nSOLVER:\n  STEPS: (60000, 80000)\n'), []);
  });

  it('is not that of other trainers, which count epochs or have other names for the rate', async () => {
    for (const more of ['  MAX_NUM_EPOCHS: 50\n', '  WARMUP_EPOCHS: 5\n', '  LR: 0.001\n', '  LR_STEPS: [80000]\n'])
      assert.deepEqual(await find('yaml', solver + more), [], more);
  });
});
