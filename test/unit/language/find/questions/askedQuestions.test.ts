import assert from 'node:assert/strict';
import { askedQuestions, takesAnswer } from '../../../../../src/language/find/questions/askedQuestions';
import { find } from '../../../../fixtures/find';

const imports = 'from torch.optim.lr_scheduler import StepLR\n';
const yaml = `a:
  lr_scheduler_type: cosine
  warmup_ratio: 0.1
b:
  lr_scheduler_type: linear
  learning_rate: 1.0e-3
`;

async function asked(language: 'python' | 'yaml', text: string, answers: Readonly<Record<string, number>> = {}) {
  return askedQuestions(await find(language, text, { answers: new Map(Object.entries(answers)) }));
}

describe('the questions about the schedules of a text', () => {
  it('are about one schedule each, where they are not about the run', async () => {
    const list = await asked('python', `${imports}s = StepLR(make(), 10)\nother = StepLR(make(), 20)\n`);
    assert.deepEqual(
      list.map(({ key, about, text, answer }) => [key, about, text, answer]),
      [
        ['s.lr', 's', 'What is the learning rate of the optimizer?', undefined],
        ['other.lr', 'other', 'What is the learning rate of the optimizer?', undefined],
      ],
    );
  });

  it('ask once for the steps of the run that several schedules share', async () => {
    const [first, ...others] = await asked('yaml', yaml);
    assert.deepEqual([first!.key, first!.about, first!.text], ['run.step', undefined, 'How many optimizer steps does the run have?']);
    assert.deepEqual(others, []);
  });

  it('say what is drawn meanwhile: multiples of a rate, unless another rate is written beside it', async () => {
    const said = async (text: string) => (await asked('python', text)).map(({ meanwhile }) => meanwhile?.sentence);
    assert.deepEqual(await said(`${imports}s = StepLR(make(), 10)\n`), ['Meanwhile the values are multiples of it.']);
    const cosine = (low: string) => `from torch.optim.lr_scheduler import CosineAnnealingLR\ns = CosineAnnealingLR(make(), 10, ${low})\n`;
    assert.deepEqual(await said(cosine('0')), ['Meanwhile the values are multiples of it.']);
    assert.deepEqual(await said(cosine('1e-5')), ['Meanwhile the curve is drawn as if it were 1.']);
    const parts =
      "param_scheduler = [\n    dict(type='StepLR', step_size=3),\n    dict(type='CosineAnnealingLR', T_max=9, eta_min=1e-6),\n]\n";
    assert.deepEqual(await said(parts), ['Meanwhile the curve is drawn as if it were 1.']);
  });

  it('are not asked of the parts of a schedule again', async () => {
    const text = `optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1))
param_scheduler = [
    dict(type='LinearLR', start_factor=0.25, by_epoch=True, begin=0, end=5, convert_to_iter_based=True),
    dict(type='MultiStepLR', by_epoch=True, milestones=[30, 60], gamma=0.1),
]
train_cfg = dict(by_epoch=True, max_epochs=100)
`;
    assert.deepEqual(
      (await asked('python', text)).map(({ key, text: question }) => [key, question]),
      [
        [
          'param_scheduler.iterations per epoch',
          'How many iterations does an epoch have? Until this is said, the curve is drawn as with 1,000.',
        ],
      ],
    );
  });

  it('are answered once for all of them', async () => {
    const answers = new Map([['run.step', 1000]]);
    const found = await find('yaml', yaml, { answers });
    assert.deepEqual(
      found.map(({ totalSteps, unknowns }) => [totalSteps, unknowns.length]),
      [
        [1000, 0],
        [1000, 0],
      ],
    );
    // A tenth of the run warms up; after it the cosine of transformers falls from the rate, which is 5e-5 by default.
    assert.equal(found[0]!.schedule!.at(100), 5e-5);
    assert.deepEqual(
      askedQuestions(found).map(({ key, answer }) => [key, answer]),
      [['run.step', 1000]],
    );
  });

  it('keep their places when they are answered', async () => {
    const text = `${imports}s = StepLR(make(), size())\n`;
    const keys = (list: Awaited<ReturnType<typeof asked>>) => list.map(({ key, answer }) => [key, answer]);
    assert.deepEqual(keys(await asked('python', text, { 's.lr': 2 })), [
      ['s.lr', 2],
      ['s.step_size', undefined],
    ]);
    assert.deepEqual(keys(await asked('python', text, { 's.step_size': 10 })), [
      ['s.lr', undefined],
      ['s.step_size', 10],
    ]);
  });

  it('are answered by numbers alone', async () => {
    const [found] = await find('python', 'import fvcore.common.param_scheduler as p\ns = p.MultiStepParamScheduler(get())\n', {
      answers: new Map([['s.values', 1]]),
    });
    assert.deepEqual(
      askedQuestions([found!]).map((question) => [question.text, question.answer, takesAnswer(question)]),
      [['What are the values?', undefined, false]],
    );
  });

  it('are asked again of an answer out of its domain, which is a problem', async () => {
    const [found] = await find('yaml', yaml, { answers: new Map([['run.step', -5]]) });
    assert.deepEqual([found!.schedule, found!.problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
    assert.equal(askedQuestions([found!])[0]!.answer, -5);
  });
});
