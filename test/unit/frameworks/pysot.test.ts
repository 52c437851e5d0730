import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the section TRAIN, as PySOT runs it', () => {
  const cases = goldenCases('pysot');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));

  it('is that of PySOT alone', async () => {
    for (const [from, to] of [
      ["TYPE: 'log'", "TYPE: 'poly'"],
      ["TYPE: 'step'", "TYPE: 'exp'"],
      ['KWARGS', 'ARGS'],
      ['  EPOCH: 20', '  EPOCHS: 20'],
    ] as const)
      assert.deepEqual(await find('yaml', cases[0]!.config!.replace(from, to)), [], to);
  });
});
