import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { canvasInk, hoverAt, openFile, panelFrame, runCommand, screenshot } from './driver';
import { storedState } from './storedState';
import { useWorkbench } from './useWorkbench';

describe('reading and moving in the preview of a workbench', () => {
  const workbench = useWorkbench({ workspace: join(root, 'samples') });
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    ({ page } = workbench());
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'Preview weight schedule');
    frame = panelFrame(page);
    await until(
      'the curves are drawn',
      () => canvasInk(frame),
      (share) => share > 0.005,
    );
  });

  const probeField = () => frame.getByLabel('Probe step', { exact: true });
  const reset = () => frame.getByRole('button', { name: 'Show all' });

  it('shows the value at the probe step in the legend and in the hover', async () => {
    await probeField().fill('1200');
    const value = frame.locator('.probeValue').first().filter({ hasText: /\d/ });
    await hoverAt(page, 'cosine', `At step 1,200 (probe): ${(await value.textContent())!}`);
    await screenshot(page, 'preview-probe');
  });

  it('zooms by Ctrl and the wheel, and shows all again by a key', async () => {
    await until('all is shown', () => reset().isDisabled());
    const { x, y, width, height } = (await frame.locator('#canvas').boundingBox())!;
    // Beside the hover, which may still be shown over the middle.
    await page.mouse.move(x + width * 0.8, y + height * 0.8);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await until('it is zoomed', () => reset().isEnabled());
    await screenshot(page, 'preview-zoomed');
    await frame.locator('#reader').press('0');
    await until('all is shown', () => reset().isDisabled());
  });

  it('comes back after a reload of the window, as it was left', async () => {
    await frame.locator('#reader').press('+');
    await until('it is zoomed', () => reset().isEnabled());
    await frame.getByRole('button', { name: 'Table' }).click();
    await until(
      'the view state is stored',
      () => storedState(page),
      (seen) => /x\W+from\W/.test(seen),
      120_000,
    );
    await page.reload();
    await until(
      'the curves are drawn again',
      () => canvasInk(frame),
      (share) => share > 0.005,
      120_000,
    );
    await until(
      'the probe is back',
      () => probeField().inputValue(),
      (seen) => seen === '1200',
    );
    await until('the zoom is back', () => reset().isEnabled());
    await frame.locator('tbody.probe', { hasText: 'Probe 1,200' }).waitFor();
    await hoverAt(page, 'cosine', '(probe)');
    await screenshot(page, 'preview-restored');
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
