import * as vscode from 'vscode';
import type { FoundSchedule } from '../language/found';
import type { Range } from '../language/tree';
import { changeable } from './change/changeable';
import { named } from './curves';

/** What to show of a document: a schedule, or where the value of one of its parameters is written. */
export interface RevealWish {
  readonly schedule: string;
  readonly parameter: string | undefined;
  readonly takesFocus: boolean;
}

/** Shows a schedule of a document, or one of its parameters, in the document's editor. */
export async function revealSchedule(document: vscode.TextDocument, schedules: readonly FoundSchedule[], wish: RevealWish): Promise<void> {
  const found = [...named(schedules), ...changeable(schedules)].find(({ id }) => id === wish.schedule)?.found;
  const literal = found?.parameters.find(({ name }) => name === wish.parameter)?.literal;
  if (found) await revealRange(document, literal ?? { from: found.range.from, to: found.range.from }, wish);
}

/** Brings a place to sight in the document's editor and selects it; the focus stays where it is unless it is wished for. */
export async function revealRange(
  document: vscode.TextDocument,
  range: Range,
  { takesFocus }: Pick<RevealWish, 'takesFocus'>,
): Promise<void> {
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, {
    viewColumn: viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: !takesFocus,
    selection: new vscode.Range(document.positionAt(range.from), document.positionAt(range.to)),
  });
}
