import assert from 'node:assert/strict';
import { curvesOf } from '../../src/preview/model/curves';
import type { SavedLog, SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { violations } from './axe';
import { eventually } from './eventually';
import { loggedRows, type ComparedLog } from './loggedRun';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const schedules = [drawable('kl', 'linear', 1, 1000), drawable('gan', 'constant', 0.3, 1000)];
const uri = 'file:///runs/metrics.csv';
const saved: SavedLog = { document: document.uri, uri, step: 'step', values: [['kl', 'train/kl']] };
const rows = 'step,train/kl\n0,0\n400,0.1\n600,0.7\n';

describe('a training log on the preview page', () => {
  let preview: PreviewPage;
  let log: ComparedLog;
  const open = usePreviewPages({ document, schedules, neverSummarises: true });
  const read = (csv: string) => loggedRows(csv, curvesOf(schedules), 'metrics.csv', uri);

  beforeEach(async () => {
    log = await read(rows);
    preview = await open({ log });
    await preview.page.getByText('Comparing…').waitFor();
  });

  const state = async () => (await preview.savedState()) as SavedState;

  it('is read beside the plan under the crosshair', async () => {
    const { x, y, width, height } = (await preview.page.locator('#canvas').boundingBox())!;
    await preview.page.mouse.move(x + width / 2, y + height / 2);
    const values = preview.page.locator('#readout .values');
    await values.getByText('logged at step').waitFor();
    assert.match(await values.innerText(), /^kl\s+0\.\d+\s+logged at step (400\s+0\.1|600\s+0\.7)\s+gan\s+0\.3$/);
  });

  it('is spoken with the plan', async () => {
    await preview.page.locator('#reader').press('Home');
    await preview.page.getByText('Step 0, kl 0 (logged: 0), gan 0.3').waitFor({ state: 'attached' });
  });

  it('is kept for another window, and told to its host', async () => {
    assert.deepEqual((await state()).log, saved);
    const next = await open({ log: { kind: 'reading', saved }, state: await state() });
    assert.deepEqual((await next.waitFor('ready')).log, saved);
    await next.page.locator('#logged').waitFor({ state: 'hidden' });
    assert.deepEqual(((await next.savedState()) as SavedState).log, saved);
  });

  it('is one of several runs, each with its dashes and a button that removes it', async () => {
    const { log: other, pairs } = await loggedRows('step,train/kl\n0,1\n900,0.2\n', curvesOf(schedules), 'b.csv', 'file:///runs/b.csv');
    await preview.show({ log: { ...log, more: [{ log: other, pairs }] } });
    const section = preview.page.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('b.csv: train/kl').waitFor();
    assert.match(await section.innerText(), /metrics\.csv: train\/kl[^]*b\.csv: train\/kl/);
    assert.deepEqual((await state()).log, { ...saved, more: [{ ...saved, uri: 'file:///runs/b.csv' }] });
    await section.getByRole('button', { name: 'Remove b.csv' }).click();
    const { action, run } = await preview.waitFor('log');
    assert.deepEqual([action, run], ['remove', 1]);
  });

  it('has an entry in the legend for each run, which hides it and has its value at the probe', async () => {
    const { log: other, pairs } = await loggedRows('step,train/kl\n0,1\n900,0.2\n', curvesOf(schedules), 'b.csv', 'file:///runs/b.csv');
    await preview.show({ log: { ...log, more: [{ log: other, pairs }] } });
    const entry = (name: string) => preview.page.locator('#legend').getByRole('button', { name, exact: true });
    await entry('kl, metrics.csv').waitFor();
    await preview.page.locator('#reader').press('Home');
    await preview.page.getByText('Step 0, kl 0 (metrics.csv, logged: 0) (b.csv, logged: 1), gan 0.3').waitFor({ state: 'attached' });
    await preview.page.locator('#reader').press('p');
    const value = preview.page.locator('#legend li', { hasText: 'b.csv' }).locator('.probeValue');
    await eventually(async () => assert.equal(await value.textContent(), '1'));
    await entry('kl, b.csv').click();
    assert.equal(await entry('kl, b.csv').getAttribute('aria-pressed'), 'false');
    assert.equal(await entry('kl, metrics.csv').getAttribute('aria-pressed'), 'true');
    await preview.page.locator('#reader').press('End');
    await preview.page.locator('#reader').press('Home');
    await preview.page.getByText('Step 0, kl 0 (metrics.csv, logged: 0), gan 0.3').waitFor({ state: 'attached' });
    assert.deepEqual((await state()).hiddenLogs, ['kl\nb.csv']);
    assert.deepEqual(await violations(preview), []);
    await preview.screenshot('log-legend');
  });

  it('is smoothed by a slider, which keeps the focus, and is kept so', async () => {
    const slider = preview.page.getByRole('slider', { name: 'Smoothing' });
    await slider.focus();
    await slider.press('ArrowRight');
    const { action, smoothing } = await preview.waitFor('log');
    assert.deepEqual([action, smoothing], ['smooth', 0.01]);
    log.pairs.smoothing = 0.9;
    await preview.show({ log });
    assert.equal(await slider.inputValue(), '0.9');
    assert.equal(await slider.evaluate((element) => element === element.ownerDocument.activeElement), true);
    assert.deepEqual((await state()).log, { ...saved, smoothing: 0.9 });
  });

  it('is forgotten when it is removed', async () => {
    await preview.show({ log: { kind: 'none' } });
    await preview.page.locator('#logged').waitFor({ state: 'hidden' });
    assert.equal((await state()).log, undefined);
  });

  it('says in a sentence why it could not be read again, and is kept all the same', async () => {
    await preview.show({ log: { kind: 'unreadable', saved, reason: 'It could not be read again: gone.' } });
    const section = preview.page.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('It could not be read again: gone.').waitFor();
    assert.match(await section.innerText(), /^Planned against logged: metrics\.csv/);
    assert.deepEqual(await section.getByRole('button').allInnerTexts(), ['Read again', 'Remove']);
    assert.deepEqual((await state()).log, saved);
  });

  it('has its points in sight drawn anew by a closer look', async () => {
    // More rows than the plot has pixels: of the overview only the extremes are left.
    const many = Array.from({ length: 20_000 }, (_, i) => `${i / 20},${i % 2 === 0 ? 0 : 0.5 + (i % 10) / 20}`);
    await preview.show({ log: await read(`step,train/kl\n${many.join('\n')}\n`) });
    await preview.page.locator('#reader').press('Home');
    await preview.page.keyboard.press('+');
    for (let i = 0; i < 9; i++) await preview.page.keyboard.press('+');
    await preview.waitFor('view', ({ view }) => view !== undefined && view.to - view.from < 20);
    await preview.waitForPoints();
    await preview.page.keyboard.press('Control+ArrowRight');
    // Row 20 of 20 000 is step 1.
    await preview.page.getByText('Step 1, kl 0.001 (logged: 0), gan 0.3').waitFor({ state: 'attached' });
  });

  for (const isHere of [true, false]) {
    it(`${isHere ? 'keeps the focus on its button' : 'does not call the focus back from where the user has gone'} when it is drawn again`, async () => {
      const button = preview.page.getByRole('button', { name: 'Columns…' });
      await button.focus();
      await preview.page.evaluate((value) => (window.document.hasFocus = () => value), isHere);
      await preview.show({ log: await read(`${rows}800,0.8\n`) });
      await preview.page.getByText('4 rows').waitFor();
      assert.equal(await button.evaluate((element) => element === element.ownerDocument.activeElement), isHere);
    });
  }
});
