import { join } from 'node:path';
import { installPackage, npmInstall } from './installPackage';
import type { VSCodeVersion } from './versions';
import { versions } from './versions';

/** A VS Code server on this machine: the Node that runs it and its main script. */
export interface CodeServer {
  readonly node: string;
  readonly main: string;
}

/** The path of a Node that is at least `minimum` ("22.15"): this one, or else one from the npm registry. */
async function getNode(minimum: string): Promise<string> {
  const newerThan = process.versions.node.localeCompare(minimum, undefined, { numeric: true }) >= 0;
  if (newerThan) return process.execPath;
  const windows = process.platform === 'win32';
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const folder = await installPackage(`${prefix}-${windows ? 'win' : process.platform}-${process.arch}@24`);
  return join(folder, 'bin', windows ? 'node.exe' : 'node');
}

/** The VS Code server that the npm package code-server carries, fetched when it is not there yet. */
export async function getCodeServer(version: VSCodeVersion): Promise<CodeServer> {
  const { codeServer, node } = versions[version];
  // The package brings the server's own dependencies as a lock file only.
  const [folder, nodePath] = await Promise.all([
    installPackage(`code-server@${codeServer}`, (unfinished) => npmInstall(join(unfinished, 'lib', 'vscode'))),
    getNode(node),
  ]);
  return { node: nodePath, main: join(folder, 'lib', 'vscode', 'out', 'server-main.js') };
}
