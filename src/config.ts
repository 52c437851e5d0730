import * as vscode from 'vscode';
import { type Config, configOf } from './configOf';
import type { ChangedReading, ChangedReadings } from './language/find/asked/changedReading';

const section = 'weightSchedules';

/** The settings as they stand for a resource. The only place that reads them. */
export function readConfig(resource?: vscode.Uri): Config {
  const settings = vscode.workspace.getConfiguration(section, resource ?? null);
  return configOf((name, fallback) => settings.get(name, fallback));
}

/** What made-up keys are read as in a workspace, all of it and by label. */
export function changedReadings(resource: vscode.Uri): {
  readonly all: ChangedReadings;
  readonly of: (label: string) => ChangedReading | undefined;
} {
  const all = readConfig(resource).readings;
  return { all, of: (label) => (Object.hasOwn(all, label) ? all[label] : undefined) };
}

/** Calls back when any of the settings changes. */
export function onDidChangeConfig(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
