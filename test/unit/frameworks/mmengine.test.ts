import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { parse } from '../../../src/language/index';
import { askedQuestions } from '../../../src/language/find/questions/askedQuestions';
import { readParents } from '../../../src/language/resolve/readParents';
import { conventions } from '../../../src/frameworks/own';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

/** The curve of a group that the config names. */
const inGroups = (golden: GoldenCase): GoldenCase => (golden.group === 0 ? golden : { ...golden, quantity: 'lr (bias)', group: 0 });

/** What no scheduler of the config changes has no curve. */
const isUnchanged = ({ name, values }: GoldenCase): boolean =>
  /momentum$|Adam's first beta$|cosine: lr$/.test(name) && new Set(values).size === 1;

describe('a param_scheduler, as MMEngine 0.10 runs it', () => {
  for (const golden of goldenCases('mmengine', (each) => !isUnchanged(each))) {
    if (golden.values.length > 0) it(golden.name, () => assertGolden(inGroups(golden), ([found]) => found));
    else it(`${golden.name}: an error`, () => assertNoCurve(golden));
  }
});

describe('an lr_config and a momentum_config, as MMCV 1.7 runs them', () => {
  for (const golden of goldenCases('mmcv')) {
    if (golden.values.length === 0) it(`${golden.name}: an error`, () => assertNoCurve(golden));
    else
      it(golden.name, async () => {
        const text = golden.code ?? golden.config!;
        const all = await find(golden.language, text, optionsOf(golden));
        assert.equal(all.length, text.match(/\b(?:lr|momentum)_config\b/g)!.length);
        const ofQuantity = (found: typeof all) => found.find(({ curves }) => curves[0]?.quantity === golden.quantity);
        const schedule = ofQuantity(all)?.schedule;
        assert.equal(schedule?.unit, golden.unit);
        await assertGolden(golden, ofQuantity);
        if (golden.fails_at !== null) assert.ok(Number.isNaN(schedule!.at(golden.fails_at)));
      });
  }
});

async function assertNoCurve(golden: GoldenCase): Promise<void> {
  const found = await find(golden.language, golden.code ?? golden.config!, optionsOf(golden));
  assert.deepEqual(
    found.flatMap(({ curves }) => curves),
    [],
  );
}

