import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { canvasInk, chooseTheme, editorText, hoverAt, openFile, panelFrame, pick, runCommand, screenshot } from './driver';
import { themes, type ThemeKind } from './openWorkbench';
import { useWorkbench } from './useWorkbench';

/** The steps of the walkthrough, and the names of their pictures. */
const pictures = [
  ['Open a sample', 'sample'],
  ['Put the pointer on a schedule', 'hover'],
  ['See all curves beside the text', 'preview'],
  ['What you have is read as it is', 'library'],
  ['Write a schedule', 'insert'],
] as const;

const kinds = Object.keys(themes) as ThemeKind[];

describe('the first steps of a newcomer', () => {
  const workbench = useWorkbench({ workspace: join(root, 'samples'), size: { width: 1600, height: 900 } });
  let page: Page;

  const openWalkthrough = async (): Promise<void> => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await pick(page, 'Select a walkthrough to open', 'Get started with Weight Schedules');
    await page.locator('.gettingStarted .step-title', { hasText: 'Open a sample' }).first().waitFor();
  };
  const step = (title: string) => page.locator('.gettingStarted .getting-started-step', { hasText: title }).first();
  const press = (label: string) => page.locator('.gettingStarted .monaco-button:visible', { hasText: label }).first().click();

  before(() => {
    ({ page } = workbench());
  });

  for (const theme of kinds) {
    it(`a walkthrough with a picture for each step, in the ${theme} theme`, async () => {
      await chooseTheme(page, themes[theme]);
      await openWalkthrough();
      const picture = page.locator('.gettingStarted .getting-started-media img');
      const kind = theme === 'light' || theme === 'highContrastLight' ? 'light' : 'dark';
      for (const [title, name] of pictures) {
        await step(title).click();
        await until(
          `the picture of ${title} is shown`,
          () => picture.evaluate((image: HTMLImageElement) => (image.complete && image.naturalWidth > 0 ? image.currentSrc : '')),
          (source) => source.includes(`${name}-${kind}.webp`),
        );
        assert.ok(await picture.isVisible());
        await screenshot(page, `walkthrough-${name}-${theme}`);
      }
    });

    it(`the list of methods, in the ${theme} theme`, async () => {
      await openFile(page, 'vae.yaml');
      await runCommand(page, 'Insert schedule snippet');
      await page.locator('.quick-input-list').getByText('exponential', { exact: true }).first().waitFor();
      await screenshot(page, `methods-${theme}`);
      await page.keyboard.press('Escape');
    });
  }

  it('the step that opens a sample does, and the next ones lead through it', async () => {
    await chooseTheme(page, themes.dark);
    await openWalkthrough();
    await step('Open a sample').click();
    await press('Open a sample');
    await until(
      'the sample is there',
      () => editorText(page),
      (seen) => seen.includes('kl_weight: schedule(cosine, 0.5, 20000)'),
    );
    await hoverAt(page, 'schedule(cosine', /Rises from 0 to 0\.5 by step 20,000, 20 % of the run/);
    await openWalkthrough();
    await step('See all curves beside the text').click();
    await press('Preview weight schedule');
    const frame = panelFrame(page);
    await until(
      'the curves are drawn',
      () => canvasInk(frame),
      (share) => share > 0.005,
    );
    await screenshot(page, 'walkthrough-preview');
  });

  it('the probe step in the status bar, which a click changes', async () => {
    const item = page.locator('.statusbar-item', { hasText: /Step 1,200/ });
    await panelFrame(page).getByLabel('Probe step', { exact: true }).fill('1200');
    await item.waitFor();
    await screenshot(page, 'probe-status');
    await item.click();
    const field = page.locator('.quick-input-widget:visible input[type=text]');
    await field.fill('2500');
    await field.press('Enter');
    await page.locator('.statusbar-item', { hasText: /Step 2,500/ }).waitFor();
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
