import * as vscode from 'vscode';

/** The documents of all cells of the notebook that a cell's document belongs to, in order; none for other documents. */
export function notebookCells(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  if (document.uri.scheme !== 'vscode-notebook-cell') return [];
  const notebooks = vscode.workspace.notebookDocuments.map((notebook) => notebook.getCells().map((cell) => cell.document));
  return notebooks.find((cells) => cells.includes(document)) ?? [];
}
