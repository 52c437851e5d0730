import * as vscode from 'vscode';
import type { RunSettings } from './language/find/findTotal';
import type { Language } from './language/index';

const section = 'weightSchedules';

/** The settings as they stand for one resource. */
export interface Config {
  /** Names of the functions whose calls are schedules. */
  readonly functionNames: readonly string[];
  /** The languages that are read. */
  readonly languages: readonly Language[];
  /** The longest text that is read, in characters. */
  readonly maxFileSize: number;
  /** What is known of the run besides the text. */
  readonly run: RunSettings;
}

/** Reads the settings for a resource. The only place that does. */
export function readConfig(resource?: vscode.Uri): Config {
  const settings = vscode.workspace.getConfiguration(section, resource ?? null);
  const positive = (name: keyof RunSettings) => {
    const value = settings.get<number | null>(name, null);
    return value !== null && value > 0 ? value : undefined;
  };
  return {
    functionNames: settings.get<string[]>('functionNames', []),
    languages: settings.get<Language[]>('languages', []),
    maxFileSize: settings.get<number>('maxFileSize', 1) * 1e6,
    run: {
      totalSteps: positive('totalSteps'),
      stepsPerEpoch: positive('stepsPerEpoch'),
      datasetSize: positive('datasetSize'),
      processes: positive('processes'),
    },
  };
}

/** Calls back when any of the settings changes. */
export function onDidChangeConfig(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
