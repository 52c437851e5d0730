// What the built extension takes to read a document for the first time in a fresh process, after a typed character, and for hovers. Part of
// `npm run bench`. Give it the folder of another build to have both measured in turn, and their ratio:
// `node out/test/bench/documents.js [another/dist]`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { anything, loadExtension } from './anyVscode';
import { generate } from './generate';

const rounds = 15;
const lines = 1000;
const edits = 40;

const columns = ['first', 'typed', 'hover', 'again'] as const;

/** Milliseconds: the first reading, one after a typed character, a hover over a schedule, and the same hover again. */
type Times = Readonly<Record<(typeof columns)[number], number>>;

interface Api {
  getSchedules(document: unknown): Promise<readonly { readonly range: { readonly start: number } }[]>;
}
interface HoverProvider {
  provideHover(document: unknown, position: number, token: object): Promise<unknown>;
}

class Emitter {
  readonly event = () => ({ dispose: () => undefined });
  fire(): void {
    // Nobody listens.
  }
  dispose(): void {
    // Nothing is held.
  }
}

/** A range whose positions are offsets. */
class OffsetRange {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}

  contains(position: number): boolean {
    return this.start <= position && position <= this.end;
  }
}

class Plain {
  constructor(readonly value: unknown) {}
}

/** As much of `vscode` as reading and hovering need, with the settings at their defaults. */
function editor(folder: string, onHover: (provider: HoverProvider) => void): unknown {
  const manifest = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as {
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> } };
  };
  const { properties } = manifest.contributes.configuration;
  return anything({
    workspace: anything({
      getConfiguration: () => ({ get: (name: string, fallback: unknown) => properties[`weightSchedules.${name}`]?.default ?? fallback }),
      notebookDocuments: [],
      textDocuments: [],
      workspaceFolders: undefined,
    }),
    window: anything({
      activeColorTheme: { kind: 2 },
      activeTextEditor: undefined,
      activeNotebookEditor: undefined,
      visibleTextEditors: [],
    }),
    languages: anything({
      registerHoverProvider: (_: unknown, provider: HoverProvider) => {
        onHover(provider);
        return { dispose: () => undefined };
      },
    }),
    l10n: {
      t: (sentence: string, args: Readonly<Record<string, unknown>> = {}) =>
        sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name])),
    },
    ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
    EventEmitter: Emitter,
    Range: OffsetRange,
    Hover: Plain,
    MarkdownString: Plain,
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Those of this process, which must be a fresh one; undefined where the build does not read the language. */
async function measure(folder: string, languageId: keyof typeof generate): Promise<Times | undefined> {
  let hovers: HoverProvider | undefined;
  const vscode = editor(folder, (provider) => (hovers = provider));
  const extension = loadExtension(join(folder, 'extension.js'), vscode);
  const state = { get: (_: string, fallback: unknown) => fallback, update: () => undefined, keys: () => [] };
  const context = { subscriptions: [], extensionUri: vscode, workspaceState: state, globalState: state, secrets: vscode };
  const api = extension.activate(context) as Api;
  const generated = generate[languageId](lines);
  // Of VS Code's languages some stand for several, which are told by their endings.
  const path = `bench.${languageId}`;
  const uri = { scheme: 'untitled', path, fsPath: path, toString: () => `untitled:${path}` };
  const document = {
    uri,
    languageId: languageId === 'cfg' ? 'properties' : languageId,
    version: 1,
    text: generated,
    getText: () => document.text,
    offsetAt: same,
    positionAt: same,
  };
  const first = await timed(() => api.getSchedules(document));
  const at = generated.indexOf('0.', generated.length >> 1) + 2;
  const typed: number[] = [];
  for (let count = 1; count <= edits; count++) {
    document.text = generated.slice(0, at) + '1'.repeat(count) + generated.slice(at);
    document.version++;
    typed.push(await timed(() => api.getSchedules(document)));
  }
  const found = await api.getSchedules(document);
  if (found.length === 0) return undefined;
  if (found.length !== lines / 20) throw new Error(`${found.length} schedules were found.`);
  const hoverAll = async () => {
    const times: number[] = [];
    for (const { range } of found) {
      const start = performance.now();
      const hover = await hovers!.provideHover(document, range.start + 1, { isCancellationRequested: false });
      times.push(performance.now() - start);
      if (!hover) throw new Error('There is no hover.');
    }
    return median(times.slice(times.length >> 1));
  };
  return { first, typed: median(typed.slice(edits >> 1)), hover: await hoverAll(), again: await hoverAll() };
}

const same = (offset: number): number => offset;

function measureAfresh(folder: string, language: string): Times | undefined {
  const { status, stdout, stderr } = spawnSync(process.execPath, [__filename, '--here', resolve(folder), language], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as Times);
}

function compare(builds: readonly string[]): void {
  console.log(`${lines} lines           first     typed     hover     again   (ms, medians of ${rounds} fresh processes; then the ratio)`);
  for (const language of Object.keys(generate)) {
    // An earlier build may not know the language.
    const folders = builds.filter((folder, i) => i === 0 || measureAfresh(folder, language));
    const times = folders.map((): Times[] => []);
    for (let round = 0; round < rounds; round++)
      folders.forEach((folder, i) => {
        const measured = measureAfresh(folder, language);
        if (!measured) throw new Error(`${folder} reads no ${language}.`);
        times[i]!.push(measured);
      });
    const medians = times.map((all) => columns.map((column) => median(all.map((one) => one[column]))));
    folders.forEach((folder, i) => {
      const cells = medians[i]!.map((value) => value.toFixed(value < 1 ? 3 : 1).padStart(10)).join('');
      const ratios = medians[i]!.map((value, column) => (value / medians.at(-1)![column]!).toFixed(2).padStart(8)).join('');
      console.log(`${`${language} ${folder}`.slice(-16).padEnd(16)}${cells}  ${folders.length > 1 ? ratios : ''}`);
    });
  }
}

if (process.argv[2] === '--here')
  void measure(process.argv[3]!, process.argv[4] as keyof typeof generate).then((times) => {
    if (times) console.log(JSON.stringify(times));
  });
else compare(['dist', ...process.argv.slice(2)]);
