import * as vscode from 'vscode';
import { ScheduleIndex } from '../scheduleIndex';

/** How long a text must be at rest, in milliseconds. */
const quiet = 250;

/**
 * Calls back with each open document that can hold schedules: soon for those that are open already or open later, and whenever one has been
 * changed and is at rest again, or the settings have changed. The work is off the typing path.
 */
export function onDidSettle(index: ScheduleIndex, listener: (document: vscode.TextDocument) => void): vscode.Disposable {
  const timers = new Map<vscode.TextDocument, unknown>();
  const cancel = (document: vscode.TextDocument) => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  const wait = (document: vscode.TextDocument, milliseconds: number) => {
    if (!ScheduleIndex.supports(document)) return;
    cancel(document);
    const settle = () => {
      timers.delete(document);
      listener(document);
    };
    timers.set(document, setTimeout(settle, milliseconds));
  };
  const waitForAll = () => vscode.workspace.textDocuments.forEach((document) => wait(document, 0));
  waitForAll();
  return vscode.Disposable.from(
    index.onDidChange(waitForAll),
    vscode.workspace.onDidOpenTextDocument((document) => wait(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => wait(document, quiet)),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => notebook.getCells().forEach((cell) => wait(cell.document, quiet))),
    vscode.workspace.onDidCloseTextDocument(cancel),
    new vscode.Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
}
