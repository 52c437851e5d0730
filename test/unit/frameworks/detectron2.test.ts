import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [[/^MODEL/, 'a config that says nothing of its schedule']];
const isLazy = ({ code }: GoldenCase) => code !== undefined;
const isOther = ({ code, config = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code ?? config));
/** The section is left to others. */
const isUnknown = ({ name }: GoldenCase) => name === 'an unknown name';

describe('the SOLVER section, as detectron2 runs it', () => {
  for (const golden of goldenCases('detectron2', (each) => !isOther(each) && !isLazy(each))) {
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

describe('lazy calls, as detectron2 makes them', () => {
  for (const golden of goldenCases('detectron2', isLazy))
    it(golden.name, async () => {
      const [found] = await find('python', golden.code!);
      assert.equal(found!.label, golden.variable);
      const { lr, max_iter: length } = golden.given as unknown as { readonly lr: number; readonly max_iter: number };
      golden.steps.forEach((step, index) => {
        const [value, wanted] = [found!.schedule!.at(step / length) * lr, golden.values[index]!];
        assert.ok(Math.abs(value - wanted) <= 1e-9 * Math.abs(wanted), `${step}: ${value}, not ${wanted}`);
      });
    });

  const head =
    'from functools import partial\nfrom detectron2.config import LazyCall as L\nfrom fvcore.common.param_scheduler import LinearParamScheduler\n';
  const count = async (code: string) => (await find('python', head + code)).length;

  it('are read where the name is that of detectron2 alone, or of partial', async () => {
    assert.equal(await count('s = L(LinearParamScheduler)(start_value=1.0, end_value=0.0)\n'), 1);
    assert.equal(await count('s = partial(LinearParamScheduler)(1.0, 0.0)\n'), 1);
    assert.equal(await count('s = other(LinearParamScheduler)(1.0, 0.0)\n'), 0);
    assert.equal(await count('def L(f):\n    return print\ns = L(LinearParamScheduler)(1.0, 0.0)\n'), 0);
  });
});

describe('detectron2', () => {
  it('leaves the SOLVER sections of others alone', async () => {
    const { library } = await findOne('yaml', 'SOLVER:\n  BASE_LR: 0.1\n  LR_POLICY: cosine\n  MAX_EPOCH: 196\n');
    assert.equal(library, 'PySlowFast');
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
