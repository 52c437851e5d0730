// `npm start`: opens samples/ with the extension, in desktop VS Code where there is one, else as a page for the browser at hand.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getCodeServer } from './codeServer';
import { getDesktop } from './desktop';
import { cache, root } from './root';
import { serve } from './serve';
import { writeSettings } from './settings';
import { stageExtension } from './stageExtension';

const samples = join(root, 'samples');

function openDesktop(program: string): void {
  const profile = [`--user-data-dir=${join(cache, 'start', 'desktop')}`, `--extensions-dir=${join(cache, 'start', 'extensions')}`];
  const flags = [`--extensionDevelopmentPath=${root}`, '--disable-workspace-trust', '--skip-welcome', ...profile];
  spawn(program, [samples, ...flags], { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log('Weight Schedules samples are open in VS Code.');
}

async function openServer(): Promise<void> {
  const folders = { data: join(cache, 'start'), extensions: join(cache, 'start', 'extensions') };
  mkdirSync(folders.extensions, { recursive: true });
  writeSettings(folders);
  const extension = stageExtension(join(folders.data, 'extension'));
  const server = await serve(await getCodeServer('newest'), folders);
  const url = server.workbenchUrl(samples, { extensionDevelopmentPath: server.remoteUri(extension) });
  console.log(`\nWeight Schedules samples are open at ${url}\n(Ctrl+C ends it)`);
}

async function main(): Promise<void> {
  const desktop = await getDesktop('newest');
  if (desktop) openDesktop(desktop);
  else await openServer();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
