import assert from 'node:assert/strict';
import type { SavedLog, SavedState, ShownLog } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const saved: SavedLog = { document: document.uri, uri: 'file:///runs/metrics.csv', step: 'step', values: [['kl', 'train/kl']] };
const series = { curve: 'kl', column: 'train/kl', points: Float64Array.of(0, 0, 400, 0.1, 600, 0.7), extent: { min: 0, max: 0.7 } };
const log: ShownLog = { name: 'metrics.csv', note: '3 rows', saved, series: [series] };

describe('a training log on the preview page', () => {
  let preview: PreviewPage;
  const open = usePreviewPages({ document, schedules: [drawable('kl', 'linear', 1, 1000), drawable('gan', 'constant', 0.3, 1000)] });

  beforeEach(async () => {
    preview = await open();
    await preview.send({ type: 'log', log });
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
    const next = await open({ state: await state() });
    assert.deepEqual((await next.waitFor('ready')).log, saved);
  });

  it('is forgotten when it is removed', async () => {
    await preview.send({ type: 'log', log: undefined });
    await preview.page.locator('#logged').waitFor({ state: 'hidden' });
    assert.equal((await state()).log, undefined);
  });

  it('says in a sentence why it could not be read again, and is kept all the same', async () => {
    await preview.send({
      type: 'log',
      log: { name: 'metrics.csv', note: '', failure: 'It could not be read again: gone.', saved, series: [] },
    });
    const section = preview.page.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('It could not be read again: gone.').waitFor();
    assert.deepEqual(await section.getByRole('button').allInnerTexts(), ['Read again', 'Remove']);
    assert.deepEqual((await state()).log, saved);
  });

  for (const isHere of [true, false]) {
    it(`${isHere ? 'keeps the focus on its button' : 'does not call the focus back from where the user has gone'} when it is drawn again`, async () => {
      const button = preview.page.getByRole('button', { name: 'Columns…' });
      await button.focus();
      await preview.page.evaluate((value) => (window.document.hasFocus = () => value), isHere);
      await preview.send({ type: 'log', log: { ...log, note: '4 rows' } });
      await preview.page.getByText('4 rows').waitFor();
      assert.equal(await button.evaluate((element) => element === element.ownerDocument.activeElement), isHere);
    });
  }
});
