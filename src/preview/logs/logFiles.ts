import * as vscode from 'vscode';
import { logFormats } from '../../logs/formats/formatOf';
import type { LogFileState, LogSource } from '../../logs/liveLog';

const largest = 256 * 2 ** 20;
const mostFiles = 1_000;

/** The files of a log that is a file, with what SQLite keeps beside it, or of a run that has a folder. */
export function logFiles(run: vscode.Uri): LogSource {
  const uri = run.with({ fragment: '' });
  const folder = vscode.Uri.joinPath(uri, '..');
  const own = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const place = (path: string) => vscode.Uri.joinPath(folder, path);
  return {
    list: async () => {
      if ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) return inFolder(place, own);
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

/** The files of a run: those in its folder, and those of MLflow's metrics. */
async function inFolder(place: (path: string) => vscode.Uri, path: string): Promise<readonly LogFileState[]> {
  const found = await vscode.workspace.fs.readDirectory(place(path));
  const lists = found.slice(0, mostFiles).map(async ([name, type]) => {
    const inner = `${path}/${name}`;
    if (type & vscode.FileType.Directory) return /(?:^|\/)metrics(?:\/|$)/.test(inner) ? inFolder(place, inner) : [];
    return logFormats.some((format) => format.place?.(place(inner).path)) || name.endsWith('.wandb') ? [await stateOf(place, inner)] : [];
  });
  return (await Promise.all(lists)).flat();
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