describe('a param_scheduler', () => {
  const cosine = "param_scheduler = dict(type='CosineAnnealingLR', T_max=10, end=10)\n";

  it('has its rate and its end from the file that it builds on', async () => {
    const base = "optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.5, momentum=0.9))\ntrain_cfg = dict(by_epoch=True, max_epochs=8)\n";
    const text = "_base_ = ['base.py']\nparam_scheduler = dict(type='CosineAnnealingLR')\n";
    const tree = await parse('python', text);
    const parents = await readParents({ uri: 'child.py', tree }, conventions, async (_, path) => ({
      uri: path,
      tree: await parse('python', base),
    }));
    let isMissing = false as boolean;
    await findOne('python', text, { onMissing: () => (isMissing = true) });
    assert.ok(isMissing, 'The parent is not asked for.');
    const { schedule, unknowns, totalSteps } = await findOne('python', text, { parents });
    assert.deepEqual(unknowns, []);
    assert.equal(totalSteps, 8);
    assert.equal(schedule!.at(0), 0.5);
    assert.ok(Math.abs(schedule!.at(4) - 0.25) < 1e-12);
  });

  it('has its own rate where the file changes only a part of the optimizer', async () => {
    const base = "optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.5))\n";
    const text = `_base_ = 'base.py'\noptim_wrapper = dict(optimizer=dict(lr=0.125))\n${cosine}`;
    const tree = await parse('python', text);
    const parents = await readParents({ uri: 'child.py', tree }, conventions, async (_, path) => ({
      uri: path,
      tree: await parse('python', base),
    }));
    const { schedule } = await findOne('python', text, { parents });
    assert.equal(schedule!.at(0), 0.125);
  });

  it('has the rate of an optimizer that has a name, as the file leaves it', async () => {
    const rateOf = async (change: string) => {
      const named = `optimizer = dict(type='SGD', lr=0.25)\n${change}optim_wrapper = dict(type='OptimWrapper', optimizer=optimizer)\n`;
      const { schedule, unknowns } = await findOne('python', named + cosine);
      return unknowns.length === 0 ? schedule!.at(0) : unknowns.map(({ parameter }) => parameter.name);
    };
    assert.equal(await rateOf(''), 0.25);
    assert.equal(await rateOf("optimizer['lr'] = 0.5\n"), 0.5);
    assert.equal(await rateOf('optimizer.update(weight_decay=0.1)\n'), 0.25);
    assert.deepEqual(await rateOf('optimizer.update(lr=0.5)\n'), ['lr']);
    assert.deepEqual(await rateOf("if debug:\n    optimizer['lr'] = 0.5\n"), ['lr']);
    assert.deepEqual(await rateOf("optimizer = dict(type='Adam', lr=0.5)\n"), ['lr']);
  });

  it('asks once for the iterations of an epoch where one of several is counted in them', async () => {
    const text =
      "optim_wrapper = dict(optimizer=dict(lr=0.1))\nparam_scheduler = [\n    dict(type='LinearLR', by_epoch=False, end=20),\n" +
      "    dict(type='CosineAnnealingLR', begin=4, end=8, T_max=4, convert_to_iter_based=True),\n]\n";
    const questions = askedQuestions([await findOne('python', text)]);
    assert.deepEqual(
      questions.map((question) => question.text),
      ['How many iterations does an epoch have?'],
    );
  });

  it('asks for the rate, the end and the iterations of an epoch where nothing says them', async () => {
    const text =
      "param_scheduler = [\n    dict(type='LinearLR', by_epoch=False, end=20),\n    dict(type='CosineAnnealingLR', by_epoch=True, begin=1),\n]\n";
    const open = await findOne('python', text);
    assert.deepEqual(open.curves, []);
    assert.deepEqual(open.unknowns.map(({ parameter }) => parameter.name).sort(), ['end', 'iterations per epoch', 'lr']);
    const answer = (name: string) => open.unknowns.find(({ parameter }) => parameter.name === name)!.key;
    const answers = new Map([
      [answer('end'), 5],
      [answer('iterations per epoch'), 10],
      [answer('lr'), 1],
    ]);
    const { schedule, unknowns, problems } = await findOne('python', text, { answers });
    assert.deepEqual([unknowns, problems], [[], []]);
    // A warm-up of 20 iterations from a third of the rate; the cosine begins with epoch 1, and its second call comes after 20 iterations.
    assert.equal(schedule!.at(0), 1 / 3);
    assert.ok(schedule!.at(19) > 0.99 && schedule!.at(20) < 0.9);
    assert.equal(schedule!.totalSteps, 50);
  });

  it('is drawn over 0-100 % where it counts epochs alone, however many iterations they have', async () => {
    const text =
      "optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.5))\ntrain_cfg = dict(by_epoch=True, max_epochs=100)\nparam_scheduler = [\n" +
      "    dict(type='LinearLR', start_factor=0.01, end=20, convert_to_iter_based=True),\n    dict(type='CosineAnnealingLR', begin=20),\n]\n";
    const open = await findOne('python', text);
    assert.deepEqual([open.totalSteps, open.unknowns.map(({ parameter }) => parameter.name)], [undefined, ['iterations per epoch']]);
    const shares = [0, 0.055, 0.1, 0.15, 0.255, 0.505, 0.755, 0.995];
    const valuesOf = ({ schedule }: typeof open) => shares.map((share) => schedule!.at(Math.floor(share * schedule!.totalSteps)));
    for (const iterations of [200, 5000]) {
      const answered = await findOne('python', text, { answers: new Map([[open.unknowns[0]!.key, iterations]]) });
      assert.equal(answered.totalSteps, 100 * iterations);
      valuesOf(answered).forEach((value, index) =>
        assert.ok(Math.abs(value - valuesOf(open)[index]!) < 0.005 * 0.5, `${value} at ${shares[index]}, not ${valuesOf(open)[index]}`),
      );
    }
    const mixed = await findOne('python', text.replace('end=20, convert_to_iter_based=True', 'by_epoch=False, end=500'));
    assert.deepEqual([mixed.curves, mixed.unknowns.map(({ parameter }) => parameter.name)], [[], ['iterations per epoch']]);
  });

  it('has a curve for each optimizer of a model that has several', async () => {
    const text =
      "optim_wrapper = dict(\n    generator=dict(optimizer=dict(type='Adam', lr=0.25)),\n    discriminator=dict(optimizer=dict(type='Adam', lr=0.5)))\n" +
      "param_scheduler = dict(\n    generator=dict(type='StepLR', step_size=2),\n    discriminator=[dict(type='StepLR', step_size=3)])\n";
    const found = await find('python', text);
    assert.deepEqual(
      found.map(({ label, schedule }) => [label, schedule!.at(0)]),
      [
        ['param_scheduler.generator', 0.25],
        ['param_scheduler.discriminator', 0.5],
      ],
    );
  });

  it('takes classes that are imported, and schedulers that have a name', async () => {
    const text =
      "from mmengine.optim import LinearLR, StepLR\noptim_wrapper = dict(optimizer=dict(type='SGD', lr=1.0))\n" +
      'warm = dict(type=LinearLR, start_factor=0.5, end=3)\nparam_scheduler = [warm, dict(type=StepLR, step_size=4, gamma=0.5)]\n';
    const { schedule } = await findOne('python', text);
    assert.deepEqual([0, 2, 4].map(schedule!.at), [0.5, 1, 0.5]);
  });

  it('is none that is of another kind, or under another key', async () => {
    const texts = [
      "param_scheduler = dict(type='Mine', T_max=3)\n",
      'param_scheduler = 3\n',
      "scheduler = dict(type='StepLR', step_size=3)\n",
      "lr_config = dict(base=0.1, policy='mine')\n",
      "param_scheduler = [dict(name='a'), dict(name='b')]\n",
    ];
    for (const text of texts) assert.deepEqual(await find('python', text), []);
  });

  it('has no curve where one of several is not known', async () => {
    const text = `optim_wrapper = dict(optimizer=dict(type='SGD', lr=1.0))\nparam_scheduler = [dict(type='StepLR', step_size=2), dict(type='Mine')]\n`;
    const { curves, problems } = await findOne('python', text);
    assert.deepEqual(curves, []);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['no-curve'],
    );
  });
});

