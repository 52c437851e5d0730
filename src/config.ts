import * as vscode from 'vscode';

const section = 'weightSchedules';

/** The settings as they stand for one resource. */
export interface Config {
  /** Names of the functions whose calls are schedules. */
  readonly functionNames: readonly string[];
}

/** Reads the settings for a resource. The only place that does. */
export function readConfig(resource?: vscode.Uri): Config {
  const settings = vscode.workspace.getConfiguration(section, resource ?? null);
  return {
    functionNames: settings.get<string[]>('functionNames', []),
  };
}

/** Calls back when any of the settings changes. */
export function onDidChangeConfig(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
