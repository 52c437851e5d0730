import * as vscode from 'vscode';
import type { LogFileState, LogSource } from '../../logs/liveLog';

const largest = 256 * 2 ** 20;

/** The files of a log that is a file, with what SQLite keeps beside it. */
export function logFiles(uri: vscode.Uri): LogSource {
  const folder = vscode.Uri.joinPath(uri, '..');
  const own = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const place = (path: string) => vscode.Uri.joinPath(folder, path);
  return {
    list: async () => {
      const wal = own.endsWith('.db') ? await stateOf(place, `${own}-wal`).catch(() => undefined) : undefined;
      return [await stateOf(place, own), ...(wal ? [wal] : [])];
    },
    read: (path, from, to) => readBytes(place(path), from, to),
  };
}

/** Bytes of a file, of which only a part is read where that can be done. Throws where there are too many for the memory. */
async function readBytes(uri: vscode.Uri, from: number, to: number): Promise<Uint8Array> {
  checkSize(to - from);
  const { readPart } = await import('../../process/readPart');
  if (readPart && uri.scheme === 'file') return readPart(uri.fsPath, from, to);
  checkSize(to);
  return (await vscode.workspace.fs.readFile(uri)).subarray(from, to);
}

async function stateOf(place: (path: string) => vscode.Uri, path: string): Promise<LogFileState> {
  const { size, mtime } = await vscode.workspace.fs.stat(place(path));
  return { path, size, time: mtime };
}

/** Throws where so many bytes cannot be held. */
export function checkSize(size: number): void {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  if (size > largest)
    throw new Error(
      vscode.l10n.t('it has {size} MB, and {most} MB is the most. Log less often, or cut it.', {
        size: megabytes(size),
        most: megabytes(largest),
      }),
    );
}
