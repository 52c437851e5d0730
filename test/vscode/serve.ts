import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeServer } from './codeServer';
import { removeAtExit, removeFolder } from './removeFolder';

/** A running VS Code server. */
export interface Server {
  /** How the workbench addresses a file of the machine that the server runs on. */
  remoteUri(path: string): string;
  /** The address of the workbench on a folder, with parameters that desktop VS Code takes as flags. */
  workbenchUrl(folder: string, parameters?: Readonly<Record<string, string>>): string;
  /** Resolves with what is to be said of it when it ends without being stopped. */
  readonly failure: Promise<string>;
  stop(): Promise<void>;
}

/** Where a server keeps what users would have in their home: settings and logs, and extensions. */
export interface ServerFolders {
  readonly data: string;
  readonly extensions: string;
}

/** The flags that make a server use these folders only. */
function folderFlags({ data, extensions }: ServerFolders): readonly string[] {
  return ['--server-data-dir', data, '--extensions-dir', extensions, '--accept-server-license-terms', '--telemetry-level', 'off'];
}

/** Installs a packaged extension, as a user would from a file, and returns the exit code. */
export async function installExtension({ node, main }: CodeServer, folders: ServerFolders, vsix: string): Promise<number> {
  const install = spawn(node, [main, ...folderFlags(folders), '--install-extension', vsix], { stdio: 'inherit' });
  const [code] = (await once(install, 'exit')) as [number | null];
  return code ?? 1;
}

const startTimeout = 180_000;
const listening = /agent listening on (\d+)/;

/** What a server adds to the environment of its extensions, and who gets what it prints. */
export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly onOutput?: (text: string) => void;
  /** Where it listens; any free port where it is left out. */
  readonly port?: number;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts a VS Code server on a free port of this machine, reachable from this machine only. It ends with this process, however that ends. */
export async function serve(
  { node, main }: CodeServer,
  folders: ServerFolders,
  { env = {}, onOutput, port: wanted = 0 }: ServeOptions = {},
): Promise<Server> {
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(wanted),
    '--without-connection-token',
    '--disable-workspace-trust',
    '--enable-smoke-test-driver',
  ];
  // Its sockets, which it leaves behind. In the folder for temporary files, since the path of a socket must be short.
  const sockets = mkdtempSync(join(tmpdir(), 'weight-schedules-'));
  const server = spawn(node, [main, ...flags, ...folderFlags(folders)], {
    env: { ...process.env, NODE_OPTIONS: '', XDG_RUNTIME_DIR: sockets, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isStopping = false;
  const kill = () => void server.kill();
  const exit = () => process.exit(1);
  process.once('exit', kill);
  const keepSockets = removeAtExit(sockets);
  for (const signal of signals) process.once(signal, exit);
  const failure = new Promise<string>((resolve) => {
    server.once('exit', (code, signal) => isStopping || resolve(`The VS Code server has ended (${code ?? signal}).`));
  });

  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ${reason}:\n${output}`));
    };
    const timer = setTimeout(() => fail('did not start in time'), startTimeout);
    const read = (data: Buffer) => {
      output += data.toString();
      onOutput?.(data.toString());
      const found = listening.exec(output)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject).once('exit', () => fail('ended'));
  });

  const authority = `127.0.0.1:${port}`;
  return {
    failure,
    remoteUri: (path) => `vscode-remote://${authority}${path}`,
    workbenchUrl(folder, parameters = {}) {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set('folder', folder);
      url.searchParams.set('payload', JSON.stringify(Object.entries({ ...parameters, skipWelcome: 'true' })));
      return url.href;
    },
    async stop() {
      isStopping = true;
      process.off('exit', kill);
      for (const signal of signals) process.off(signal, exit);
      if (server.exitCode === null && server.signalCode === null) {
        server.kill();
        await once(server, 'exit');
      }
      await removeFolder(sockets);
      keepSockets();
    },
  };
}
