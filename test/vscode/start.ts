// `npm start`: opens samples/ with the extension, in desktop VS Code where there is one, else as a page for the browser at hand.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { getDesktop } from './desktop';
import { cache, root } from './root';
import { opener, samples, serveSamples } from './serveSamples';
import { isFree, shortAddress } from './shortAddress';

/** What one types into a browser, and where the editor behind it is: the same each time, so that the browser knows the window again. */
const [ownPort, editorPort] = [8123, 8124];

/** Shows an address in the user's browser, where there is one. */
function browse(address: string): void {
  const program = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(program, [address], { stdio: 'ignore' }).once('error', () => undefined);
}

function openDesktop(program: string): void {
  const profile = [`--user-data-dir=${join(cache, 'start', 'desktop')}`, `--extensions-dir=${join(cache, 'start', 'extensions')}`];
  const flags = [
    `--extensionDevelopmentPath=${root}`,
    `--extensionDevelopmentPath=${opener}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    ...profile,
  ];
  spawn(program, [samples, ...flags], { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log('Weight Schedules samples are open in VS Code.');
}

async function openServer(): Promise<void> {
  const port = (await isFree(editorPort)) ? editorPort : 0;
  const served = await serveSamples(join(cache, 'start'), port);
  const { address } = await shortAddress(served.address, ownPort);
  console.log(`\nWeight Schedules samples are open at ${address}\n(Ctrl+C ends it)`);
  browse(address);
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