// MMEngine 0.10.7, optim/scheduler/param_scheduler.py: a TypeError for the first, an AssertionError for the second.
for (const [what, scheduler, message] of [
  [
    'a key that its class does not have',
    "type='PolyLR', eta_min_ratio=0.1, end=10",
    'PolyLR takes no eta_min_ratio: MMEngine raises a TypeError.',
  ],
  [
    'restarts without a floor',
    "type='CosineRestartLR', periods=[5, 5], restart_weights=[1, 0.5]",
    'One of eta_min and eta_min_ratio must be given.',
  ],
])
  it(`MMEngine refuses ${what}`, async () => {
    const sgd = "optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=0.1))\n";
    const { problems } = await findOne('python', `${sgd}param_scheduler = dict(${scheduler})\n`);
    assert.deepEqual(
      problems.map((problem) => messageText(problem.message)),
      [message],
    );
  });

describe('a policy of MMCV', () => {
  const sgd = "optimizer = dict(type='SGD', lr=0.02, momentum=0.9)\n";
  const messages = async (text: string) => (await findOne('python', text)).problems.map(({ message }) => messageText(message));

  it('refuses what MMCV refuses, in a sentence', async () => {
    const run = "runner = dict(type='IterBasedRunner', max_iters=30)\n";
    assert.deepEqual(await messages(`${sgd}lr_config = dict(policy='OneCycle', max_lr=0.1, total_steps=20)\n${run}`), [
      'The cycle is shorter than the run, which MMCV refuses.',
    ]);
    assert.deepEqual(await messages(`${sgd}momentum_config = dict(policy='LinearAnnealing', by_epoch=False)\n${run}`), [
      'One of min_momentum and min_momentum_ratio must be given.',
    ]);
  });

  it('asks for no run where the cycle has a length of its own', async () => {
    const { unknowns, totalSteps } = await findOne('python', "lr_config = dict(policy='OneCycle', max_lr=0.1, total_steps=20)\n");
    assert.deepEqual([unknowns, totalSteps], [[], 20]);
  });

  it('is none where it changes nothing, is of rates of several groups, or not known', async () => {
    for (const config of [
      "momentum_config = dict(policy='step', step=[3])\nrunner = dict(type='IterBasedRunner', max_iters=30)\n",
      "lr_config = dict(policy='OneCycle', max_lr=[0.1, 0.2])\n",
      "lr_config = dict(policy='onecycle', max_lr=0.1)\n",
      "momentum_config = dict(policy='exp', gamma=0.9)\n",
      'momentum_config = None\n',
    ])
      assert.deepEqual(await find('python', sgd + config), [], config);
  });
});
