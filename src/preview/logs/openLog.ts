import * as vscode from 'vscode';
import type { LogTable } from '../../logs/logTable';
import { readLog } from '../../logs/readLog';
import { messageOf } from '../messageOf';
import { nameOf } from '../previewDocument';

/** A training log: a file, or the bytes of one that was dropped. */
export type LogFile = { readonly uri: vscode.Uri } | { readonly name: string; readonly size: number; readonly bytes: Uint8Array };

/** A log that was read. */
export interface OpenedLog {
  readonly name: string;
  /** Undefined where it was dropped from elsewhere. */
  readonly uri: string | undefined;
  readonly table: LogTable;
}

const largestFile = 256 * 2 ** 20;

/** Asks for a log's file. */
export async function pickLog(near: vscode.Uri | undefined): Promise<LogFile | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose a training log'),
    openLabel: vscode.l10n.t('Compare'),
    filters: {
      [vscode.l10n.t('Training logs')]: ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'log', 'txt'],
      [vscode.l10n.t('All files')]: ['*'],
    },
    ...(near && near.scheme !== 'untitled' && { defaultUri: vscode.Uri.joinPath(near, '..') }),
  });
  return picked?.[0] && { uri: picked[0] };
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
  checkSize('uri' in file ? (await vscode.workspace.fs.stat(file.uri)).size : file.size);
  const table = await readTable('uri' in file ? await vscode.workspace.fs.readFile(file.uri) : file.bytes, nameOfLog(file), location);
  if (table?.columns.length === 0) throw new Error(vscode.l10n.t('it has no columns of numbers.'));
  return table && { name: nameOfLog(file), uri: 'uri' in file ? file.uri.toString() : undefined, table };
}

function nameOfLog(file: LogFile): string {
  return 'uri' in file ? nameOf(file.uri) : file.name;
}

function checkSize(size: number): void {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  if (size > largestFile)
    throw new Error(
      vscode.l10n.t('it has {size} MB, and {most} MB is the most. Log less often, or cut it.', {
        size: megabytes(size),
        most: megabytes(largestFile),
      }),
    );
}

function readTable(bytes: Uint8Array, name: string, location: vscode.ProgressLocation): Thenable<LogTable | undefined> {
  const options = { location, title: vscode.l10n.t('Reading {name}', { name }), cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    let done = 0;
    return readLog(bytes, {
      onProgress: (part) => {
        // Each report has the window draw its progress. One for each slice of the log would keep the window busy.
        if (part - done < 0.02) return;
        progress.report({ increment: 100 * (part - done) });
        done = part;
      },
      isCancelled: () => token.isCancellationRequested,
    });
  });
}
