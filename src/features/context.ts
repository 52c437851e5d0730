import * as vscode from 'vscode';
import { activeDocument, withSiblings } from '../notebookCells';
import { ScheduleIndex } from '../scheduleIndex';
import { selector } from '../documents';
import { onDidSettle } from './onDidSettle';

/**
 * Keeps what the editor shows of the active document: the context key `weightSchedules.hasSchedules`, by which its title and menu have the
 * preview command, and a note in the language status where a file is too large to be read.
 */
export function registerContext(index: ScheduleIndex): vscode.Disposable {
  const note = vscode.languages.createLanguageStatusItem('weightSchedules.tooLarge', []);
  note.name = 'Weight Schedules';
  note.text = vscode.l10n.t('No schedules: the file is too large');
  note.detail = vscode.l10n.t('The setting weightSchedules.maxFileSize is the limit');

  const update = async () => {
    const document = activeDocument();
    const found = await Promise.all(
      (document ? withSiblings(document) : []).filter((each) => ScheduleIndex.supports(each)).map((each) => index.get(each)),
    );
    if (document !== activeDocument()) return;
    note.selector = found.some(({ isTooLarge }) => isTooLarge) ? selector : [];
    await vscode.commands.executeCommand(
      'setContext',
      'weightSchedules.hasSchedules',
      found.some(({ schedules }) => schedules.length > 0),
    );
  };
  void update();
  return vscode.Disposable.from(
    note,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.window.onDidChangeActiveNotebookEditor(() => void update()),
    onDidSettle(index, () => void update()),
  );
}
