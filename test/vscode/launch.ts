#!/usr/bin/env node
// Stands in for the program `code` where desktop VS Code cannot be had: takes its flags, and runs the server and a headless browser.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { getCodeServer } from './codeServer';
import type { ServerFolders } from './serve';
import { installExtension, serve } from './serve';
import { writeSettings } from './settings';
import type { VSCodeVersion } from './versions';

const { values: flags, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    'server-version': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
  },
});
const path = (flag: keyof typeof flags): string => resolve(String(flags[flag]));

const testsTimeout = 15 * 60_000;

/** Runs the extension tests in a workbench, prints their report, and returns their exit code. */
async function runTests(version: VSCodeVersion, folders: ServerFolders): Promise<number> {
  const report = join(folders.data, 'report.txt');
  const log = join(folders.data, 'workbench.log');
  rmSync(report, { force: true });
  rmSync(log, { force: true });
  writeSettings(folders);
  const write = (...values: unknown[]) => appendFileSync(log, `${format(...values)}\n`);

  const start = async () => serve(await getCodeServer(version), folders, { env: { TEST_REPORT: report }, onOutput: write });
  const [browser, server] = await Promise.all([launchBrowser(), start()]);
  let code: number | undefined;
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => write(`[${type}]`, format(...values)));
    const exit = new Promise<number>((done) => void page.exposeFunction('codeAutomationExit', done));
    const failure = new Promise<never>((_, reject) => {
      const fail = (reason: string) => reject(new Error(reason));
      setTimeout(() => fail('The tests took too long.'), testsTimeout);
      page.once('crash', () => fail('The page of the workbench has crashed.'));
      browser.once('disconnected', () => fail('The browser has ended.'));
      void server.failure.then(fail);
    });
    await page.goto(
      server.workbenchUrl(resolve(positionals[0] ?? '.'), {
        extensionDevelopmentPath: server.remoteUri(path('extensionDevelopmentPath')),
        extensionTestsPath: server.remoteUri(path('extensionTestsPath')),
      }),
    );
    code = await Promise.race([exit, failure]);
    return code;
  } finally {
    if (existsSync(report)) process.stdout.write(readFileSync(report));
    if (code !== 0) console.error(`What the workbench logged is in ${log}`);
    await browser.close();
    await server.stop();
  }
}

async function main(): Promise<number> {
  const version = String(flags['server-version']) as VSCodeVersion;
  const folders = { data: path('user-data-dir'), extensions: path('extensions-dir') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  if (!flags['install-extension']) return runTests(version, folders);
  return installExtension(await getCodeServer(version), folders, path('install-extension'));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
