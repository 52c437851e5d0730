// What a user does in the workbench, as functions that wait until it has happened.
import { basename, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { insist } from './eventually';
import type { ThemeKind, themes } from './openWorkbench';

/** The quick input box, where it is open: the palette, a list, the file dialog. */
const quickInput = (page: Page) => page.locator('.quick-input-widget:visible');
const quickField = (page: Page) => quickInput(page).locator('input[type=text]');
const quickEntry = (box: Locator, label: string) => box.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();

/**
 * Opens the quick input box by a key, types `text`, and takes the first entry whose label contains `label`. Does so anew where the box
 * closes or the entry is not there: a command may not be offered yet, and the list of an open palette does not change.
 */
async function choose(page: Page, key: string, text: string, label: string): Promise<void> {
  const entry = quickEntry(quickInput(page), label);
  await insist(async (patience) => {
    if (await quickInput(page).isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await quickField(page).fill(text, { timeout: patience });
    await entry.waitFor({ timeout: patience });
    await entry.click({ timeout: patience });
  });
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await choose(page, 'F1', `>${title}`, title);
}

/** Takes the entry with a label from the list that has this placeholder, once it is shown. */
export async function pick(page: Page, placeholder: string, label: string): Promise<void> {
  const box = page.locator('.quick-input-widget:visible', { has: page.getByPlaceholder(placeholder) });
  await box.locator('input[type=text]').fill(label);
  await quickEntry(box, label).click();
}

/** Chooses a colour theme from VS Code's list, and waits until the workbench has it. */
export async function chooseTheme(page: Page, theme: (typeof themes)[ThemeKind]): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await pick(page, 'Select Color Theme', theme.label);
  await page.locator(`.monaco-workbench.${theme.class}`).waitFor();
}

/** Waits until the file dialog proposes a path that ends so, and takes it. */
export async function chooseFile(page: Page, ending: string): Promise<void> {
  const field = quickField(page);
  await until(
    `the file dialog is at ${ending}`,
    () => field.inputValue(),
    (path) => path.endsWith(ending),
  );
  // The dialog takes no answer while it reads a folder.
  await insist(async (timeout) => {
    if (!(await field.isVisible())) return;
    await field.press('Enter', { timeout });
    await field.waitFor({ state: 'hidden', timeout });
  });
}

/** Opens a file by its path in the workspace, and waits until its text is shown. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = basename(path);
  // The whole path, since a search for files takes a native program that the VS Code server from npm may lack.
  const folder = new URL(page.url()).searchParams.get('folder')!;
  await choose(page, 'ControlOrMeta+P', `${folder}/${path}`, name);
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

const editorHover = '.monaco-editor .monaco-hover:visible, .monaco-resizable-hover:visible';

/** Takes the mouse off the text, and waits until no hover lies over it. */
async function leaveText(page: Page, timeout = 30_000): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator(editorHover).first().waitFor({ state: 'hidden', timeout });
}

/** Puts the cursor behind a text of the editor, by a click, and waits until the editor has the focus. */
export async function clickBehind(page: Page, text: string): Promise<void> {
  await leaveText(page);
  const { last } = await findText(page, text);
  await page.mouse.click(last.x, last.y);
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  await page.keyboard.press('End');
}

/** Rests the mouse on a text of the editor until a hover says what is expected, and returns that hover; the extension may have to start first. */
export async function hoverAt(page: Page, text: string, expected: string | RegExp): Promise<Locator> {
  const hover = page.locator(editorHover).filter({ hasText: expected }).first();
  // A hover that is open, or that came to nothing, does not change any more.
  await insist(async (patience) => {
    await leaveText(page, patience);
    const { first } = await findText(page, text);
    await page.mouse.move(first.x, first.y, { steps: 3 });
    await hover.waitFor({ timeout: patience });
  });
  return hover;
}

/** Fails where a hover has to be scrolled to be read. */
export async function assertFits(hover: Locator): Promise<void> {
  const { height, room } = await hover.evaluate((element) => {
    const content = element.querySelector('.monaco-hover-content') ?? element;
    return { height: content.scrollHeight, room: content.parentElement!.clientHeight };
  });
  if (height > room) throw new Error(`${height} pixels in ${room}: the hover has to be scrolled.`);
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
      if (canvas.width === 0 || canvas.height === 0) return 0;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let drawn = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) drawn++;
      return drawn / (canvas.width * canvas.height);
    });
}

/** Keeps a picture of the workbench as test-results/screenshots/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'test-results', 'screenshots', `${name}.png`), animations: 'disabled' });
}
