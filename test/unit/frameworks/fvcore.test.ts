import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the schedulers of fvcore, as fvcore 0.1.5 runs them', () => {
  for (const golden of goldenCases('fvcore')) {
    it(golden.name, async () => {
      const [found] = await find('python', golden.code!);
      if (golden.values.length > 0) {
        await assertGolden(golden, () => found);
        if (golden.fails_at !== null) assert.ok(Number.isNaN(found!.schedule!.at(golden.fails_at)));
        return;
      }
      assert.deepEqual(found!.curves, []);
      assert.notEqual(found!.problems.length, 0);
    });
  }
});

describe('fvcore', () => {
  it('is claimed by its import alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    assert.equal(await count('from fvcore.common import param_scheduler as P\ns = P.LinearParamScheduler(0.0, 1.0)\n'), 1);
    assert.equal(await count('class LinearParamScheduler: ...\ns = LinearParamScheduler(0.0, 1.0)\n'), 0);
    assert.equal(await count('from mylib import LinearParamScheduler\ns = LinearParamScheduler(0.0, 1.0)\n'), 0);
  });
});
