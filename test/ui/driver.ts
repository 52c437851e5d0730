// What a user does in the workbench, as functions that wait until it has happened.
import { basename, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '../vscode/root';

/** Chooses the first entry of the quick input box whose label contains `label`, after typing `text`. */
async function choose(page: Page, text: string, label: string): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  await box.locator('input[type=text]').fill(text);
  await box.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await choose(page, `>${title}`, title);
}

/** Opens a file by its path in the workspace, and waits until its text is shown. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = basename(path);
  // The whole path, since a search for files takes a native program that the VS Code server from npm may lack.
  const folder = new URL(page.url()).searchParams.get('folder')!;
  await page.keyboard.press('ControlOrMeta+P');
  await choose(page, `${folder}/${path}`, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
}

/** The text of the lines on screen in the active editor, or in those of other groups. */
export async function editorText(page: Page, group = '.editor-group-container.active'): Promise<string> {
  const lines = await page.locator(`${group} .view-line`).evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  );
  return lines.join('\n');
}

/** Where a text first stands on screen in an editor: the middle of its first and last character; waits until it is there. */
async function findText(page: Page, text: string): Promise<{ readonly first: Point; readonly last: Point }> {
  const handle = await page.waitForFunction((wanted) => {
    for (const line of document.querySelectorAll('.editor-group-container .view-line')) {
      const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
      if (start < 0) continue;
      const middle = (index: number) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let offset = index;
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          if (offset < node.length) {
            const range = document.createRange();
            range.setStart(node, offset);
            range.setEnd(node, offset + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
          offset -= node.length;
        }
        throw new Error('The text ended early.');
      };
      return { first: middle(start), last: middle(start + wanted.length - 1) };
    }
    return undefined;
  }, text);
  return (await handle.jsonValue())!;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Puts the cursor behind a text of the editor, by a click. */
export async function clickBehind(page: Page, text: string): Promise<void> {
  const { last } = await findText(page, text);
  await page.mouse.click(last.x, last.y);
  await page.keyboard.press('End');
}

const hoverPatience = 2_500;
const hoverTries = 8;

/** Rests the mouse on a text of the editor, and returns the hover that comes: at once, or once the extension has started. */
export async function hoverAt(page: Page, text: string): Promise<Locator> {
  const { first } = await findText(page, text);
  const hover = page.locator('.monaco-editor .monaco-hover:visible, .monaco-resizable-hover:visible').first();
  for (let tries = 0; tries < hoverTries; tries++) {
    await page.mouse.move(0, 0);
    await page.mouse.move(first.x, first.y, { steps: 3 });
    const shown = await hover.waitFor({ timeout: hoverPatience }).then(
      () => true,
      () => false,
    );
    if (shown) return hover;
  }
  throw new Error(`No hover came on "${text}".`);
}

/** The page inside the webview panel on screen. */
export function panelFrame(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready:visible').first().contentFrame().frameLocator('#active-frame');
}

/** The share of a panel's first canvas that is drawn on, 0 to 1. */
export async function canvasInk(frame: FrameLocator): Promise<number> {
  return frame
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let drawn = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) drawn++;
      return drawn / (canvas.width * canvas.height);
    });
}

/** Waits until a condition holds, asked again and again; fails with `what` when it does not within the time. */
export async function waitUntil(what: string, condition: () => Promise<boolean> | boolean, timeout = 10_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Keeps a picture of the workbench as test-results/screenshots/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'test-results', 'screenshots', `${name}.png`), animations: 'disabled' });
}
