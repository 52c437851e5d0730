import { cpSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../vscode/browser';
import { getCodeServer } from '../vscode/codeServer';
import { removeAtExit, removeFolder } from '../vscode/removeFolder';
import { root } from '../vscode/root';
import { installExtension, serve } from '../vscode/serve';
import { writeSettings } from '../vscode/settings';
import { stageExtension } from '../vscode/stageExtension';
import type { VSCodeVersion } from '../vscode/versions';
import { keepEvidence } from './evidence';

/** The four kinds of colour theme: VS Code's own theme of that kind, its name in the list of themes, and the classes that show it. */
export const themes = {
  light: { name: 'Default Light Modern', label: 'Light Modern', class: 'vs', panelClass: 'vscode-light' },
  dark: { name: 'Default Dark Modern', label: 'Dark Modern', class: 'vs-dark', panelClass: 'vscode-dark' },
  highContrast: { name: 'Default High Contrast', label: 'Dark High Contrast', class: 'hc-black', panelClass: 'vscode-high-contrast' },
  highContrastLight: {
    name: 'Default High Contrast Light',
    label: 'Light High Contrast',
    class: 'hc-light',
    panelClass: 'vscode-high-contrast-light',
  },
} as const;

export type ThemeKind = keyof typeof themes;

/** How a workbench is opened; what is left out is the dark theme, the fixture workspace, the newest VS Code and the extension's folder. */
export interface WorkbenchOptions {
  readonly theme?: ThemeKind;
  /** The folder whose copy is opened. */
  readonly workspace?: string;
  readonly version?: VSCodeVersion;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** A packaged extension to install instead of loading the folder. */
  readonly vsix?: string;
  /** The folder of another build, to be loaded instead. */
  readonly built?: string;
  /** Puts more into the folder of installed extensions. */
  readonly install?: (extensions: string) => void;
  /** Runs the extension in the browser's web worker, as on vscode.dev, instead of in Node. */
  readonly webWorker?: boolean;
}

/** A real workbench in a browser, with the extension, on a workspace of its own. */
export interface Workbench {
  readonly page: Page;
  /** The copy of the workspace that is open. */
  readonly folder: string;
  /** All that its page and its server have printed so far. */
  readonly log: readonly string[];
  /** What VS Code has complained of about the extension or its panel so far. */
  readonly errors: readonly string[];
  /** The addresses that the browser has asked for so far, by its workers too. */
  readonly requests: readonly string[];
  /** Why nothing works any more: the page has crashed, the browser or the server has ended. */
  readonly failure: () => string | undefined;
  /** Ends the browser and the server, and deletes the workspace. */
  readonly close: () => Promise<void>;
}

const startTimeout = 120_000;
/** VS Code reports a rejected promise that nobody handles as a warning, with its stack. */
const complaints: readonly string[] = ['error', 'warning'];
const ours = /dist\/(extension|webview)|weight-schedules\.weight-schedules|weightSchedules\./;

/** Starts a VS Code server and opens its workbench; resolves when the workspace is shown in the wanted theme. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { theme = 'dark', workspace = join(root, 'test', 'fixtures', 'workspace'), version = 'newest', vsix } = options;
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
  const folders = { data: join(home, 'data'), extensions: join(home, 'extensions') };
  const folder = join(home, 'workspace');
  mkdirSync(folders.extensions);
  options.install?.(folders.extensions);
  cpSync(workspace, folder, { recursive: true });
  writeSettings(folders, {
    'workbench.colorTheme': themes[theme].name,
    ...(options.webWorker && { 'remote.extensionKind': { 'weight-schedules.weight-schedules': ['web'] } }),
    ...options.settings,
  });

  const codeServer = await getCodeServer(version);
  if (vsix && (await installExtension(codeServer, folders, vsix)) !== 0) throw new Error(`${vsix} could not be installed.`);
  const log: string[] = [];
  const write = (line: string) => void log.push(`${new Date().toISOString()} ${line.trimEnd()}`);
  const [browser, server] = await Promise.all([launchBrowser(), serve(codeServer, folders, { onOutput: write })]);
  let failure: string | undefined;
  const fail = (reason: string) => {
    failure ??= reason;
    write(reason);
  };
  void server.failure.then(fail);
  browser.once('disconnected', () => fail('The browser has ended.'));
  const keepHome = removeAtExit(home);
  const close = async () => {
    await browser.close();
    await server.stop();
    await removeFolder(home);
    keepHome();
  };
  try {
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    const errors: string[] = [];
    const requests: string[] = [];
    page.context().on('request', (request) => void requests.push(request.url()));
    page.on('crash', () => fail('The page of the workbench has crashed.'));
    page.on('console', (message) => {
      write(`[${message.type()}] ${message.text()}`);
      if (complaints.includes(message.type()) && ours.test(message.text())) errors.push(message.text());
    });
    page.on('pageerror', (error) => {
      write(String(error.stack));
      if (ours.test(String(error.stack))) errors.push(String(error.stack));
    });
    const extension = vsix ? {} : { extensionDevelopmentPath: server.remoteUri(stageExtension(join(home, 'extension'), options.built)) };
    await page.goto(server.workbenchUrl(folder, extension));
    await page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor({ timeout: startTimeout });
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: startTimeout });
    return { page, folder, log, errors, requests, failure: () => failure, close };
  } catch (error) {
    await keepEvidence(
      'The workbench did not open',
      browser.contexts().flatMap((context) => context.pages()),
      log,
    );
    await close();
    throw error;
  }
}
