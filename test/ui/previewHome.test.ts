import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { openFile, panelFrame, runCommand, screenshot } from './driver';
import { insist } from './eventually';
import { useWorkbench } from './useWorkbench';

describe('the preview in the menus of the workbench', () => {
  const workbench = useWorkbench({ workspace: join(root, 'samples'), size: { width: 1600, height: 900 } });
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    ({ page } = workbench());
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'Preview weight schedule');
    frame = panelFrame(page);
    await frame.locator('#legend button').first().waitFor();
  });

  /** Whether the palette offers a command of ours. */
  const isOffered = async (title: string) => {
    let count = 0;
    await insist(async (timeout) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input[type=text]').fill(`>Weight Schedules: ${title}`, { timeout });
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.first().waitFor({ timeout });
      count = await rows.filter({ hasText: title }).count();
    });
    await page.keyboard.press('Escape');
    return count > 0;
  };

  it('stays where it is when a file is opened while it has the focus', async () => {
    await frame.locator('#reader').focus();
    await openFile(page, 'finetune.yaml');
    await frame.getByText('lr_scheduler_type').first().waitFor();
    assert.ok(await frame.locator('#canvas').isVisible());
    await openFile(page, 'vae.yaml');
  });

  it('offers to stop comparing only while there is a comparison', async () => {
    const stop = 'Stop comparing schedules';
    assert.ok((await isOffered('Toggle lock of preview')) && !(await isOffered(stop)));
    await runCommand(page, 'Compare schedule with base methods');
    await frame.locator('#legend').getByText('cosine').first().waitFor();
    await until('it is offered', () => isOffered(stop));
    await runCommand(page, stop);
    await until(
      'it is offered no more',
      () => isOffered(stop),
      (isThere) => !isThere,
    );
  });

  it('has lock, comparisons and export as icons of its title', async () => {
    await frame.locator('h1').click();
    const actions = page.locator('.editor-group-container.active .editor-actions');
    for (const name of ['Toggle lock of preview to its file', 'Compare schedules', 'Export weight schedules'])
      await actions.locator(`[aria-label^="${name}"]`).waitFor();
    await screenshot(page, 'preview-title');
    await actions.locator('[aria-label^="Toggle lock"]').click();
    await frame.locator('#curvesButton').click();
    const lock = frame.locator('#curves').getByRole('checkbox');
    await until(
      'it is locked',
      () => lock.first().isChecked(),
      (isChecked) => isChecked,
    );
    await page.keyboard.press('Escape');
    await actions.locator('[aria-label^="Toggle lock"]').click();
  });

  it('has a menu on the chart', async () => {
    await insist(async (timeout) => {
      await frame.locator('#reader').click({ button: 'right', timeout });
      await page.locator('.monaco-menu').getByText('Copy picture of schedules').waitFor({ timeout });
    });
    const entries = await page.locator('.monaco-menu .action-label').allTextContents();
    assert.ok(entries.includes('Reset zoom of preview') && !entries.includes('Paste') && !entries.includes('Cut'), entries.join('; '));
    await screenshot(page, 'preview-chart-menu');
    await page.keyboard.press('Escape');
  });

  it('shows several files that are chosen in the Explorer', async () => {
    await runCommand(page, 'View: Show Explorer');
    const file = (name: string) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await insist(async (timeout) => {
      // Also closes a menu that is open.
      await page.keyboard.press('Escape');
      await file('gan.json').click({ timeout });
      // A file that has come up is chosen in the Explorer, alone: what was chosen before is lost.
      await page.locator('.tab.active[data-resource-name="gan.json"]').waitFor({ timeout });
      await file('distillation.toml').click({ modifiers: ['ControlOrMeta'], timeout });
      await page.locator('.explorer-folders-view .monaco-list-row.selected').nth(1).waitFor({ timeout });
      await file('gan.json').click({ button: 'right', timeout });
      // A menu that has only just opened takes keys, but no click.
      await page.locator('.monaco-menu').getByText('Preview schedules').hover({ timeout });
      await page.locator('.monaco-menu .focused', { hasText: 'Preview schedules' }).waitFor({ timeout });
      await page.keyboard.press('Enter');
      await frame.locator('#legend li', { hasText: 'distillation' }).first().waitFor({ timeout });
    });
    await screenshot(page, 'preview-files');
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
