import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { clickBehind, editorText, openFile, panelFrame, runCommand, screenshot } from './driver';
import { useWorkbench } from './useWorkbench';

describe('changing a schedule in the preview', () => {
  const workbench = useWorkbench({
    workspace: join(root, 'samples'),
    settings: { 'editor.wordWrap': 'off', 'editor.minimap.enabled': false },
  });
  let page: Page;
  let frame: FrameLocator;
  let original: string;
  let unchanged: string;

  before(async () => {
    ({ page } = workbench());
    await openFile(page, 'vae.yaml');
    original = readFileSync(join(root, 'samples', 'vae.yaml'), 'utf8').trimEnd();
    await until('the text is shown', text, (seen) => seen === original);
    await runCommand(page, 'Preview weight schedule');
    frame = panelFrame(page);
    await frame.getByText('Change loss.kl_weight').click();
    await field('base_weight').waitFor();
    unchanged = await values();
  });

  const field = (name: string) => frame.locator(`#control-${name}`);
  const end = () => frame.getByRole('group', { name: 'Handles of the curve' }).getByRole('slider', { name: 'base_weight' });
  /** Only the curve that is meant has handles; this leaves the cursor where it is. */
  async function choose(): Promise<void> {
    for (const name of ['loss.free_bits', 'loss.kl_weight']) {
      await frame.locator('#controlsChoice').selectOption(name);
      await frame.locator('#controlsHeading', { hasText: name }).waitFor();
    }
  }

  const values = async () => [await field('base_weight').inputValue(), await field('method').inputValue()].join();
  /** Of the only editor, which is not the active one while the preview has the focus. */
  const table = async () => (await frame.locator('#table').textContent())!;
  const text = async () => (await editorText(page, '.editor-group-container')).trimEnd();
  const textHas = (part: string) => until(`the text has ${part}`, text, (seen) => seen.includes(part));

  /** One undo in the editor, whatever has the focus now; the panel follows. */
  async function undo(): Promise<void> {
    await clickBehind(page, 'model:');
    await page.keyboard.press('ControlOrMeta+Z');
    await until('the text is as it was', text, (seen) => seen === original);
    await until('the panel follows', values, (seen) => seen === unchanged);
  }

  it('draws a number while it is typed, and writes it as one edit', async () => {
    await field('base_weight').fill('0.123');
    await until('the curve ends there', table, (seen) => seen.includes('0.123'));
    assert.equal(await text(), original, 'trying must leave the text alone');
    await field('base_weight').press('Enter');
    await textHas('0.123');
    await screenshot(page, 'preview-change');
    await undo();
  });

  it('writes what a slider is left at, and one undo takes it back', async () => {
    const slider = frame.getByRole('slider', { name: 'base_weight' });
    // Brings it into sight and waits until it stays where it is.
    await slider.hover();
    const { x, y, width, height } = (await slider.boundingBox())!;
    await page.mouse.move(x + width * 0.5, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 20 });
    await page.mouse.up();
    await until('the text is changed', text, (seen) => seen !== original);
    await undo();
  });

  it('writes where a handle on the curve is left, and one undo takes it back', async () => {
    await choose();
    // The handle of the other axis is at the same place.
    await end().hover({ force: true });
    const { x, y, width, height } = (await end().boundingBox())!;
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2 + 12, { steps: 10 });
    await until('the curve is tried', values, (seen) => seen !== unchanged);
    assert.equal(await text(), original, 'trying must leave the text alone');
    await page.mouse.up();
    await until('the text is changed', text, (seen) => seen !== original);
    assert.match(await text(), /kl_weight: schedule\(cosine, base_weight=0\.\d{1,3}, /);
    await undo();
  });

  it('takes a handle back by Escape', async () => {
    await choose();
    await end().focus();
    await page.keyboard.press('Shift+ArrowDown');
    await until('the curve is tried', values, (seen) => seen !== unchanged);
    await page.keyboard.press('Escape');
    await until('the curve is back', values, (seen) => seen === unchanged);
    assert.equal(await text(), original);
  });

  it('gives up a trial by Escape', async () => {
    await field('base_weight').fill('77.125');
    await until('the curve ends there', table, (seen) => seen.includes('77.125'));
    await field('base_weight').press('Escape');
    await until('the curve is back', table, (seen) => !seen.includes('77.125'));
    assert.equal(await text(), original);
  });

  it('switches the method', async () => {
    await field('method').selectOption('linear');
    await textHas('schedule(linear');
    await undo();
  });

  it('goes to the text of a curve, with the focus or without', async () => {
    const entry = frame.getByRole('button', { name: 'loss.free_bits' });
    const current = page.locator('.editor-group-container .line-numbers.active-line-number').first();
    const line = original.split('\n').findIndex((each) => each.includes('free_bits:')) + 1;
    await entry.press('g');
    await until(
      'the cursor is there',
      () => current.textContent(),
      (seen) => seen === String(line),
    );
    await until(
      'its parameters are shown',
      () => frame.locator('#controlsHeading').textContent(),
      (seen) => seen === 'loss.free_bits',
    );
    assert.equal(await frame.locator('#legend button:focus').textContent(), 'loss.free_bits', 'the panel lost the focus');
    await entry.click({ modifiers: ['ControlOrMeta'] });
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  });

  it('without an error in the log', () => assert.deepEqual(workbench().errors, []));
});
