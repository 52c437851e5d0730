import * as vscode from 'vscode';
import type { FoundSchedule } from '../language/find/found';
import { cellsOf } from '../notebookCells';
import { type FollowedText, locationIn } from './text/followedText';
import type { TextReader } from './text/textReader';
import { changeable } from './change/changeable';
import { type Curve, identified } from './model/curves';

/** What to show of a document: a schedule, or where the value of one of its parameters is written. */
export interface RevealWish {
  readonly schedule: string;
  readonly parameter: string | undefined;
  readonly takesFocus: boolean;
}

/** Shows what the user has picked in the panel: a schedule of the text that is followed, or a curve of another document. */
export async function revealShown(
  text: FollowedText | undefined,
  reader: TextReader,
  curves: readonly Curve[],
  wish: RevealWish,
): Promise<void> {
  const curve = curves.find(({ id }) => id === wish.schedule);
  if (curve?.uri !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(curve.uri));
    if (curve.range) await reveal(locationIn(document, { from: curve.range.from, to: curve.range.from }), wish.takesFocus);
  } else if (text) {
    const { schedules } = await reader.readWritten(text);
    await revealSchedule(text, schedules, { ...wish, schedule: curve?.like ?? wish.schedule });
  }
}

/** Shows a schedule of a text, or one of its parameters, in the editor of its document. */
export async function revealSchedule(text: FollowedText, schedules: readonly FoundSchedule[], wish: RevealWish): Promise<void> {
  const found = [...identified(schedules), ...changeable(schedules)].find(({ id }) => id === wish.schedule)?.found;
  const literal = found?.parameters.find(({ name }) => name === wish.parameter)?.literal;
  if (found) await reveal(text.locationOf(literal ?? { from: found.range.from, to: found.range.from }), wish.takesFocus);
}

/** Brings a place to sight in its document's editor and selects it; the focus stays where it is unless it is to be taken. */
async function reveal({ uri, range }: vscode.Location, takesFocus: boolean): Promise<void> {
  await showDocument(uri, { preserveFocus: !takesFocus, selection: range });
}

/** Shows a document, or the cell that it is in its notebook, in the column where it already is, or else the first one. */
export async function showDocument(uri: vscode.Uri, options: vscode.TextDocumentShowOptions): Promise<void> {
  const isIt = (document: vscode.TextDocument) => document.uri.toString() === uri.toString();
  const { visibleNotebookEditors, visibleTextEditors } = vscode.window;
  const editor =
    visibleNotebookEditors.find(({ notebook }) => cellsOf(notebook).some(isIt)) ??
    visibleTextEditors.find(({ document }) => isIt(document));
  // Of a cell, showTextDocument does the same and then throws.
  await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One, ...options });
}
