// What depends on a metric, drawn for one that stays as it is, and for those of a training log.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

const isLogged = ({ given }: GoldenCase): boolean => given?.metrics !== undefined;

describe('the metric of each call, as a log has it', () => {
  for (const library of ['plateau', 'plateau_keras', 'plateau_optax', 'plateau_paddle'])
    for (const golden of goldenCases(library, isLogged))
      it(`${golden.library}: ${golden.name}`, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));

  const text = 'import torch\nopt = torch.optim.SGD(m, lr=1.0)\nsched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=0)\n';
  it('is drawn as far as the log goes, and said to be an answer', async () => {
    const { totalSteps, parameters, unknowns } = await findOne('python', text, { answers: new Map([['sched.metrics', [3, 2, 2]]]) });
    const { value, origin } = parameters.find(({ name }) => name === 'metrics')!;
    assert.deepEqual([totalSteps, value, origin.kind, unknowns], [3, [3, 2, 2], 'answer', []]);
  });

  it('is that of one schedule: a number, or the log of another one, is no answer', async () => {
    for (const answers of [new Map([['other.metrics', [3, 2, 2]]]), new Map([['sched.metrics', 3]])])
      assert.equal(
        (await findOne('python', text, { answers })).parameters.find(({ name }) => name === 'metrics'),
        undefined,
      );
  });
});

describe("torch's ReduceLROnPlateau on a constant metric", () => {
  for (const golden of goldenCases('plateau', (each) => !isLogged(each))) {
    it(golden.name, async () => {
      const { definition, parameters } = await findOne('python', golden.code!, optionsOf(golden));
      const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
      const [rate] = definition!.curves({ ...values, metric: golden.given!.metric! });
      golden.steps.forEach((step, index) => {
        const [value, expected] = [rate!.schedule.at(step), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * expected, `after ${step} calls: ${value}, but torch has ${expected}`);
      });
    });
  }

  const script = (more: string) =>
    `from accelerate import Accelerator\nimport torch\naccelerator = Accelerator()\nopt = torch.optim.SGD(m, lr=1.0)\n` +
    `sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=3${more})\nsched = accelerator.prepare(sched)\n`.replace(
      'sched = accelerator',
      'x = accelerator',
    );

  it('has half of its patience where accelerate steps it in two processes', async () => {
    const rates = async (processes: number) => {
      const { schedule } = await findOne('python', script(''), { run: { processes } });
      return [1, 2, 3, 4, 5, 6].map((epoch) => Number(schedule!.at(epoch).toPrecision(6)));
    };
    // As accelerate 1.15 with torch 2.15 was seen to do it.
    assert.deepEqual(await rates(2), [1, 1, 0.1, 0.1, 0.01, 0.01]);
    assert.deepEqual(await rates(1), [1, 1, 1, 1, 0.1, 0.1]);
  });

  it('says that it depends on a metric, and which one is drawn', async () => {
    const { definition, parameters } = await findOne('python', script(''));
    assert.match(definition!.note!, /depends on a metric/);
    assert.equal(parameters.find(({ name }) => name === 'metric')!.value, 1);
  });

  it('has no curve with a factor that torch refuses', async () => {
    const [found] = await find('python', script(', factor=1.0'));
    assert.deepEqual([found!.curves, found!.problems.map(({ code }) => code)], [[], ['invalid-value']]);
  });
});

describe("Keras's ReduceLROnPlateau on a metric that stays", () => {
  for (const golden of goldenCases('plateau_keras', (each) => !isLogged(each)))
    it(golden.name, () => assertGolden(golden, (found) => found.at(-1)));

  const rateOf = async (model: string) => {
    const { schedule, unknowns, unit } = await findOne('python', `import keras\n${model}\ncb = keras.callbacks.ReduceLROnPlateau()\n`);
    return [schedule?.at(0), unknowns.map(({ parameter }) => parameter.name), unit];
  };
  it('has its rate from the optimizer of the model, and asks for it where there is none', async () => {
    assert.deepEqual(await rateOf('model.compile("sgd", "mse")'), [Math.fround(0.01), [], 'epoch']);
    assert.deepEqual(await rateOf('model.compile(optimizer="adam")'), [Math.fround(0.001), [], 'epoch']);
    assert.deepEqual(await rateOf('opt = keras.optimizers.RMSprop(2e-3)\nmodel.compile(optimizer=opt)'), [Math.fround(0.002), [], 'epoch']);
    assert.deepEqual((await rateOf('model.compile(optimizer=make())'))[1], ['learning_rate']);
    assert.deepEqual((await rateOf('model = load()'))[1], ['learning_rate']);
  });
});

describe("Paddle's ReduceOnPlateau on a metric that stays", () => {
  for (const golden of goldenCases('plateau_paddle', (each) => !isLogged(each)))
    it(golden.name, async () => {
      const { definition, parameters } = await findOne('python', golden.code!, optionsOf(golden));
      const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
      const [rate] = definition!.curves({ ...values, metric: golden.given!.metric! });
      golden.steps.forEach((step, index) => {
        const [value, expected] = [rate!.schedule.at(step), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * expected, `after ${step} calls: ${value}, but paddle has ${expected}`);
      });
    });
});

describe("transformers' reduce_lr_on_plateau on an evaluation that stays", () => {
  for (const golden of goldenCases('plateau_transformers'))
    it(golden.name, async () => {
      const { schedule, unit } = await findOne('python', golden.code!);
      const perEpoch = golden.given!.steps_per_epoch!;
      assert.equal(unit, golden.code!.includes('"epoch"') ? 'epoch' : 'step');
      const rates = golden.steps.map((step) => schedule!.at(unit === 'epoch' ? Math.floor(step / perEpoch) : step));
      rates.forEach((rate, step) => assert.ok(Math.abs(rate - golden.values[step]!) <= 1e-9 * rate, `${step}: ${rate}`));
    });

  const yaml = 'output_dir: out\nlearning_rate: 1.0e-4\nlr_scheduler_type: reduce_lr_on_plateau\n';
  it('is read from keys, and refused without evaluations', async () => {
    const { schedule } = await findOne(
      'yaml',
      `${yaml}eval_strategy: steps\neval_steps: 10\nlr_scheduler_kwargs: {patience: 1, factor: 0.5}\n`,
    );
    assert.deepEqual([0, 29, 30, 50].map(schedule!.at), [1e-4, 1e-4, 5e-5, 2.5e-5]);
    const refused = await findOne('yaml', yaml);
    assert.deepEqual([refused.curves, refused.problems.map(({ code }) => code)], [[], ['invalid-value']]);
  });
});

describe("optax's reduce_on_plateau on a value that stays", () => {
  for (const golden of goldenCases('plateau_optax', (each) => !isLogged(each)))
    it(golden.name, () => assertGolden(golden, (found) => found.find(({ label }) => label === 'plateau')));

  it('is refused without a tolerance', async () => {
    const [found] = await find('python', 'import optax\np = optax.contrib.reduce_on_plateau(rtol=0, atol=0)\n');
    assert.deepEqual([found!.curves, found!.problems.map(({ code }) => code)], [[], ['invalid-value']]);
  });
});
