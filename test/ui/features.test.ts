import { deepEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import {
  assertFits,
  canvasInk,
  chooseTheme,
  clickBehind,
  editorText,
  hoverAt,
  openFile,
  panelFrame,
  pick,
  runCommand,
  screenshot,
} from './driver';
import { themes, type ThemeKind } from './openWorkbench';
import { useWorkbench } from './useWorkbench';

const kinds = Object.keys(themes) as ThemeKind[];

describe('what a user sees', () => {
  const workbench = useWorkbench({ theme: kinds[0]!, workspace: join(root, 'samples') });
  let page: Page;

  before(async () => {
    ({ page } = workbench());
    await openFile(page, 'vae.yaml');
  });

  for (const theme of kinds) {
    describe(`in the ${theme} theme`, () => {
      before(() => chooseTheme(page, themes[theme]));

      it('the preview, from the palette, beside the editor', async () => {
        await runCommand(page, 'Preview weight schedule');
        const frame = panelFrame(page);
        await until(
          'the curves are drawn',
          () => canvasInk(frame),
          (share) => share > 0.005,
        );
        for (const name of ['loss.kl_weight', 'loss.perceptual_weight', 'loss.free_bits'])
          await frame.locator('#legend').getByRole('button', { name }).waitFor();
        await frame.locator(`body.${themes[theme].panelClass}`).waitFor();
        await screenshot(page, `preview-${theme}`);
      });

      it('a hover on a config value, with its numbers and its curve', async () => {
        const hover = await hoverAt(page, 'cosine', /loss\.kl_weight[^]*0\.25/);
        await until('the curve is shown', () =>
          hover.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
        );
        await assertFits(hover);
        await screenshot(page, `hover-${theme}`);
      });
    });
  }

  describe('in the text', () => {
    it('a snippet, chosen from the list, in the language of the file', async () => {
      await openFile(page, 'distillation.toml');
      await clickBehind(page, 'temperature = 4.0');
      await page.keyboard.press('Enter');
      await runCommand(page, 'Insert schedule snippet');
      await page.locator('.quick-input-list').getByText('exponential', { exact: true }).first().waitFor();
      // Each method that is in sight has its curve before it.
      const curves = await page
        .locator('.quick-input-list .monaco-list-row .quick-input-list-icon')
        .evaluateAll((icons) => icons.map((icon) => getComputedStyle(icon).backgroundImage.slice(5, 24)));
      deepEqual([curves.length > 4, ...new Set(curves)], [true, 'data:image/svg+xml;']);
      await screenshot(page, 'snippet-list');
      await pick(page, 'Choose a method', 'power');
      await until(
        'the snippet is there',
        () => editorText(page),
        (seen) => seen.includes(`weight = "schedule('power', base_weight=1, total_steps=60_000, a=2)"`),
      );
      await screenshot(page, 'snippet');
    });

    for (const [name, text, language] of [
      ['settings.ini', '[loss]\nkl_weight = 0.5\n', 'ini'],
      ['notes.md', '# Notes\n\nThe weight of the KL term is 0.5.\n', 'markdown'],
    ] as const)
      it(`no snippet in ${name}, but a message that says where schedules are read`, async () => {
        writeFileSync(join(workbench().folder, name), text);
        await openFile(page, name);
        await runCommand(page, 'Insert schedule snippet');
        // The message hides by itself after a while; the list of messages keeps it.
        await runCommand(page, 'Notifications: Show Notifications');
        const message = `Schedules are read in Python, YAML, JSON and TOML, not in ${language}.`;
        await page.locator('.notifications-center .notification-list-item', { hasText: message }).waitFor();
        deepEqual((await editorText(page)).trimEnd(), text.trimEnd());
        await screenshot(page, `snippet-refused-${language}`);
      });

    it('without an error in the log', () => deepEqual(workbench().errors, []));
  });
});
