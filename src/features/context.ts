import * as vscode from 'vscode';
import { ScheduleIndex } from '../scheduleIndex';
import { selector } from './documents';
import { onDidSettle } from './onDidSettle';

/**
 * Keeps what the editor shows of the active document: the context key `weightSchedules.hasSchedules`, by which its title and menu have the
 * preview command, and a note in the language status where a file is too large to be read.
 */
export function registerContext(index: ScheduleIndex): vscode.Disposable {
  const note = vscode.languages.createLanguageStatusItem('weightSchedules.tooLarge', []);
  note.name = 'Weight Schedules';
  note.text = 'No schedules: the file is too large';
  note.detail = 'The setting weightSchedules.maxFileSize is the limit';

  const update = async (document: vscode.TextDocument | undefined) => {
    const isSupported = document !== undefined && ScheduleIndex.supports(document);
    const { schedules, isTooLarge } = isSupported ? await index.get(document) : { schedules: [], isTooLarge: false };
    if (document !== vscode.window.activeTextEditor?.document) return;
    note.selector = isTooLarge ? selector : [];
    await vscode.commands.executeCommand('setContext', 'weightSchedules.hasSchedules', schedules.length > 0);
  };
  void update(vscode.window.activeTextEditor?.document);
  return vscode.Disposable.from(
    note,
    vscode.window.onDidChangeActiveTextEditor((editor) => void update(editor?.document)),
    onDidSettle(index, (document) => void update(document)),
  );
}
