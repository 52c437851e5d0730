import * as vscode from 'vscode';

/** The notebook that a cell's document belongs to; none for other documents. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) => cellsOf(notebook).includes(document));
}

/** The documents of all cells of a notebook, in order. */
export function cellsOf(notebook: vscode.NotebookDocument): readonly vscode.TextDocument[] {
  return notebook.getCells().map(({ document }) => document);
}

/** A document, or where it is a notebook's cell, those of all cells of the notebook, in order. */
export function withSiblings(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const notebook = notebookOf(document);
  return notebook ? cellsOf(notebook) : [document];
}

/** The document that the user is at: of a notebook without the cursor in a cell, the first cell. */
export function activeDocument(): vscode.TextDocument | undefined {
  const { activeTextEditor, activeNotebookEditor } = vscode.window;
  return activeTextEditor?.document ?? activeNotebookEditor?.notebook.getCells()[0]?.document;
}

/** The Python cells above a notebook's cell, whose constants it may use. None for other documents. */
export function earlierCells(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const cells = withSiblings(document);
  return cells.slice(0, cells.indexOf(document)).filter(({ languageId }) => languageId === 'python');
}
