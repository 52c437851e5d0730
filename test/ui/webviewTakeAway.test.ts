import assert from 'node:assert/strict';
import { curvesOf } from '../../src/preview/model/curves';
import { drawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { loggedRows, loggedRun } from './loggedRun';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const schedules = [drawable('kl_weight', 'cosine', 0.5, 1000), drawable('gan_weight', 'linear', 0.3, 800, 60)];
const curves = curvesOf(schedules);
const vae = { document: { uri: 'file:///project/vae.yaml', name: 'vae.yaml' }, schedules };

describe('taking away from the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ ...vae, size: { width: 1100, height: 650 } });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const choose = async (name: string) => {
    await preview.page.getByRole('button', { name: 'Export' }).click();
    await preview.page.getByRole('menuitem', { name }).click();
  };

  it('has a menu that the keyboard works as menus do', async () => {
    await open();
    const button = preview.page.getByRole('button', { name: 'Export' });
    const focused = (text: string) => preview.page.waitForFunction((wanted) => document.activeElement!.textContent === wanted, text);
    const closed = () => preview.page.getByRole('menu').waitFor({ state: 'hidden' });
    await button.press('Enter');
    await focused('Save picture…');
    await preview.page.keyboard.press('ArrowDown');
    await focused('Save as CSV');
    await preview.page.keyboard.press('End');
    await preview.page.keyboard.press('ArrowDown');
    await focused('Save picture…');
    await preview.page.keyboard.press('j');
    await focused('Save as JSON');
    await preview.page.keyboard.press('Enter');
    assert.equal((await preview.waitFor('export')).format, 'json');
    await closed();
    await button.press('Enter');
    await focused('Save picture…');
    await preview.page.keyboard.press('Escape');
    await closed();
    await preview.page.locator('#exportButton:focus').waitFor();
  });

  for (const [name, format] of [
    ['Save as CSV', 'csv'],
    ['Copy table', 'table'],
    ['Copy as Python', 'python'],
  ] as const) {
    it(`asks the host to ${name.toLowerCase()}, as things are shown`, async () => {
      const axes = { scale: 'log', unit: 'steps', x: { from: 100, to: 400 } };
      await open({ state: { uri: vae.document.uri, hidden: ['gan_weight'], axes } });
      await choose(name);
      const wish = await preview.waitFor('export');
      assert.deepEqual(wish, { type: 'export', format, hidden: ['gan_weight'], from: 100, to: 400 });
    });
  }

  it('says why it cannot copy the picture', async () => {
    await open();
    await preview.page.evaluate(() =>
      Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('Not allowed')) }),
    );
    await choose('Copy picture');
    assert.equal((await preview.waitFor('copiedPicture')).failure, 'Not allowed.');
  });

  it('asks for a training log', async () => {
    await open();
    await preview.page.getByRole('button', { name: 'Training log' }).click();
    assert.equal((await preview.waitFor('log')).action, 'choose');
  });

  it('draws a log over the plan, and says in words how far it is', async () => {
    await open();
    // The colour of the curve, which the dots of its log have too.
    const ink = async () => (await preview.ink('#59a4f9')).pixels;
    const before = await ink();
    await preview.show({ log: await loggedRun(curves) });
    const section = preview.page.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('Off by more than 1 % of the plan’s range from step 624 on.').waitFor();
    assert.match(await section.innerText(), /Planned against logged: metrics\.csv\s[\s\S]*kl_weight\s+column train\/kl_weight\s/);
    await eventually(async () => assert.ok((await ink()) > before + 100, 'no dots of the log'));
    await preview.page.getByRole('button', { name: 'kl_weight', exact: true }).click();
    await eventually(async () => assert.equal(await ink(), 0, 'the log of a hidden curve'));
  });

  it('makes room for logged values that are far from the plan', async () => {
    await open();
    const blue = (await preview.ink('#59a4f9')).pixels;
    await preview.show({ log: await loggedRows('step,kl_weight\n0,0\n1000,40\n', curves, 'a.csv') });
    await preview.page.getByText('Planned against logged: a.csv').waitFor();
    // The plan is a nearly flat line at the bottom now.
    await eventually(async () => assert.ok((await preview.ink('#59a4f9')).pixels < blue));
    assert.equal(await preview.page.getByRole('button', { name: 'Read again' }).count(), 0);
  });

  for (const [name, action] of [
    ['Columns…', 'columns'],
    ['Read again', 'reload'],
    ['Remove', 'remove'],
  ] as const) {
    it(`has a button for "${name}"`, async () => {
      await open();
      await preview.show({ log: await loggedRun(curves) });
      await preview.page.getByRole('button', { name }).click();
      assert.equal((await preview.waitFor('log')).action, action);
    });
  }

  it('takes a file that is dropped', async () => {
    await open();
    await preview.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['step,kl_weight\n1,0.5\n'], 'run.csv'));
      const fire = (type: string) =>
        document.getElementById('plot')!.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      fire('dragover');
      fire('drop');
    });
    const { name, size, bytes } = await preview.waitFor('dropLogBytes');
    // What crosses to the test comes as plain JSON.
    assert.deepEqual([name, size, Buffer.from(Object.values(bytes)).toString()], ['run.csv', 21, 'step,kl_weight\n1,0.5\n']);
    await preview.page.locator('.dropping').waitFor({ state: 'detached' });
  });

  it('takes a file of the workbench that is dropped', async () => {
    await open();
    await preview.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/uri-list', '# from the explorer\r\nfile:///runs/metrics.csv');
      document.getElementById('plot')!.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    assert.equal((await preview.waitFor('dropLog')).uri, 'file:///runs/metrics.csv');
  });

  it('takes hostile names for text', async () => {
    await open({ neverSummarises: true });
    const hostile = '<img src=x onerror=alert(1)>';
    const log = await loggedRows(`step,"${hostile}"\n1,2\n`, curves, hostile);
    log.pairs.chooseValue('kl_weight', log.pairs.valueChoices[0]);
    await preview.show({ log });
    await preview.page.getByText(`column ${hostile}`).waitFor();
    await preview.page.getByText(`Planned against logged: ${hostile}`).waitFor();
    await preview.send({ type: 'logSummaries', summaries: [hostile] });
    await preview.page.locator('.summary', { hasText: hostile }).waitFor();
    assert.equal(await preview.page.locator('main img').count(), 0);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`has no accessibility violation in ${theme}`, async () => {
      await open({ theme });
      await preview.show({ log: await loggedRun(curves) });
      await preview.page.locator('.summary', { hasText: 'Off by' }).waitFor();
      await preview.page.getByRole('button', { name: 'Export' }).click();
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`log-${theme}`);
    });
  }

  for (const [width, height] of [
    [300, 600],
    [560, 420],
    // A panel of half a window that is enlarged to 200 %.
    [350, 260],
  ] as const) {
    it(`fits into ${width} × ${height}`, async () => {
      await open({ size: { width, height } });
      await preview.show({ log: await loggedRun(curves) });
      await preview.page.locator('.summary', { hasText: 'Off by' }).waitFor();
      await eventually(async () => assert.ok((await preview.overflow()) <= 0));
      await preview.screenshot(`log-${width}x${height}`);
      const more = preview.page.getByRole('button', { name: 'More' });
      if (await more.isVisible()) await more.click();
      await preview.page.getByRole('button', { name: 'Export' }).click();
      await eventually(async () => {
        const menu = (await preview.page.getByRole('menu').boundingBox())!;
        assert.ok(menu.x >= 0 && menu.x + menu.width <= width && menu.y + menu.height <= height, JSON.stringify(menu));
      });
      await preview.screenshot(`export-${width}x${height}`);
    });
  }
});
