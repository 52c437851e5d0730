// `npm run screenshots`: pictures of the preview in all of its states, widths and themes, and a sheet of each state with all of them.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { launchBrowser } from '../vscode/browser';
import { root } from '../vscode/root';
import { previewStates, type PreviewState } from './previewStates';
import { PreviewPage } from './webviewPage';

const folder = join(root, 'test-results', 'screenshots');
const kinds = Object.keys(webviewThemes) as WebviewThemeKind[];
const sizes = [
  { name: 'wide', width: 1400, height: 800 },
  { name: 'half', width: 700, height: 800 },
  { name: 'narrow', width: 300, height: 700 },
] as const;

/** Takes the pictures of a state, as long as the page is, and returns their files' names: a row for each theme. */
async function takePictures(browser: Browser, name: string, { options, act }: PreviewState): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  for (const theme of kinds) {
    const row: string[] = [];
    for (const { name: width, ...size } of sizes) {
      const preview = await PreviewPage.open(browser, { ...options, theme, size });
      await act?.(preview);
      await preview.settle();
      const file = `${name.replaceAll(/\W+/g, '-')}-${theme}-${width}.png`;
      await preview.page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
      for (const complaint of preview.complaints) console.error(`${file}: ${complaint}`);
      await preview.close();
      row.push(file);
    }
    rows.push(row);
  }
  return rows;
}

/** Puts the pictures of a state onto one. */
async function makeSheet(browser: Browser, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const image = (file: string) => `<img src="data:image/png;base64,${readFileSync(join(folder, file)).toString('base64')}">`;
  const page = await browser.newPage({ viewport: { width: 2480, height: 100 } });
  const lines = rows.map((row) => `<div>${row.map(image).join('')}</div>`);
  await page.setContent(`<style>* { margin: 0 } div { display: flex; align-items: start } img { margin: 6px }</style>${lines.join('')}`);
  await page.screenshot({ path: join(folder, 'sheets', `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
  await page.close();
}

async function main(): Promise<void> {
  mkdirSync(join(folder, 'sheets'), { recursive: true });
  const [, , ...wanted] = process.argv;
  const browser = await launchBrowser({ hasScrollbars: true });
  try {
    for (const [name, state] of Object.entries(await previewStates()))
      if (wanted.length === 0 || wanted.includes(name)) await makeSheet(browser, name, await takePictures(browser, name, state));
  } finally {
    await browser.close();
  }
  console.log(`The pictures are in ${folder}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
