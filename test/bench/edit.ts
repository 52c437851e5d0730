// From an edit in the text to the frame that draws it, in the real workbench: each time from the key to the page's next frame. Beside it, of an
// extension that does nothing else: the same way with an empty message, which is what VS Code itself takes, and the way there and back between
// it and its page. `edit.js [FOLDER]` measures the build in another folder, too. Part of `npm run bench`; the times are those of the machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { until } from '../fixtures/until';
import { clickBehind, openFile, panelFrame, runCommand } from '../ui/driver';
import { openWorkbench, type Workbench } from '../ui/openWorkbench';
import { root } from '../vscode/root';

const edits = 120;
/** Longer than what the extension waits between two drawings, in milliseconds. */
const pause = 120;

const page = `<p id="bare">Bare</p><script>
const api = acquireVsCodeApi();
addEventListener('message', ({ data }) => data.type === 'ping' && requestAnimationFrame(() => api.postMessage(0)));
api.postMessage(0);
</script>`;

/** An extension with a page: tells it of each edit, and waits for its answers. */
const bare = {
  'package.json': JSON.stringify({
    name: 'bare',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.90.0' },
    main: './extension.js',
    contributes: { commands: [{ command: 'bench.bare', title: 'Measure the bare way' }] },
  }),
  'extension.js': `
const { commands, ViewColumn, window, workspace } = require('vscode');
const { writeFileSync } = require('node:fs');
exports.activate = ({ subscriptions }) => subscriptions.push(commands.registerCommand('bench.bare', async () => {
  const showOptions = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const { webview } = window.createWebviewPanel('bench.bare', 'Bare', showOptions, { enableScripts: true });
  let answer;
  webview.onDidReceiveMessage(() => answer());
  const answered = () => new Promise((resolve) => (answer = resolve));
  const loaded = answered();
  webview.html = ${JSON.stringify(page)};
  await loaded;
  const times = [];
  for (let i = 0; i < ${edits}; i++) {
    await new Promise((resolve) => setTimeout(resolve, ${pause} + (i % 17)));
    const start = performance.now();
    const back = answered();
    webview.postMessage({ type: 'ping' });
    await back;
    times.push(performance.now() - start);
  }
  workspace.onDidChangeTextDocument(() => void webview.postMessage({ type: 'render' }));
  writeFileSync(workspace.workspaceFolders[0].uri.fsPath + '/bare.json', JSON.stringify(times));
}));
`,
};

/** In the workbench's window. */
interface Keys {
  /** When keys were pressed, in milliseconds of the clock that all frames share. */
  readonly keys: number[];
}

/** In a panel's window. */
interface Drawings {
  /** The time of the frame after the next model. */
  readonly drawing: () => Promise<number>;
}

interface Measured {
  readonly edit: readonly number[];
  readonly bareEdit: readonly number[];
  readonly bareWay: readonly number[];
}

async function open(built?: string): Promise<Workbench> {
  const workbench = await openWorkbench({
    workspace: join(root, 'samples'),
    size: { width: 1400, height: 900 },
    ...(built !== undefined && { built }),
    install: (folder) => {
      const extension = join(folder, 'bench.bare-1.0.0');
      mkdirSync(extension);
      for (const [name, text] of Object.entries(bare)) writeFileSync(join(extension, name), text);
    },
  });
  await openFile(workbench.page, 'vae.yaml');
  return workbench;
}

async function measurePreview(built?: string): Promise<readonly number[]> {
  const workbench = await open(built);
  try {
    const { page } = workbench;
    await runCommand(page, 'Preview weight schedule');
    await panelFrame(page).getByRole('button', { name: 'loss.kl_weight' }).waitFor();
    return await measureEdits(page, panelFrame(page), '#canvas');
  } finally {
    await workbench.close();
  }
}

async function measureBare(): Promise<Pick<Measured, 'bareEdit' | 'bareWay'>> {
  const workbench = await open();
  try {
    const { page, folder } = workbench;
    await runCommand(page, 'Measure the bare way');
    const read = () => readFileSync(join(folder, 'bare.json'), 'utf8');
    const text = await until('the bare way is measured', read, (seen) => seen.endsWith(']'), 120_000);
    return { bareWay: JSON.parse(text) as number[], bareEdit: await measureEdits(page, panelFrame(page), '#bare') };
  } finally {
    await workbench.close();
  }
}

/** The milliseconds from each key to the frame after the drawing of what it has changed. */
async function measureEdits(page: Page, frame: FrameLocator, element: string): Promise<readonly number[]> {
  const start = 'kl_weight: schedule(cosine, base_weight=0.5';
  await clickBehind(page, start);
  await page.keyboard.press('Home');
  for (let left = start.length; left > 0; left--) await page.keyboard.press('ArrowRight');
  const panel = (await (await frame.locator(element).elementHandle()).ownerFrame())!;
  await page.evaluate(listenForKeys);
  await panel.evaluate(listenForDrawings);
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    const drawn = panel.evaluate(() => (window as unknown as Drawings).drawing());
    await page.keyboard.press(i % 2 === 0 ? '1' : 'Backspace');
    const pressed = await page.evaluate(() => (window as unknown as Keys).keys.at(-1)!);
    times.push((await drawn) - pressed);
    await new Promise((resolve) => setTimeout(resolve, pause + (i % 17)));
  }
  return times;
}

function listenForKeys(): void {
  const keys: number[] = [];
  Object.assign(window, { keys });
  addEventListener('keydown', () => keys.push(performance.timeOrigin + performance.now()), true);
}

function listenForDrawings(): void {
  const drawing = () =>
    new Promise<number>((resolve) => {
      // Called after the page's own listener, which has drawn by then.
      const onMessage = ({ data }: MessageEvent<{ readonly type: string }>) => {
        if (data.type !== 'render') return;
        removeEventListener('message', onMessage);
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      };
      addEventListener('message', onMessage);
    });
  Object.assign(window, { drawing });
}

const part = (times: readonly number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;

async function main(other: string | undefined): Promise<void> {
  const row = (name: string, times: readonly number[]) =>
    console.log(name.padEnd(43) + [0.5, 0.95].map((share) => `${part(times, share).toFixed(1)} ms`.padStart(10)).join(''));
  console.log('From an edit to the frame that draws it       median      95 %');
  const { bareEdit, bareWay } = await measureBare();
  row('an empty message to a page, and its answer', bareWay);
  row('an empty message after the edit', bareEdit);
  const edit = await measurePreview();
  row('the preview', edit);
  if (other !== undefined) row(`the preview in ${other}`, await measurePreview(other));
  console.log(`${''.padEnd(43)}ratio to the empty message after the edit ${(part(edit, 0.5) / part(bareEdit, 0.5)).toFixed(2)}`);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
