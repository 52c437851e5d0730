import * as vscode from 'vscode';
import { type Config, configOf } from './configOf';

const section = 'weightSchedules';

/** The settings as they stand for a resource. The only place that reads them. */
export function readConfig(resource?: vscode.Uri): Config {
  const settings = vscode.workspace.getConfiguration(section, resource ?? null);
  return configOf((name, fallback) => settings.get(name, fallback));
}

/** Calls back when any of the settings changes. */
export function onDidChangeConfig(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
