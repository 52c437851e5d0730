import * as vscode from 'vscode';
import type { LogTable } from '../../logs/logTable';
import { LiveLog, type LogSource } from '../../logs/liveLog';
import { messageOf } from '../messageOf';
import { nameOf } from '../previewDocument';
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
  if (!('uri' in file)) checkSize(file.size);
  const live = new LiveLog('uri' in file ? logFiles(file.uri) : bytesOf(file));
  const name = nameOfLog(file);
  if ((await readAll(live, name, location)) === undefined) return undefined;
  const log = {
    name,
    uri: 'uri' in file ? file.uri.toString() : undefined,
    live,
    get table() {
      return live.runs.all.at(-1)?.table ?? noTable;
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
