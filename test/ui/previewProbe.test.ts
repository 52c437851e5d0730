import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { canvasInk, hoverAt, openFile, panelFrame, runCommand, screenshot, waitUntil } from './driver';
import { openWorkbench, type Workbench } from './openWorkbench';

/** In the workbench: all that it has stored for its workspace. */
async function storedState(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The store could not be read.'));
    });
  let text = '';
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name!));
    for (const store of database.objectStoreNames) text += (await done(database.transaction(store).objectStore(store).getAll())).join();
    database.close();
  }
  return text;
}

describe('reading and moving in the preview of a workbench', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ workspace: join(root, 'samples') });
    ({ page } = workbench);
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'Preview weight schedule');
    frame = panelFrame(page);
    await waitUntil('the curves are drawn', async () => (await canvasInk(frame)) > 0.005);
  });

  after(() => workbench.close());

  it('shows the value at the probe step in the legend and in the hover', async () => {
    await frame.getByLabel('Probe step', { exact: true }).fill('1200');
    const value = frame.locator('.keptValue').first();
    await waitUntil('the legend has the value', async () => (await value.textContent()) !== '');
    const hover = await hoverAt(page, 'cosine');
    const text = await hover.innerText();
    assert.ok(text.includes(`At step 1,200 (probe): ${(await value.textContent())!}`), text);
    await screenshot(page, 'preview-probe');
    await page.keyboard.press('Escape');
  });

  it('zooms by Ctrl and the wheel, and shows all again by a key', async () => {
    const reset = frame.getByRole('button', { name: 'Show all' });
    assert.ok(await reset.isDisabled());
    const { x, y, width, height } = (await frame.locator('#canvas').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await waitUntil('it is zoomed', () => reset.isEnabled());
    await screenshot(page, 'preview-zoomed');
    await frame.locator('#reader').press('0');
    await waitUntil('all is shown', () => reset.isDisabled());
  });

  it('comes back after a reload of the window, as it was left', async () => {
    const reset = frame.getByRole('button', { name: 'Show all' });
    await frame.locator('#reader').press('+');
    await waitUntil('it is zoomed', () => reset.isEnabled());
    await frame.getByRole('button', { name: 'Table' }).click();
    // In a browser VS Code stores its editors every few seconds, not when it is closed.
    await waitUntil('the view state is stored', async () => /x\W+from\W/.test(await page.evaluate(storedState)), 30_000);
    await page.reload();
    await waitUntil('the curves are drawn again', async () => (await canvasInk(frame).catch(() => 0)) > 0.005, 30_000);
    assert.equal(await frame.getByLabel('Probe step', { exact: true }).inputValue(), '1200');
    assert.ok(await reset.isEnabled(), 'the zoom is lost');
    await waitUntil('the table has the probe', async () => (await frame.locator('tbody.probe').textContent())!.includes('Probe 1,200'));
    const hover = await hoverAt(page, 'cosine');
    await waitUntil('the hover has the probe again', async () => (await hover.innerText()).includes('(probe)'));
    await screenshot(page, 'preview-restored');
  });

  it('without an error in the log', () => assert.deepEqual(workbench.errors, []));
});
