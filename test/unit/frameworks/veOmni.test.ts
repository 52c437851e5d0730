import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { type GoldenCase, goldenCases } from './goldenCases';

/** A case, and how long its run is, which no config says. */
type Case = GoldenCase & { readonly total: number };

describe('the optimizer of a config of VeOmni', () => {
  const cases = goldenCases('veomni') as readonly Case[];
  for (const { name, config, total, steps, values } of cases)
    it(name, async () => {
      const { schedule, problems } = await findOne('yaml', config!, { run: { totalSteps: total } });
      assert.deepEqual(problems, []);
      const found = steps.map((step) => schedule!.at(step));
      found.forEach((value, index) =>
        assert.ok(Math.abs(value - values[index]!) <= 1e-9 * values[index]!, `at step ${steps[index]!}: ${value}, not ${values[index]!}`),
      );
    });

  it('asks for the steps of the run', async () => {
    assert.equal((await findOne('yaml', cases[0]!.config!)).unknowns.length, 1);
  });

  it('is that of VeOmni alone', async () => {
    for (const [from, to] of [
      ['  accelerator:\n    ulysses_size: 1\n', ''],
      ['train:', 'training:'],
      ['cosine', 'wsd'],
      ['    lr: ', '    rate: '],
    ] as const)
      assert.deepEqual(
        (await find('yaml', cases[0]!.config!.replace(from, to))).filter(({ library }) => library === 'VeOmni'),
        [],
        to,
      );
  });
});
