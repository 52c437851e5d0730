import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../vscode/root';
import { canvasInk, clickBehind, editorText, hoverAt, openFile, panelFrame, runCommand, screenshot, waitUntil } from './driver';
import { openWorkbench, themes, type ThemeKind, type Workbench } from './openWorkbench';

describe('what a user sees', () => {
  for (const theme of Object.keys(themes) as ThemeKind[]) {
    describe(`in the ${theme} theme`, () => {
      let workbench: Workbench;

      before(async () => {
        workbench = await openWorkbench({ theme, workspace: join(root, 'samples') });
      });

      after(() => workbench.close());

      it('the preview, from the palette, beside the editor', async () => {
        const { page } = workbench;
        await openFile(page, 'vae.yaml');
        await runCommand(page, 'Preview weight schedule');
        const frame = panelFrame(page);
        await waitUntil('the curves are drawn', async () => (await canvasInk(frame)) > 0.005);
        const text = await frame.locator('body').innerText();
        for (const label of ['loss.kl_weight', 'loss.perceptual_weight', 'loss.free_bits']) assert.ok(text.includes(label), text);
        await screenshot(page, `preview-${theme}`);
      });

      it('a hover on a config value, with its numbers and its curve', async () => {
        const { page } = workbench;
        const hover = await hoverAt(page, 'cosine');
        await hover.locator('img').waitFor();
        const text = await hover.innerText();
        assert.match(text, /loss\.kl_weight/);
        assert.match(text, /0\.25/);
        assert.equal(await hover.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0), true);
        await screenshot(page, `hover-${theme}`);
        await page.keyboard.press('Escape');
      });

      it('a snippet, chosen from the list, in the language of the file', async () => {
        const { page } = workbench;
        await openFile(page, 'distillation.toml');
        await clickBehind(page, 'temperature = 4.0');
        await page.keyboard.press('Enter');
        await runCommand(page, 'Insert schedule snippet');
        const list = page.locator('.quick-input-list');
        await list.getByText('exponential', { exact: true }).first().waitFor();
        await screenshot(page, `snippet-list-${theme}`);
        await page.keyboard.type('power');
        await page.keyboard.press('Enter');
        await waitUntil('the snippet is there', async () =>
          (await editorText(page)).includes(`weight = "schedule('power', base_weight=1, total_steps=10_000, a=2)"`),
        );
        await screenshot(page, `snippet-${theme}`);
      });

      it('without an error in the log', () => assert.deepEqual(workbench.errors, []));
    });
  }
});
