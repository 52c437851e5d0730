// From an edit in the text to the frame that draws it, in the real workbench: each time from the key to the page's next frame. Beside it, of an
// extension that does nothing else: the same way with an empty message, which is what VS Code itself takes, and the way there and back between
// it and its page. All are open at once and measured in turn, so that a busy machine is busy for all of them. `edit.js [FOLDER]` measures the
// build in another folder, too. Part of `npm run bench`; the times are those of the machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { clickBehind, openFile, panelFrame, runCommand } from '../ui/driver';
import { openWorkbench, type Workbench } from '../ui/openWorkbench';
import { root } from '../vscode/root';

const rounds = 6;
/** In a round of each workbench; an even number leaves the text as it was. */
const edits = 20;
/** Longer than what the extension waits between two drawings, in milliseconds. */
const pause = 120;
/** Until the work after an edit is done that is not done while one types. */
const rest = 1000;

const page = `<p id="bare">Bare</p><script>
const api = acquireVsCodeApi();
const draw = { ping: () => requestAnimationFrame(() => api.postMessage('pong')), took: ({ time }) => window.took(time) };
addEventListener('message', ({ data }) => draw[data.type]?.(data));
window.way = () => new Promise((resolve) => { window.took = resolve; api.postMessage('go'); });
</script>`;

