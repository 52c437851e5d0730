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

/** Brings a place to sight in the document's editor and selects it; the focus stays where it is unless it is wished for. */
export async function revealSchedule(
  document: vscode.TextDocument,
  schedules: readonly FoundSchedule[],
  { schedule, parameter, takesFocus }: RevealWish,
): Promise<void> {
  const found = [...named(schedules), ...changeable(schedules)].find(({ id }) => id === schedule)?.found;
  if (!found) return;
  const literal = found.parameters.find(({ name }) => name === parameter)?.literal;
  const range = toRange(document, literal ?? found.range);
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, {
    viewColumn: viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: !takesFocus,
    selection: literal ? range : new vscode.Range(range.start, range.start),
  });
}

function toRange(document: vscode.TextDocument, { from, to }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
