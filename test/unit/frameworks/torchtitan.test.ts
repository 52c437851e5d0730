import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

describe('the TOML of torchtitan, as it runs it', () => {
  for (const golden of goldenCases('torchtitan') as readonly (GoldenCase & { readonly total?: number })[])
    it(golden.name, async () => {
      const found = await findOne('toml', golden.config!);
      await assertGolden(golden, () => found);
      assert.equal(found.totalSteps, golden.total);
    });
});

describe('torchtitan', () => {
  it('leaves the sections of others alone', async () => {
    assert.deepEqual(await find('toml', '[lr_scheduler]\nwarmup_steps = 10\n\n[training]\nsteps = 100\n'), []);
    assert.deepEqual(await find('toml', '[lr_scheduler]\nname = "cosine"\n\n[training]\nsteps = 100\nseq_len = 2048\n'), []);
  });
});
