import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/group 0$/, 'the first of several parameter groups, whose rates a splitter tells apart'],
  [/^fine-tuning/, 'two fits in one'],
  [/^a constant/, 'a fit without a schedule'],
];
const isOther = ({ name }: GoldenCase) => others.some(([pattern]) => pattern.test(name));

describe('the schedules of fastai, as fastai 2.8 runs them', () => {
  for (const golden of goldenCases('fastai', (each) => !isOther(each))) {
    it(golden.name, async () => {
      const found = await find('python', golden.code!, { run: { stepsPerEpoch: golden.given?.batches } });
      const schedule = found.find(({ label }) => label === 'schedule') ?? found[0];
      if (golden.values.length === 0) {
        assert.deepEqual(schedule!.curves, []);
        assert.notEqual(schedule!.problems.length, 0);
        return;
      }
      // A schedule of one's own is found where it is made, by parts of the run.
      const ofRun = golden.name === "a schedule of one's own" ? { ...golden, steps: golden.steps.map((step) => step / 20) } : golden;
      const isNamed = schedule!.curves.some(({ quantity }) => quantity === golden.quantity);
      const quantity = isNamed ? golden.quantity : schedule!.curves[0]!.quantity;
      await assertGolden({ ...ofRun, quantity, group: 0 }, () => schedule);
    });
  }
});

describe('fastai', () => {
  it('is claimed where fastai is imported', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    assert.equal(await count('from fastai.vision.all import *\ns = SchedCos(1.0, 0.1)\n'), 1);
    assert.equal(await count('from fastai.callback.schedule import SchedCos as C\ns = C(1.0, 0.1)\n'), 1);
    assert.equal(await count('s = SchedCos(1.0, 0.1)\n'), 0);
    assert.equal(await count('from fastai.vision.all import *\nclass SchedCos: ...\ns = SchedCos(1.0, 0.1)\n'), 0);
    assert.equal(await count('from fastai.vision.all import *\nlearn.fit_one_cycle(3, 1e-3)\n'), 1);
    assert.equal(await count('learn.fit_one_cycle(3, 1e-3)\n'), 0);
  });

  it('draws a fit over the parts of the run where the batches are not known', async () => {
    const { unit, schedule } = await findOne('python', 'from fastai.vision.all import *\nlearn.fit_one_cycle(3, 1.0)\n');
    assert.equal(unit, 'fraction');
    assert.equal(schedule!.at(0.25), 1);
  });
});
