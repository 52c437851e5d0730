import * as vscode from 'vscode';
import { formatStep } from '../../core/format';
import { logFormats } from '../../logs/formats/formatOf';
import { LiveLog } from '../../logs/liveLog';
import { stepColumns } from '../../logs/logColumns';
import type { LogTable } from '../../logs/logTable';
import { logFiles } from './logFiles';

/** A run that can be compared, in a list of them. */
export interface RunItem extends vscode.QuickPickItem {
  /** Its file or folder; with its id as the fragment where there are several in one file. */
  readonly uri: vscode.Uri;
}

const mostFiles = 500;
const mostRuns = 50;
/** Larger logs are offered with their size: how far they are would take long to find out. */
const largestRead = 4 << 20;

/** The runs of which there are logs in a folder, or in the workspace, the latest first, with how far they are and how long ago that was. */
export async function foundRuns(folder?: vscode.Uri): Promise<readonly RunItem[]> {
  const glob = `{${logFormats.flatMap(({ globs }) => globs).join(',')}}`;
  const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
  const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
  const places = new Map<string, vscode.Uri>();
  for (const uri of files) {
    const path = logFormats.reduce((found, { place }) => place?.(found) ?? found, uri.path);
    places.set(path, uri.with({ path }));
  }
  const logs = await Promise.all([...places.values()].map(stateOf));
  const latest = logs.filter(({ size }) => size > 0).sort((a, b) => b.time - a.time);
  const items: RunItem[] = [];
  for (const log of latest.slice(0, mostRuns)) items.push(...(await itemsOf(log)));
  return items;
}

interface FoundLog {
  readonly uri: vscode.Uri;
  readonly size: number;
  readonly time: number;
}

async function stateOf(uri: vscode.Uri): Promise<FoundLog> {
  const files = await logFiles(uri)
    .list()
    .catch(() => []);
  return { uri, size: files.reduce((sum, { size }) => sum + size, 0), time: Math.max(...files.map(({ time }) => time)) };
}

async function itemsOf({ uri, size, time }: FoundLog): Promise<readonly RunItem[]> {
  const label = vscode.workspace.asRelativePath(uri);
  const age = ageText(Date.now() - time);
  if (size > largestRead)
    return [{ label, description: vscode.l10n.t('{size} MB, {age}', { size: Math.round(size / 2 ** 20), age }), uri }];
  const live = new LiveLog(logFiles(uri));
  const isRead = await live.update({ isCancelled: () => false }).catch(() => undefined);
  const runs = isRead ? live.runs.all.filter(({ table }) => table.columns.length > 0) : [];
  return runs.map(({ id, name, table }) => ({
    label: runs.length > 1 ? `${label}: ${name}` : label,
    description: progressText(table, age),
    uri: runs.length > 1 ? uri.with({ fragment: id }) : uri,
  }));
}

function progressText(table: LogTable, age: string): string {
  const step = stepColumns(table)[0]?.values.at(-1);
  return step === undefined
    ? vscode.l10n.t('{rows} rows, {age}', { rows: formatStep(table.rowCount), age })
    : vscode.l10n.t('step {step}, {age}', { step: formatStep(step), age });
}

function ageText(milliseconds: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ] as const;
  const [unit, length] = units.find(([, each]) => milliseconds >= each) ?? units.at(-1)!;
  return new Intl.RelativeTimeFormat(vscode.env.language).format(-Math.max(0, Math.floor(milliseconds / length)), unit);
}
