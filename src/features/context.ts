import * as vscode from 'vscode';
import { ScheduleIndex } from '../scheduleIndex';

/** Keeps the context key `weightSchedules.hasSchedules`, by which the editor's title and menu show the preview command. */
export function registerContext(index: ScheduleIndex): vscode.Disposable {
  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    const found = document && ScheduleIndex.supports(document) ? (await index.get(document)).schedules : [];
    if (document === vscode.window.activeTextEditor?.document) {
      await vscode.commands.executeCommand('setContext', 'weightSchedules.hasSchedules', found.length > 0);
    }
  };
  void update();
  return vscode.Disposable.from(
    index.onDidChange(() => void update()),
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) void update();
    }),
  );
}
