import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { originOf } from '../../fixtures/origins';
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

describe('a SOLVER section that builds on another', () => {
  /** A case with the last key alone in the config, and the others in the file that it names. */
  const split = (config: string) => {
    const [head, ...keys] = config.trimEnd().split('\n');
    const file = (list: readonly string[]) => `${head!}\n${list.join('\n')}\n`;
    return { 'a.yaml': `_BASE_: b.yaml\n${file(keys.slice(-1))}`, 'b.yaml': file(keys.slice(0, -1)) };
  };
  const cases = goldenCases('detectron2', (each) => !isOther(each) && !isLazy(each) && each.values.length > 0 && !isUnknown(each));
  for (const golden of cases.filter(({ config }) => config!.trimEnd().split('\n').length > 2))
    it(`has its keys: ${golden.name}`, async () => {
      const { found } = await findWithParents(split(golden.config!));
      await assertGolden(golden, () => found[0]);
    });

  const child = '_BASE_: b.yaml\nSOLVER:\n  MAX_ITER: 90\n';

  it('says nothing where that file cannot be read, or is of another trainer', async () => {
    assert.deepEqual((await findWithParents({ 'a.yaml': child })).found, []);
    assert.deepEqual((await findWithParents({ 'a.yaml': child, 'b.yaml': 'SOLVER:\n  SCHED: MultiStepLR\n' })).found, []);
  });

  it('says in which file a value stands', async () => {
    const { found } = await findWithParents({ 'a.yaml': child, 'b.yaml': 'SOLVER:\n  BASE_LR: 0.5\n' });
    const rate = found[0]!.parameters.find(({ name }) => name === 'BASE_LR');
    assert.deepEqual([rate!.value, originOf(rate), rate!.literal], [0.5, 'BASE_LR, line 2 of b.yaml', undefined]);
  });
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
