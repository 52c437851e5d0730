import * as vscode from 'vscode';
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
  /** The total steps of schedules that do not say them; undefined where none are set. */
  readonly totalSteps: number | undefined;
}

/** Reads the settings for a resource. The only place that does. */
export function readConfig(resource?: vscode.Uri): Config {
  const settings = vscode.workspace.getConfiguration(section, resource ?? null);
  const totalSteps = settings.get<number | null>('totalSteps', null);
  return {
    functionNames: settings.get<string[]>('functionNames', []),
    languages: settings.get<Language[]>('languages', []),
    maxFileSize: settings.get<number>('maxFileSize', 1) * 1e6,
    totalSteps: totalSteps !== null && totalSteps > 0 ? totalSteps : undefined,
  };
}

/** Calls back when any of the settings changes. */
export function onDidChangeConfig(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
