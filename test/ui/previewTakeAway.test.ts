import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { openFile, panelFrame, runCommand, screenshot, waitUntil } from './driver';
import { openWorkbench, type Workbench } from './openWorkbench';

describe('taking schedules away, and comparing them with a log', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ workspace: join(root, 'samples'), size: { width: 1600, height: 900 } });
    ({ page } = workbench);
    const rows = Array.from({ length: 200 }, (_, i) => `${Math.floor(i / 50)},${i * 100},${Math.min(i / 100, 0.7) * 0.25},`);
    writeFileSync(join(workbench.folder, 'metrics.csv'), ['epoch,step,train/kl_weight,val/loss', ...rows].join('\n'));
    await openFile(page, 'vae.yaml');
  });

  after(() => workbench.close());

  const dialog = () => page.locator('.quick-input-widget:visible input[type=text]');
  /** The Export button may have gone into the panel of what does not fit. */
  const openMenu = async () => {
    const button = frame.getByRole('button', { name: 'Export' });
    if (!(await button.isVisible())) await frame.getByRole('button', { name: 'More' }).click();
    await button.click();
  };
  const written = (name: string) => join(workbench.folder, name);

  it('exports from the palette without the panel, to a file beside the source', async () => {
    await runCommand(page, 'Export weight schedules');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'SVG picture' }).waitFor();
    await screenshot(page, 'export-list');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Colours of the editor' }).waitFor();
    await page.keyboard.press('Enter');
    await waitUntil('the dialog', async () => (await dialog().inputValue()).endsWith('/vae-schedules.svg'));
    await page.keyboard.press('Enter');
    await waitUntil('the file', () => existsSync(written('vae-schedules.svg')));
    assert.match(readFileSync(written('vae-schedules.svg'), 'utf8'), /fill="#1f1f1f"[^]*>loss\.kl_weight</);
    await page.getByText('Saved vae-schedules.svg').first().waitFor();
    await runCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center').getByText('Open', { exact: true }).click();
    await page.locator('.tab[data-resource-name="vae-schedules.svg"]').waitFor();
    await openFile(page, 'vae.yaml');
  });

  it('draws a log that is chosen over the plan', async () => {
    await runCommand(page, 'Compare weight schedules with a training log');
    // The dialog goes to the folder of the source by itself.
    await waitUntil('the dialog', async () => (await dialog().inputValue()).endsWith('/workspace/'));
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'metrics.csv' }).click();
    frame = panelFrame(page);
    const section = frame.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('Off by more than 1 %').waitFor();
    assert.match(await section.innerText(), /metrics\.csv[^]*200 rows; steps from the column step[^]*train\/kl_weight/);
    await screenshot(page, 'preview-log');
  });

  it('reads another column when that is chosen', async () => {
    await frame.getByRole('button', { name: 'Columns…' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'loss.perceptual_weight' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'train/kl_weight' }).click();
    await frame.locator('#logged li', { hasText: 'loss.perceptual_weight' }).getByText('Off by').waitFor();
    await frame.getByRole('button', { name: 'Remove' }).click();
    await frame.locator('#logged').waitFor({ state: 'hidden' });
  });

  it('saves what the panel shows from its menu', async () => {
    await frame.locator('#legend').getByRole('button', { name: 'loss.free_bits' }).click();
    await openMenu();
    await frame.getByRole('menuitem', { name: 'Save as CSV' }).click();
    await waitUntil('the dialog', async () => (await dialog().inputValue()).endsWith('/vae-schedules.csv'));
    await page.keyboard.press('Enter');
    await waitUntil('the file', () => existsSync(written('vae-schedules.csv')));
    const [header] = readFileSync(written('vae-schedules.csv'), 'utf8').split('\r\n');
    assert.ok(header!.startsWith('step,loss.kl_weight,') && !header!.includes('free_bits'), header);
  });

  it('copies the picture', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openMenu();
    await frame.getByRole('menuitem', { name: 'Copy picture' }).click();
    await page.locator('.statusbar-item', { hasText: 'Copied the picture' }).waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    assert.deepEqual(types, ['image/png']);
    await waitUntil('the panels are closed', async () => (await frame.locator(':popover-open').count()) === 0);
  });

  it('without an error in the log', () => assert.deepEqual(workbench.errors, []));
});
