import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

/** What no fit sets, and no text says. */
const ofItsOptimizer = 'a constant: momentum';

describe('the schedules of fastai, as fastai 2.8 runs them', () => {
  for (const golden of goldenCases('fastai', ({ name }) => name !== ofItsOptimizer)) {
    it(golden.name, async () => {
      const found = await find('python', golden.code!, { run: { stepsPerEpoch: golden.given?.batches } });
      const schedule = found.find(({ label, curves }) => label === 'schedule' && curves.length > 0) ?? found[0];
      if (golden.values.length === 0) {
        assert.deepEqual(schedule!.curves, []);
        assert.notEqual(schedule!.problems.length, 0);
        return;
      }
      // A schedule of one's own is found where it is made, by parts of the run.
      const ofRun = golden.name === "a schedule of one's own" ? { ...golden, steps: golden.steps.map((step) => step / 20) } : golden;
      const isNamed = schedule!.curves.some(({ quantity }) => quantity === golden.quantity);
      const isOfGroups = schedule!.curves.some(({ quantity }) => quantity.includes('group)')) && golden.quantity === 'lr';
      const ofGroup = golden.group === 0 ? 'lr (first group)' : 'lr (last group)';
      const quantity = isOfGroups ? ofGroup : isNamed ? golden.quantity : schedule!.curves[0]!.quantity;
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

  it('has the rates of the first and of the last group of a slice, and a tenth for all but the last where it has one end', async () => {
    const tops = async (slice: string) => {
      const { curves } = await findOne('python', `from fastai.vision.all import *\nlr = 1e-2\nlearn.fit_flat_cos(2, ${slice})\n`);
      return curves.map(({ quantity, schedule }) => [quantity, schedule.at(0)]);
    };
    const both = (first: number, last: number) => [
      ['lr (first group)', first],
      ['lr (last group)', last],
    ];
    // As fastai 2.8.12 was seen to do it with a splitter of two and of three groups.
    assert.deepEqual(await tops('slice(1e-5, 1e-3)'), both(1e-5, 1e-3));
    assert.deepEqual(await tops('lr=slice(1e-3)'), both(1e-4, 1e-3));
    assert.deepEqual(await tops('slice(None, 1e-3)'), both(1e-4, 1e-3));
    assert.deepEqual(await tops('slice(lr / 100, lr)'), both(1e-4, 1e-2));
    assert.deepEqual(await tops('1e-3'), [['lr', 1e-3]]);
  });

  it('draws a fit over the parts of the run where the batches are not known', async () => {
    const { unit, schedule } = await findOne('python', 'from fastai.vision.all import *\nlearn.fit_one_cycle(3, 1.0)\n');
    assert.equal(unit, 'fraction');
    assert.equal(schedule!.at(0.25), 1);
  });

  const fitted = (line: string, learner = '') => find('python', `from fastai.vision.all import *\n${learner}${line}\n`);

  it('fits a Learner of one group of parameters with one rate', async () => {
    // As fastai 2.8.12 was seen to do it: with a single group a slice is its last rate.
    const learner = 'learn = Learner(dls, model)\n';
    const shown = async (line: string) =>
      (await fitted(line, learner)).flatMap(({ curves }) => curves.map(({ quantity, schedule }) => [quantity, schedule.at(0)]));
    assert.deepEqual(await shown('learn.fit(2, slice(1e-3))'), [['lr', 1e-3]]);
    assert.deepEqual(await shown('learn.fit_flat_cos(2, slice(1e-5, 1e-3))'), [['lr', 1e-3]]);
    assert.deepEqual(await shown('learn.fine_tune(2, 1e-2)'), [
      ['lr', 1e-2 / 25],
      ['momentum', 0.95],
    ]);
    assert.deepEqual(await shown('learn.fit(2)'), [['lr', 1e-3]]);
  });

  it('leaves a fit alone that is of another library, or whose callbacks may set the rate', async () => {
    const count = async (line: string, learner?: string) => (await fitted(line, learner)).length;
    assert.equal(await count('learn.fit(2, 1e-3)'), 1);
    assert.equal(await count('learn.fit(2, 1e-3, cbs=[SaveModelCallback(), ShowGraphCallback])'), 1);
    assert.equal(await count('learn.fit(2, cbs=ParamScheduler({}))'), 0);
    assert.equal(await count('learn.fit(2, 1e-3, cbs=[made])'), 0);
    assert.equal(await count('learn.fit(2, 1e-3)', 'learn = Learner(dls, model, cbs=make_callbacks())\n'), 0);
    assert.equal(await count('learn.fit(2, 1e-3)', 'learn = LogisticRegression()\n'), 0);
    assert.equal(await count('model.fit(2, 1e-3)'), 0);
  });

  it('goes from the frozen epochs to the others where the batches are not known', async () => {
    const [found] = await fitted('learn.fine_tune(3, 1.0)');
    assert.equal(found!.unit, 'fraction');
    // A quarter of all epochs is frozen; behind it the rate is half, which 100 divides for the first group.
    const [first, last] = found!.curves.map(({ schedule }) => [0, 0.25].map((part) => schedule.at(part)));
    assert.deepEqual(last, [0.04, 0.1]);
    assert.deepEqual(first, [0.1 / 25, 0.005 / 5]);
  });
});
