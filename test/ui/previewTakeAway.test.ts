import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { chooseFile, openFile, panelFrame, pick, runCommand, screenshot } from './driver';
import { useWorkbench } from './useWorkbench';

describe('taking schedules away, and comparing them with a log', () => {
  const workbench = useWorkbench({ workspace: join(root, 'samples'), size: { width: 1600, height: 900 } });
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    ({ page } = workbench());
    const rows = Array.from({ length: 200 }, (_, i) => `${Math.floor(i / 50)},${i * 100},${Math.min(i / 100, 0.7) * 0.25},`);
    writeFileSync(written('metrics.csv'), ['epoch,step,train/kl_weight,val/loss', ...rows, ''].join('\n'));
    await openFile(page, 'vae.yaml');
  });

  /** The Export button may have gone into the panel of what does not fit. */
  const openMenu = async () => {
    const button = frame.getByRole('button', { name: 'Export' });
    if (!(await button.isVisible())) await frame.getByRole('button', { name: 'More' }).click();
    await button.click();
  };
  const written = (name: string) => join(workbench().folder, name);
  /** Waits until a file has been written to its end. */
  const whole = async (name: string, end: RegExp) => {
    return until(
      `all of ${name} is written`,
      () => readFileSync(written(name), 'utf8'),
      (seen) => end.test(seen),
    );
  };

  it('makes a picture from the palette, to a file beside the source', async () => {
    await runCommand(page, 'Export weight schedules');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Picture…' }).waitFor();
    await screenshot(page, 'export-list');
    await pick(page, 'Choose a format', 'Picture…');
    frame = panelFrame(page);
    const dialog = frame.getByRole('dialog', { name: 'Save picture' });
    await dialog.getByRole('combobox', { name: 'Format' }).selectOption('SVG picture');
    await screenshot(page, 'picture-dialog');
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await chooseFile(page, '/vae-schedules.svg');
    assert.match(await whole('vae-schedules.svg', /<\/svg>\s*$/), /fill="#1f1f1f"[^]*>loss\.kl_weight</);
    // The message hides by itself after a while; the list of messages keeps it.
    await runCommand(page, 'Notifications: Show Notifications');
    const saved = page.locator('.notifications-center .notification-list-item', { hasText: 'Saved vae-schedules.svg' });
    await saved.getByText('Open', { exact: true }).click();
    await page.locator('.tab[data-resource-name="vae-schedules.svg"]').waitFor();
    await openFile(page, 'vae.yaml');
  });

  it('draws a log that is chosen over the plan', async () => {
    await runCommand(page, 'Compare weight schedules with a training log');
    await pick(page, 'Choose a run: it is drawn beside those that are drawn already', 'metrics.csv');
    frame = panelFrame(page);
    const section = frame.getByRole('region', { name: 'Planned against logged' });
    await section.getByText('Off by more than 1 %').waitFor();
    await section.filter({ hasText: /metrics\.csv[^]*200 rows; steps from the column step[^]*train\/kl_weight/ }).waitFor();
    await screenshot(page, 'preview-log');
  });

  it('reads another column when that is chosen', async () => {
    await frame.getByRole('button', { name: 'Columns…' }).click();
    await pick(page, 'Choose what to read', 'loss.perceptual_weight');
    await pick(page, 'Choose the column with the values of loss.perceptual_weight', 'train/kl_weight');
    await frame.locator('#logged li', { hasText: 'loss.perceptual_weight' }).getByText('Off by').waitFor();
    await frame.getByRole('button', { name: 'Remove' }).click();
    await frame.locator('#logged').waitFor({ state: 'hidden' });
  });

  it('saves what the panel shows from its menu', async () => {
    await frame.locator('#legend').getByRole('button', { name: 'loss.free_bits' }).click();
    await openMenu();
    await frame.getByRole('menuitem', { name: 'Save as CSV' }).click();
    await chooseFile(page, '/vae-schedules.csv');
    const [header] = (await whole('vae-schedules.csv', /\r\n$/)).split('\r\n');
    assert.ok(header!.startsWith('step,loss.kl_weight,') && !header!.includes('free_bits'), header);
  });

  it('copies the picture, from its menu and by the command', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openMenu();
    await frame.getByRole('menuitem', { name: 'Copy picture' }).click();
    await page.locator('.statusbar-item', { hasText: 'Copied the picture' }).waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    assert.deepEqual(types, ['image/png']);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'Copy picture of schedules');
    await until(
      'the picture is on the clipboard',
      () => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types)),
      (seen) => seen.includes('image/png'),
    );
    await until(
      'the panels are closed',
      () => frame.locator(':popover-open').count(),
      (seen) => seen === 0,
    );
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
