import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getCodeServer } from './codeServer';
import { root } from './root';
import { serve, type Server } from './serve';
import { writeSettings } from './settings';
import { stageExtension } from './stageExtension';

export const samples = join(root, 'samples');
/** The extension that shows newcomers a sample with its preview. */
export const opener = join(root, 'test', 'vscode', 'opener');

/** Serves samples/ with the extension, for a browser, from a folder that keeps how the window was left; with the address of its workbench. */
export async function serveSamples(home: string, port = 0): Promise<{ readonly server: Server; readonly address: string }> {
  const folders = { data: home, extensions: join(home, 'extensions') };
  // A workbench in a browser knows one extension under development only, so the opener is an installed one. The folder is made anew: beside the
  // list that a server left in it, what is copied there would count for nothing.
  rmSync(folders.extensions, { recursive: true, force: true });
  cpSync(opener, join(folders.extensions, 'weight-schedules.opener-0.0.1'), { recursive: true });
  writeSettings(folders);
  const extension = stageExtension(join(home, 'extension'));
  const server = await serve(await getCodeServer('newest'), folders, { port });
  return { server, address: server.workbenchUrl(samples, { extensionDevelopmentPath: server.remoteUri(extension) }) };
}
