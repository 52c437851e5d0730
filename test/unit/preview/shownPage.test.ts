import assert from 'node:assert/strict';
import { LogTableBuilder } from '../../../src/logs/logTable';
import { LogPairs } from '../../../src/preview/logs/logPairs';
import type { PageModel, ToWebview } from '../../../src/protocol';
import { drawable, undrawable } from '../../fixtures/foundSchedule';
import { noContent, shownPage } from '../../fixtures/shownPage';

const size = { width: 800, height: 400, pixelRatio: 1 };
const ready = { type: 'ready', size, probe: undefined, log: undefined } as const;
const document = { uri: 'file:///vae.yaml', name: 'vae.yaml' };
const content = { ...noContent, document, schedules: [drawable('kl', 'linear', 1, 1000), drawable('gan', 'linear', 4, 1000, 60)] };
const view = { from: 100, to: 300, low: 0, high: 1, scale: 'linear', more: [] } as const;

const types = (posted: readonly ToWebview[]) => posted.map(({ type }) => type);
const last = <T extends ToWebview['type']>(posted: readonly ToWebview[], type: T) =>
  posted.findLast((message): message is Extract<ToWebview, { type: T }> => message.type === type)!;
const chart = (posted: readonly ToWebview[]) => last(posted, 'render').model as Extract<PageModel, { kind: 'chart' }>;

describe('ShownPage', () => {
  it('sends nothing while there is no page in sight', () => {
    const { page, posted } = shownPage(10);
    page.draw(content);
    page.fail(content, new Error('none'));
    page.receive(ready);
    page.hide();
    page.draw(content);
    page.receive({ type: 'view', view });
    page.receive({ type: 'crosshair', revision: page.revision, step: 1 });
    page.receive({ type: 'setProbe', step: 5 });
    assert.deepEqual(posted, []);
  });

  it('sends all that there is in one message', () => {
    const { page, posted } = shownPage(500);
    page.receive(ready);
    const controls = { schedule: 'kl', version: 3, choices: [], controls: [] };
    page.draw({ ...content, schedules: [...content.schedules, undrawable('lr', 120, 'No method.')], cursor: { offset: 70 }, controls });
    assert.deepEqual(types(posted), ['render']);
    const model = chart(posted);
    assert.deepEqual(
      [model.kind, model.document, model.plot.active, model.controls, model.log, model.detail],
      ['chart', document, 'gan', controls, { kind: 'none' }, undefined],
    );
    assert.deepEqual(model.undrawn, [{ label: 'lr', messages: [{ text: 'No method.', severity: 'error' }] }]);
    assert.deepEqual(
      model.probe?.values.map(({ value }) => value),
      [0.5, 2],
    );
  });

  it('says what kind of a model it is', () => {
    const { page, posted } = shownPage();
    page.receive(ready);
    page.draw(noContent);
    page.draw({ ...content, schedules: [undrawable('lr', 0, 'No method.')] });
    page.fail(content, new Error('out of luck'));
    const models = posted.flatMap((message) => (message.type === 'render' ? [message.model] : []));
    assert.deepEqual(
      models.map(({ kind }) => kind),
      ['examples', 'problems', 'error'],
    );
    assert.deepEqual(models.at(-1), {
      kind: 'error',
      message: 'out of luck',
      document,
      sources: noContent.sources,
      log: { kind: 'none' },
    });
  });

  it('sends what was logged as it grows, with the closer look and the probe, in the place of what the model said', () => {
    const builder = new LogTableBuilder();
    const write = (step: number, kl: number) => {
      builder.startRow();
      builder.add('step', step);
      builder.add('kl', kl);
    };
    for (const step of [0, 100, 200]) write(step, step / 1000);
    const opened = { name: 'a.csv', uri: undefined, table: builder.build() };
    const pairs = new LogPairs(opened);
    pairs.chooseValue('kl', opened.table.columns[1]);
    const { page, posted } = shownPage(250);
    page.receive(ready);
    page.draw({ ...content, log: { kind: 'compared', document: document.uri, log: opened, pairs } });
    page.receive({ type: 'view', view });
    write(300, 0.25);
    for (const work = pairs.update(); !work.next().done;);
    page.grow();
    const { log, detail, probe, revision } = last(posted, 'log');
    assert.equal(revision, page.revision);
    assert.ok(log.kind === 'compared');
    assert.deepEqual([...log.series[0]!.points], [0, 0, 100, 0.1, 200, 0.2, 300, 0.25]);
    assert.deepEqual([...detail!.logged[0]!], [0, 0, 100, 0.1, 200, 0.2, 300, 0.25]);
    assert.deepEqual(probe?.values[0]!.logged, [{ step: 300, text: '0.25' }]);
    assert.equal(page.model?.log, log);
    page.hide();
    page.grow();
    assert.deepEqual(types(posted).filter((type) => type === 'log').length, 1);
  });

  it('answers for the crosshair of the latest model alone', () => {
    const { page, posted } = shownPage();
    page.receive(ready);
    page.draw(content);
    page.receive({ type: 'crosshair', revision: page.revision, step: 250 });
    assert.deepEqual(
      last(posted, 'crosshair').values.values.map(({ value }) => value),
      [0.25, 1],
    );
    page.draw(content);
    page.receive({ type: 'crosshair', revision: page.revision - 1, step: 251 });
    assert.deepEqual(types(posted), ['render', 'crosshair', 'render']);
  });

  it('takes the probe step of the page, and answers with the values there', () => {
    const { page, posted } = shownPage(10);
    page.receive({ ...ready, probe: 100 });
    page.draw(content);
    assert.equal(chart(posted).probe?.step, 100);
    page.receive({ type: 'setProbe', step: 200 });
    assert.deepEqual(last(posted, 'probe').probe?.values[0], { value: 0.2, text: '0.2' });
    page.receive({ type: 'setProbe', step: undefined });
    assert.deepEqual(last(posted, 'probe'), { type: 'probe', revision: 1, probe: undefined });
  });

  it('answers with a closer look, and sends it with each model until there is another page', () => {
    const { page, posted } = shownPage();
    page.receive(ready);
    page.draw(content);
    page.receive({ type: 'view', view });
    const { detail } = last(posted, 'detail');
    assert.deepEqual([detail?.from, detail?.to, detail?.series.length], [100, 300, 2]);
    assert.deepEqual([...detail!.series[0]!.slice(0, 2), ...detail!.series[0]!.slice(-2)], [100, 0.1, 300, 0.3]);
    page.draw(content);
    assert.deepEqual(chart(posted).detail, detail);
    page.receive(ready);
    page.draw(content);
    assert.equal(chart(posted).detail, undefined);
  });
});