/** An extension with a page: tells it of each edit, and, when asked, how long an empty message and its answer take. */
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
exports.activate = ({ subscriptions }) => subscriptions.push(commands.registerCommand('bench.bare', () => {
  const showOptions = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const { webview } = window.createWebviewPanel('bench.bare', 'Bare', showOptions, { enableScripts: true });
  let start;
  webview.onDidReceiveMessage((message) => {
    if (message === 'pong') return void webview.postMessage({ type: 'took', time: performance.now() - start });
    start = performance.now();
    void webview.postMessage({ type: 'ping' });
  });
  webview.html = ${JSON.stringify(page)};
  workspace.onDidChangeTextDocument(() => void webview.postMessage({ type: 'render' }));
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
  readonly drawing: () => Promise<Drawn>;
  readonly way?: () => Promise<number>;
}

/** When a model came, when the page had drawn it, and the frame after that: milliseconds of the same clock. */
interface Drawn {
  readonly came: number;
  readonly done: number;
  readonly frame: number;
}

/** A text that is edited behind the start of one of its lines. */
interface Text {
  readonly name: string;
  readonly file: string;
  readonly start: string;
  /** The name of the curve that the line is about. */
  readonly curve: string;
}

const texts: readonly Text[] = [
  { name: 'vae.yaml', file: 'vae.yaml', start: 'kl_weight: schedule(cosine, base_weight=0.5', curve: 'loss.kl_weight' },
  { name: '20 schedules', file: 'many.yaml', start: 'w0: schedule(cosine, base_weight=0.5', curve: 'w0' },
];

const many = Array.from(
  { length: 20 },
  (_, i) => `w${i}: schedule(${i % 2 === 0 ? 'cosine' : 'linear'}, base_weight=0.5${i}, total_steps=${10_000 + i * 500})\n`,
);

/** An open workbench with a panel, and the times that were measured in it. */
class Measured {
  readonly ways: number[] = [];
  readonly times: number[] = [];
  /** The parts of the times: until the message has come, the script that it starts, and until the next frame. */
  readonly parts: readonly [coming: number[], script: number[], frame: number[]] = [[], [], []];

  private constructor(
    readonly name: string,
    private readonly workbench: Workbench,
    private readonly panel: Frame,
  ) {}

  static async open(
    name: string,
    { file, start, curve }: Text,
    options: { readonly isBare?: boolean; readonly built?: string },
  ): Promise<Measured> {
    const { isBare = false, built } = options;
    const workbench = await openWorkbench({
      workspace: join(root, 'samples'),
      size: { width: 1400, height: 900 },
      ...(built !== undefined && { built }),
      install: (folder) => {
        const extension = join(folder, 'bench.bare-1.0.0');
        mkdirSync(extension);
        for (const [each, text] of Object.entries(bare)) writeFileSync(join(extension, each), text);
      },
    });
    const { page: window, folder } = workbench;
    writeFileSync(join(folder, 'many.yaml'), many.join(''));
    await openFile(window, file);
    await runCommand(window, isBare ? 'Measure the bare way' : 'Preview weight schedule');
    const frame = panelFrame(window);
    const shown = isBare ? frame.locator('#bare') : frame.getByRole('button', { name: curve, exact: true });
    await shown.waitFor();
    const panel = (await (await shown.elementHandle()).ownerFrame())!;
    await window.evaluate(listenForKeys);
    await panel.evaluate(listenForDrawings);
    await clickBehind(window, start);
    await window.keyboard.press('Home');
    for (let left = start.length; left > 0; left--) await window.keyboard.press('ArrowRight');
    return new Measured(name, workbench, panel);
  }

  async measure(): Promise<void> {
    const { page: window } = this.workbench;
    await wait(rest);
    for (let i = 0; i < edits; i++) {
      const drawn = this.panel.evaluate(() => (globalThis as unknown as Drawings).drawing());
      await window.keyboard.press(i % 2 === 0 ? '1' : 'Backspace');
      const pressed = await window.evaluate(() => (globalThis as unknown as Keys).keys.at(-1)!);
      const { came, done, frame } = await drawn;
      this.times.push(frame - pressed);
      [came - pressed, done - came, frame - done].forEach((time, part) => this.parts[part]!.push(time));
      await wait(pause + (i % 17));
      if (await this.panel.evaluate(() => 'way' in globalThis))
        this.ways.push(await this.panel.evaluate(() => (globalThis as unknown as Required<Drawings>).way()));
    }
  }

  close(): Promise<void> {
    return this.workbench.close();
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function listenForKeys(): void {
  const keys: number[] = [];
  Object.assign(window, { keys });
  addEventListener('keydown', () => keys.push(performance.timeOrigin + performance.now()), true);
}

function listenForDrawings(): void {
  const drawing = () =>
    new Promise<Drawn>((resolve) => {
      const now = () => performance.timeOrigin + performance.now();
      // Called after the page's own listener, which has drawn by then.
      const onMessage = ({ data, timeStamp }: MessageEvent<{ readonly type: string }>) => {
        if (data.type !== 'render') return;
        removeEventListener('message', onMessage);
        const [came, done] = [performance.timeOrigin + timeStamp, now()];
        requestAnimationFrame(() => resolve({ came, done, frame: now() }));
      };
      addEventListener('message', onMessage);
    });
  Object.assign(window, { drawing });
}

const part = (times: readonly number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;

async function measure(text: Text, other: string | undefined): Promise<void> {
  const bareEdit = await Measured.open('an empty message after the edit', text, { isBare: true });
  const preview = await Measured.open('the preview', text, {});
  const opened = [
    bareEdit,
    preview,
    ...(other === undefined ? [] : [await Measured.open(`the preview in ${other}`, text, { built: other })]),
  ];
  for (let round = 0; round < rounds; round++) for (const each of opened) await each.measure();
  const row = (name: string, times: readonly number[]) =>
    console.log(name.padEnd(43) + [0.5, 0.95].map((share) => `${part(times, share).toFixed(1)} ms`.padStart(10)).join(''));
  console.log(`${text.name}: from an edit to its frame`.padEnd(43) + '    median      95 %');
  row('an empty message to a page, and its answer', bareEdit.ways);
  for (const {
    name,
    times,
    parts: [coming, script, frame],
  } of opened) {
    row(name, times);
    for (const [each, of] of [
      ['message', coming],
      ['script', script],
      ['frame', frame],
    ] as const)
      row(`    ${each}`, of);
    console.log(`${''.padEnd(43)}ratio to the empty message after the edit ${(part(times, 0.5) / part(bareEdit.times, 0.5)).toFixed(2)}`);
  }
  for (const each of opened) await each.close();
}

async function main(other: string | undefined): Promise<void> {
  for (const text of texts) await measure(text, other);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
