// Models that are given a class of torch and its arguments: the values are those that trainings had, and those of the rules of StepLR and ExponentialLR, by hand.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { goldenCases, inUnit, itRuns } from './goldenCases';

const near = (value: number, expected: number) =>
  assert.ok(Math.abs(value - expected) <= 1e-12 * Math.abs(expected), `${value}, not ${expected}`);

describe('models that are given a class of torch for their scheduler', () => {
  itRuns('scheduler_classes', (found, golden) => {
    assert.deepEqual([found[0]?.problems, found[0]?.unknowns], [[], []]);
    return inUnit(found, golden);
  });

  const tabNet = (more: string) =>
    `import torch\nfrom pytorch_tabnet.tab_model import TabNetClassifier\nclf = TabNetClassifier(scheduler_fn=torch.optim.lr_scheduler.StepLR, scheduler_params={"step_size": 10, "gamma": 0.5}${more})\n`;

  it('step it once an epoch: TabNet, whose own rate is 0.02', async () => {
    const { schedule, unit, unknowns } = await findOne('python', tabNet(''));
    assert.deepEqual([unit, unknowns], ['epoch', []]);
    near(schedule!.at(9), 0.02);
    near(schedule!.at(30), 0.0025);
    near((await findOne('python', tabNet(', optimizer_params=dict(lr=0.1)'))).schedule!.at(10), 0.05);
  });

  it('ask for the rate of an optimizer that is given other arguments', async () => {
    const { unknowns } = await findOne('python', tabNet(', optimizer_params=dict(weight_decay=0.1)'));
    assert.equal(unknowns.length, 1);
  });

  it('step it with each batch where they are told to: TabNet and Darts', async () => {
    const byBatch = tabNet('').replace('"gamma": 0.5', '"gamma": 0.5, "is_batch_level": True');
    assert.equal((await findOne('python', byBatch)).unit, 'step');
    const darts = (more: string) =>
      `import torch\nfrom darts.models import NBEATSModel\nm = NBEATSModel(24, 12, n_epochs=40, lr_scheduler_cls=torch.optim.lr_scheduler.ExponentialLR, lr_scheduler_kwargs={"gamma": 0.9${more}})\n`;
    const { schedule, unit, run } = await findOne('python', darts(''));
    assert.deepEqual([unit, run?.value], ['epoch', 40]);
    near(schedule!.at(2), 0.00081);
    const inSteps = await findOne('python', darts(', "interval": "step"'));
    assert.deepEqual([inSteps.unit, inSteps.run], ['step', undefined]);
    // Stepped after each second epoch only, which is not drawn.
    assert.deepEqual(await find('python', darts(', "frequency": 2')), []);
    near((await findOne('python', darts(', "frequency": 1'))).schedule!.at(2), 0.00081);
  });

  const forecast = (more: string) =>
    `import torch\nfrom neuralforecast.models import NHITS\nm = NHITS(h=12, input_size=24, learning_rate=0.01, ${more})\n`;

  it('step it with each batch: NeuralForecast', async () => {
    const more = 'lr_scheduler=torch.optim.lr_scheduler.StepLR, lr_scheduler_kwargs={"step_size": 100}';
    const { schedule, unit, run } = await findOne('python', forecast(more));
    assert.deepEqual([unit, run?.value], ['step', 1_000]);
    near(schedule!.at(100), 0.001);
  });

  it('halve the rate over the run: NeuralForecast', async () => {
    const { schedule, run, label } = await findOne('python', forecast('max_steps=500, num_lr_decays=3'));
    assert.deepEqual([label, run?.value], ['num_lr_decays', 500]);
    // 500 // 3 is 166.
    near(schedule!.at(165), 0.01);
    near(schedule!.at(166), 0.005);
    near(schedule!.at(499), 0.00125);
    for (const none of ['num_lr_decays=-1', 'max_steps=500', 'num_lr_decays=3, max_steps=steps'])
      assert.deepEqual(await find('python', forecast(none)), []);
  });

  it('name it by a text: PyTorch Tabular', async () => {
    const text =
      'from pytorch_tabular.config import OptimizerConfig\nc = OptimizerConfig(lr_scheduler="StepLR", lr_scheduler_params={"step_size": 5})\n';
    const { unit, unknowns } = await findOne('python', text, { answers: new Map() });
    assert.deepEqual([unit, unknowns.length], ['epoch', 1]);
  });

  const tabular = goldenCases('scheduler_classes', ({ library }) => library === 'pytorch_tabular');

  it('have the rate and the run of the configs beside them: PyTorch Tabular', async () => {
    for (const { code, unit, values } of tabular) {
      const { run, unknowns } = await findOne('python', code!);
      assert.deepEqual([run?.value, unknowns], [unit === 'epoch' ? values.length : undefined, []]);
    }
    for (const unsaid of ['optimizer_config=', 'learning_rate=']) {
      const text = tabular[0]!.code!.replace(unsaid, unsaid === 'learning_rate=' ? 'learning_rate=rate * ' : 'other=');
      assert.equal((await findOne('python', text)).unknowns.length, 1, text);
    }
  });

  it('are stepped by TabNet only where fit may have data to evaluate by', async () => {
    const fitted = async (more: string) => (await findOne('python', `${tabNet('')}clf.fit(x, y${more})\n`)).schedule!.at(10);
    for (const none of ['', ', max_epochs=9', ', eval_set=None', ', eval_set=[]']) near(await fitted(none), 0.02);
    for (const some of [', eval_set=[(a, b)]', ', eval_set=sets', ', [(a, b)]', ', **more']) near(await fitted(some), 0.01);
    near((await findOne('python', `${tabNet('')}other.fit(x, y)\n`)).schedule!.at(10), 0.01);
  });

  it('have the steps and the rate of the model: NeuralForecast', async () => {
    const text = (model: string, more: string) =>
      `from torch.optim.lr_scheduler import StepLR\nfrom neuralforecast.models import ${model}\nm = ${model}(h=2, input_size=4, lr_scheduler=StepLR, lr_scheduler_kwargs={"step_size": 100}${more})\n`;
    for (const [model, more, length, rate] of [
      ['NHITS', '', 1_000, 1e-3],
      ['Informer', '', 5_000, 1e-4],
      ['TimesNet', '', 1_000, 1e-4],
      ['TimeLLM', '', 5, 1e-4],
      ['Informer', ', learning_rate=0.01, max_steps=300', 300, 0.01],
    ] as const) {
      const { schedule, run, unknowns } = await findOne('python', text(model, more));
      assert.deepEqual([run?.value, unknowns], [length, []], model);
      near(schedule!.at(0), rate);
    }
    assert.equal((await findOne('python', text('NHITS', ', **more'))).unknowns.length, 1);
  });

  it('are none of other libraries, or without a class', async () => {
    for (const text of [
      'import torch\nfrom mine import Model\nm = Model(lr_scheduler_cls=torch.optim.lr_scheduler.StepLR, lr_scheduler_kwargs={"step_size": 5})\n',
      'from darts.models import NBEATSModel\nm = NBEATSModel(24, 12, lr_scheduler_cls=None)\n',
      'from darts.models import NBEATSModel\nm = NBEATSModel(24, 12, lr_scheduler_cls=mine(), lr_scheduler_kwargs={"gamma": 0.9})\n',
    ])
      assert.deepEqual(await find('python', text), [], text);
  });
});
