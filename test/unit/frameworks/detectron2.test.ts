import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/LazyCall/, 'calls that are put off'],
  [/^MODEL/, 'a config that says nothing of its schedule'],
];
const isOther = ({ code, config = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code ?? config));
/** The section is left to others. */
const isUnknown = ({ name }: GoldenCase) => name === 'an unknown name';

describe('the SOLVER section, as detectron2 runs it', () => {
  for (const golden of goldenCases('detectron2', (each) => !isOther(each))) {
    it(golden.name, async () => {
      const [found] = await find('yaml', golden.config!);
      if (isUnknown(golden)) {
        assert.equal(found, undefined);
        return;
      }
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

describe('detectron2', () => {
  it('leaves the SOLVER sections of others alone', async () => {
    assert.deepEqual(await find('yaml', 'SOLVER:\n  BASE_LR: 0.1\n  LR_POLICY: cosine\n  MAX_EPOCH: 196\n'), []);
    assert.deepEqual(await find('yaml', 'SOLVER:\n  TYPE: cplex\n'), []);
    assert.deepEqual(await find('yaml', 'solver:\n  BASE_LR: 0.1\n'), []);
  });

  it('has the defaults of detectron2', async () => {
    const { schedule, totalSteps } = await findOne('yaml', 'SOLVER:\n  BASE_LR: 0.001\n');
    assert.equal(totalSteps, 40_000);
    assert.deepEqual(
      [29_999, 30_000, 40_000].map((step) => schedule!.at(step)),
      [0.001, 0.0001, 0.0001],
    );
  });
});
