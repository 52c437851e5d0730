import * as vscode from 'vscode';
import type { LogTable } from '../../logs/logTable';
import { LiveLog, type LogSource } from '../../logs/liveLog';
import { messageOf } from '../messageOf';
import { nameOf } from '../previewDocument';
import { foundRuns } from './foundRuns';
import { checkSize, logFiles } from './logFiles';

/** A training log: a file, or the bytes of one that was dropped. */
export type LogFile = { readonly uri: vscode.Uri } | { readonly name: string; readonly size: number; readonly bytes: Uint8Array };

/** A log that was read. */
export interface OpenedLog {
  readonly name: string;
  /** Undefined where it was dropped from elsewhere. */
  readonly uri: string | undefined;
  /** As far as it is read. */
  readonly table: LogTable;
  /** Reads on. */
  readonly live?: LiveLog;
}

const noTable: LogTable = { columns: [], rowCount: 0, unreadable: 0, firstStep: 0 };

/** Asks for a run: one of those in the workspace, or a file or folder from elsewhere. */
export async function pickLog(near: vscode.Uri | undefined): Promise<LogFile | undefined> {
  const title = vscode.l10n.t('Compare with a training log');
  const file = { label: `$(file) ${vscode.l10n.t('Choose a file…')}`, uri: undefined, isFolder: false };
  const folder = { ...file, label: `$(folder-opened) ${vscode.l10n.t('Choose a folder…')}`, isFolder: true };
  // Where the editor cannot search, files and folders can still be chosen.
  const found = foundRuns().catch(() => []);
  const items = found.then((runs) => [...runs.map((run) => ({ ...run, isFolder: false })), file, folder]);
  const placeHolder = vscode.l10n.t('Choose a run: it is drawn beside those that are drawn already');
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { uri: vscode.Uri | undefined; isFolder: boolean }>(items, {
    title,
    placeHolder,
  });
  if (!picked || picked.uri) return picked?.uri && { uri: picked.uri };
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose a training log'),
      openLabel: vscode.l10n.t('Compare'),
      canSelectFiles: !picked.isFolder,
      canSelectFolders: picked.isFolder,
      ...(near && near.scheme !== 'untitled' && { defaultUri: vscode.Uri.joinPath(near, '..') }),
    })) ?? [];
  if (!uri || !picked.isFolder) return uri && { uri };
  const runs = await foundRuns(uri).catch(() => []);
  const run = runs.length > 1 ? await vscode.window.showQuickPick(runs, { title, placeHolder }) : runs[0];
  if (runs.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('No training log was found in {name}.', { name: nameOf(uri) }));
  return run && { uri: run.uri };
}

/** Reads a log that the user asks for. Undefined where that was stopped or cannot be done, which is said then. */
export async function openLog(file: LogFile): Promise<OpenedLog | undefined> {
  try {
    return await readLogFile(file, vscode.ProgressLocation.Notification);
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{name} could not be read as a training log: {reason}', { name: nameOfLog(file), reason: messageOf(error) }),
    );
    return undefined;
  }
}

/** Reads a log, with its progress at that place; undefined where that was stopped. Throws where it cannot be read. */
export async function readLogFile(file: LogFile, location: vscode.ProgressLocation): Promise<OpenedLog | undefined> {
  if (!('uri' in file)) checkSize(file.size);
  const live = new LiveLog('uri' in file ? logFiles(file.uri) : bytesOf(file));
  const name = nameOfLog(file);
  if ((await readAll(live, name, location)) === undefined) return undefined;
  const { fragment } = 'uri' in file ? file.uri : { fragment: '' };
  const runOf = () => live.runs.all.find(({ id }) => id === fragment) ?? live.runs.all.at(-1);
  const log = {
    name: fragment === '' ? name : (runOf()?.name ?? name),
    uri: 'uri' in file ? file.uri.toString() : undefined,
    live,
    get table() {
      return runOf()?.table ?? noTable;
    },
  };
  if (log.table.columns.length === 0) throw new Error(vscode.l10n.t('it has no columns of numbers.'));
  return log;
}

function bytesOf({ name, size, bytes }: Extract<LogFile, { bytes: Uint8Array }>): LogSource {
  const read = (_: string, from: number, to: number) => Promise.resolve(bytes.subarray(from, to));
  return { list: () => Promise.resolve([{ path: name, size, time: 0 }]), read };
}

function nameOfLog(file: LogFile): string {
  return 'uri' in file ? nameOf(file.uri) : file.name;
}

function readAll(live: LiveLog, name: string, location: vscode.ProgressLocation): Thenable<boolean | undefined> {
  const options = { location, title: vscode.l10n.t('Reading {name}', { name }), cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    let done = 0;
    return live.update({
      onProgress: (part) => {
        // Each report has the window draw its progress. One for each piece of the log would keep the window busy.
        if (part - done < 0.02) return;
        progress.report({ increment: 100 * (part - done) });
        done = part;
      },
      isCancelled: () => token.isCancellationRequested,
    });
  });
}
