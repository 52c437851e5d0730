import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/plateau/, 'driven by a metric'],
  [/noise of the seed/, 'random numbers of torch'],
  [/^flags/, 'the flags of a command'],
];
const isOther = ({ name }: GoldenCase) => others.some(([pattern]) => pattern.test(name));
/** 1.0.15 did not know these names and left the rate alone. */
const isNew = ({ name, version }: GoldenCase) => version === '1.0.15' && /wsd|rsqrt|unknown name/.test(name);

describe('the schedules of timm, as timm 1.0.15 and 1.0.31 run them', () => {
  for (const golden of goldenCases('timm', (each) => !isOther(each) && !isNew(each))) {
    it(`${golden.name} (${golden.version})`, async () => {
      const { config } = golden;
      // The training script takes cosine where a recipe says nothing; here it is said, to tell that it is one.
      const read =
        config !== undefined && !/^sched:/m.test(config)
          ? { ...golden, config: `sched: cosine\nopt: sgd\n${config}`.replace(/^opt: sgd\n([^]*^opt:)/m, '$1') }
          : golden;
      if (golden.values.length > 0) return assertGolden(read, ([found]) => found);
      const [found] = await find(golden.language, golden.code!);
      assert.deepEqual(found!.curves, []);
      assert.notEqual(found!.problems.length, 0);
    });
  }
});

describe('the options of a command line, as timm 1.0.31 reads them', () => {
  for (const golden of goldenCases('timm_arguments')) it(golden.name, () => assertGolden(golden, (found) => found.at(-1)));

  it('give no rate where the script changes it', async () => {
    const options =
      "import argparse\nfrom timm.optim import create_optimizer\nfrom timm.scheduler import CosineLRScheduler\nparser.add_argument('--lr', default=5e-4, type=float)\n";
    const made = 'o = create_optimizer(args, model)\ns = CosineLRScheduler(o, t_initial=30)\n';
    const asked = async (change: string) =>
      (await findOne('python', `${options}${change}${made}`)).unknowns.map(({ parameter }) => parameter.name);
    assert.deepEqual(await asked(''), []);
    assert.deepEqual(await asked('args.lr = args.lr * world_size / 512\n'), ['lr']);
  });
});

const sgd = 'import torch, timm\nopt = torch.optim.SGD(m.parameters(), lr=1.0)\n';

describe('timm', () => {
  it('misses the restart of cycles three times as long, as Python does', async () => {
    const code = `${sgd}s = timm.scheduler.create_scheduler_v2(opt, num_epochs=10, cycle_limit=9, cycle_mul=3.0, cycle_decay=1.0)\n`;
    const { schedule } = await findOne('python', code);
    assert.deepEqual(
      [400, 1210].map((step) => schedule!.at(step)),
      [1, 0],
    );
  });

  it('counts epochs, or updates where it is told to', async () => {
    const units = async (more: string) => (await findOne('python', `${sgd}s = timm.scheduler.CosineLRScheduler(opt, 10${more})\n`)).unit;
    assert.deepEqual([await units(''), await units(', t_in_epochs=False')], ['epoch', 'step']);
  });

  it('is claimed by its import or the keys of its script alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    assert.equal(await count('from mylib import CosineLRScheduler\ns = CosineLRScheduler(opt, t_initial=3)\n'), 0);
    assert.equal(await count('class CosineLRScheduler: ...\ns = CosineLRScheduler(opt, t_initial=3)\n'), 0);
    assert.equal((await find('yaml', 'sched: cosine\n')).length, 0);
    assert.equal((await find('yaml', 'os:\n  sched: step\n  cpu: 3\n')).length, 0);
  });

  // timm 1.0.31, train.py: `step` is first called behind the first epoch, so that a milestone of 1, which acts one epoch early, acts late.
  it('has the rate of the optimizer in the first epoch, whatever falls there', async () => {
    const { schedule } = await findOne('python', `${sgd}s = timm.scheduler.MultiStepLRScheduler(opt, decay_t=[1, 20], decay_rate=0.5)\n`);
    assert.deepEqual(
      [0, 1, 18, 19].map((epoch) => schedule!.at(epoch) / schedule!.at(0)),
      [1, 0.5, 0.5, 0.25],
    );
  });

  // timm 1.0.31, step_lr.py: `t // decay_t`, which is 9 in Python for 21 and 2.1, although 21 / 2.1 is 10.
  it('divides by a part of an epoch as Python does', async () => {
    const { schedule } = await findOne('python', `${sgd}s = timm.scheduler.StepLRScheduler(opt, decay_t=2.1, decay_rate=0.5)\n`);
    assert.equal(schedule!.at(21) / schedule!.at(0), 0.5 ** 9);
  });

  // timm 1.0.31, train.py: what the file says becomes the defaults of the command line's options, which argparse gives their types.
  it('reads 1e-5 in the YAML of the script as a number', async () => {
    const { schedule, problems } = await findOne('yaml', 'sched: cosine\nlr: 1e-2\nmin_lr: 1e-5\nepochs: 10\nwarmup_epochs: 0\n');
    assert.deepEqual([schedule!.at(0), problems], [0.01, []]);
  });

  it('says that the noise is not drawn', async () => {
    const { problems } = await findOne('python', `${sgd}s = timm.scheduler.create_scheduler_v2(opt, sched='step', noise=[0.0, 1.0])\n`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['random'],
    );
  });
});

it('timm has the options of a command line in create_scheduler, and says nothing of those that its kind does not read', async () => {
  const code =
    'import argparse\nfrom timm.scheduler import create_scheduler\nparser = argparse.ArgumentParser()\nparser.add_argument("--sched", default="cosine")\n' +
    'parser.add_argument("--epochs", default=200, type=int)\nparser.add_argument("--decay-epochs", default=30.0, type=float)\nparser.add_argument("--warmup-epochs", default=0)\n' +
    'args = parser.parse_args()\nscheduler, _ = create_scheduler(args, make_optimizer())\n';
  const [found] = await find('python', code);
  assert.deepEqual([found!.schedule!.at(100), found!.totalSteps, found!.problems], [0.5, 200, []]);
  assert.deepEqual(
    found!.parameters.filter(({ name, node }) => name === 'decay_epochs' && node),
    [],
  );
});
