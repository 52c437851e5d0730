// `npm run pictures`: the pictures of README, walkthrough and docs/, taken in the real workbench, light and dark, so that they show what there is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../fixtures/until';
import { root } from '../vscode/root';
import { canvasInk, clickBehind, hoverAt, openFile, panelFrame, pick, runCommand } from './driver';
import { openWorkbench } from './openWorkbench';

/** Those of the walkthrough ship, where each kilobyte counts; the others are for the README alone. */
const folders = { walkthrough: join(root, 'media', 'walkthrough'), docs: join(root, 'docs', 'pictures') };
/** As wide as the walkthrough shows them on a small screen. */
const shippedWidth = 430;
const size = { width: 1200, height: 680 };

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Keeps what is in sight, or a part of it, as WebP: a tenth of what PNG takes. */
async function take(page: Page, name: string, clip: Clip = { x: 0, y: 0, ...size }, folder: keyof typeof folders = 'docs'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isShipped = folder === 'walkthrough';
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: isShipped ? 25 : 70,
    clip: { ...clip, scale: isShipped ? shippedWidth / clip.width : 1 },
  });
  writeFileSync(join(folders[folder], `${name}.webp`), Buffer.from(data, 'base64'));
  await session.detach();
}

/** A hover; and for the README the part of the editor that has it over it, and a little around. */
async function takeHover(page: Page, name: string, text: string, expected: RegExp): Promise<void> {
  const hover = await hoverAt(page, text, expected);
  await until('the curve is shown', () =>
    hover.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
  );
  const box = (await hover.boundingBox())!;
  await take(page, name, box, 'walkthrough');
  const top = Math.max(box.y - 40, 60);
  await take(page, name, { x: 48, y: top, width: Math.max(box.x + box.width - 28, 760), height: box.y + box.height + 20 - top });
}

async function takeAll(theme: 'light' | 'dark'): Promise<void> {
  const workbench = await openWorkbench({
    theme,
    size,
    workspace: join(root, 'samples'),
    settings: {
      'editor.minimap.enabled': false,
      'workbench.sideBar.location': 'right',
      'workbench.statusBar.visible': true,
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
      'window.title': '${activeEditorShort}',
      // What fades in would be seen half.
      'workbench.reduceMotion': 'on',
      // A line that is cut off says nothing.
      'editor.wordWrap': 'on',
    },
  });
  const { page } = workbench;
  try {
    await openFile(page, 'vae.yaml');
    await runCommand(page, 'View: Close Primary Side Bar').catch(() => runCommand(page, 'View: Toggle Primary Side Bar Visibility'));
    await page.locator('.editor-group-container.active .view-line').first().click();
    await page.keyboard.press('ControlOrMeta+End');
    const schedules = page.locator('.view-line', { hasText: /^loss:/ });
    await schedules.waitFor();
    await take(page, `sample-${theme}`, { x: 48, y: (await schedules.boundingBox())!.y - 10, width: 560, height: 268 }, 'walkthrough');
    await page.keyboard.press('ControlOrMeta+Home');
    await takeHover(page, `hover-${theme}`, 'cosine', /Rises from 0 to 0\.5/);
    await openFile(page, 'pytorch.py');
    await takeHover(page, `library-${theme}`, 'OneCycleLR(', /momentum/);
    await openFile(page, 'vae.yaml');
    // The schedules stand at the end of the file.
    await page.locator('.editor-group-container.active .view-line').first().click();
    await page.keyboard.press('ControlOrMeta+End');
    await runCommand(page, 'Preview weight schedule');
    const frame = panelFrame(page);
    await until(
      'the curves are drawn',
      () => canvasInk(frame),
      (share) => share > 0.005,
    );
    await clickBehind(page, 'kl_weight: schedule');
    await frame.locator('#verdict', { hasText: 'Rises' }).waitFor();
    await page.mouse.move(0, 0);
    await take(page, `workbench-${theme}`);
    const preview = (await page.locator('iframe.webview.ready:visible').first().boundingBox())!;
    await take(page, `preview-${theme}`, preview, 'walkthrough');
    await frame.getByText('Change loss.kl_weight').click();
    await frame.locator('#control-base_weight').waitFor();
    await frame.locator('#control-base_weight').scrollIntoViewIfNeeded();
    await take(page, `sliders-${theme}`);
    await frame.getByText('Change loss.kl_weight').click();
    await runCommand(page, 'Compare weight schedules with a training log');
    await pick(page, 'Choose a run: it is drawn beside those that are drawn already', 'runs/vae/training_log.csv');
    await frame.getByRole('region', { name: 'Planned against logged' }).getByText('Off by more than 1 %').first().waitFor();
    await take(page, `log-${theme}`);
    await runCommand(page, 'Insert schedule snippet');
    const list = page.locator('.quick-input-widget:visible');
    await list.getByText('exponential', { exact: true }).first().waitFor();
    await take(page, `insert-${theme}`, { ...(await list.boundingBox())!, height: 256 }, 'walkthrough');
    await page.keyboard.press('Escape');
  } finally {
    await workbench.close();
  }
}

async function main(): Promise<void> {
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) await takeAll(theme);
  console.log(`The pictures are in ${Object.values(folders).join(' and ')}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
