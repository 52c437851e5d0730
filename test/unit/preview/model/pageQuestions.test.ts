import assert from 'node:assert/strict';
import { pageQuestions } from '../../../../src/preview/model/pageQuestions';
import { find } from '../../../fixtures/find';
import { noContent, shownPage } from '../../../fixtures/shownPage';

const text = 'from torch.optim.lr_scheduler import StepLR\ns = StepLR(make(), 10)\n';

describe('the questions of the page', () => {
  it('say what is drawn while they are open', async () => {
    assert.deepEqual(pageQuestions(await find('python', text)), [
      {
        key: 's.lr',
        about: 's',
        text: 'What is the learning rate of the optimizer?',
        note: 'Meanwhile the values are multiples of it.',
        name: 'lr',
        unit: 'rate',
        domain: undefined,
        answer: undefined,
      },
    ]);
    const [total] = pageQuestions(await find('yaml', 'lr_scheduler_type: cosine\nwarmup_ratio: 0.1\n'));
    assert.equal(total!.note, 'Meanwhile the curve is drawn over 0–100 % of it.');
  });

  it('stay with their answers, to be changed', async () => {
    const [answered] = pageQuestions(await find('python', text, { answers: new Map([['s.lr', 0.4]]) }));
    assert.deepEqual([answered!.answer, answered!.note], [0.4, undefined]);
  });

  it('come with the model, and can be posted', async () => {
    const { page, posted } = shownPage();
    page.receive({ type: 'ready', size: { width: 800, height: 400, pixelRatio: 1 }, probe: undefined, log: undefined });
    page.draw({ ...noContent, schedules: await find('python', text) });
    const [message] = structuredClone(posted);
    assert.ok(message?.type === 'render' && message.model.kind === 'chart');
    assert.deepEqual(
      message.model.questions.map(({ key }) => key),
      ['s.lr'],
    );
  });
});
