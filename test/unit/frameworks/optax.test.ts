import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { allProblems } from '../../../src/language/find/allProblems';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

/** What is not a schedule of optax itself, or is one behind an optimizer that stretches it. */
const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/reduce_on_plateau/, 'driven by a metric'],
  [/def schedule|lambda/, 'a function of the step, which the interpreter reads'],
  [/MultiSteps|two schedules in one chain|learning_rate=0\.1\)/, 'what an optimizer makes of its schedules, not a schedule'],
];
const isOther = ({ name, code = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code) || pattern.test(name));
/** 0.2.4 kept the rate in the precision of the parameters, and its one-cycle is 2.3e-6 off at step 0. */
const changed = /in bfloat16|cosine one-cycle/;

describe('the schedules of optax, as optax 0.2.8 runs them', () => {
  const cases = goldenCases('optax', (each) => !isOther(each) && (each.version === '0.2.8' || !changed.test(each.name)));
  for (const golden of cases) {
    it(`${golden.name} (${golden.version})`, async () => {
      if (golden.values.length === 0) {
        const [found] = await find('python', golden.code!);
        assert.deepEqual(found!.curves, []);
        assert.notEqual(found!.problems.length, 0);
        return;
      }
      const group = ['encoder', 'head'].indexOf(/two groups: (\w+)/.exec(golden.name)?.[1] ?? 'encoder');
      const isOfOptimizer = golden.variable === 'optimizer';
      await assertGolden({ ...golden, group: 0 }, (all) =>
        isOfOptimizer ? all[group] : all.find(({ label }) => label === golden.variable),
      );
    });
  }
});

describe('optax', () => {
  const python = (code: string) => find('python', code);

  it('is recognised by its import, under any name', async () => {
    const code =
      'import optax as ox\nfrom optax.schedules import linear_schedule as lin\na = ox.linear_schedule(1.0, 0.0, 10)\nb = lin(1.0, 0.0, 10)\n';
    assert.deepEqual(
      (await python(code)).map(({ label }) => label),
      ['a', 'b'],
    );
  });

  it('is not claimed where a function only has the name', async () => {
    assert.deepEqual(await python('def linear_schedule(a, b, c): ...\ns = linear_schedule(1.0, 0.0, 10)\n'), []);
    assert.deepEqual(await python('from mylib import linear_schedule\ns = linear_schedule(1.0, 0.0, 10)\n'), []);
    assert.deepEqual(await python('s = linear_schedule(1.0, 0.0, 10)\n'), []);
  });

  it('reads boundaries behind names and arithmetic', async () => {
    const code = 'import optax\nN = 10\ndrops = {N: 0.1, 2 * N: 0.5}\ns = optax.piecewise_constant_schedule(1.0, drops)\n';
    const { schedule } = await findOne('python', code);
    const values = [9, 10, 19, 20].map((step) => schedule!.at(step));
    assert.deepEqual(
      values.map((value) => value.toFixed(6)),
      ['1.000000', '0.100000', '0.100000', '0.050000'],
    );
  });

  it('joins schedules that are bound to names', async () => {
    const code =
      'import optax\na = optax.linear_schedule(0.0, 1.0, 10)\nb = optax.constant_schedule(0.5)\ns = optax.join_schedules([a, b], [10])\n';
    const joined = (await python(code)).find(({ label }) => label === 's')!;
    assert.deepEqual(
      [5, 9, 10].map((step) => joined.schedule!.at(step)),
      [0.5, Math.fround(0.9), 0.5],
    );
  });

  it('says that the number of boundaries is wrong', async () => {
    const code = 'import optax\ns = optax.join_schedules([optax.constant_schedule(1.0), optax.constant_schedule(0.5)], [10, 20])\n';
    const found = await findOne('python', code);
    assert.deepEqual(found.curves, []);
    assert.deepEqual(
      allProblems(found).map(({ message }) => messageText(message)),
      ['2 schedules need 1 boundaries, but there are 2.'],
    );
  });

  it('draws a warm-up of no steps that never rises', async () => {
    const { schedule } = await findOne('python', 'import optax\ns = optax.warmup_constant_schedule(0.0, 1e-3, 0)\n');
    assert.deepEqual(
      [0, 1, 1000].map((step) => schedule!.at(step)),
      [0, 0, 0],
    );
  });
});
