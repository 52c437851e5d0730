import * as vscode from 'vscode';
import { insertRuntimeCommand } from '../commands';

const fileName = 'weight_schedules.py';

/**
 * Registers the command that writes the Python runtime: into the active editor where that is an empty Python file or an empty untitled
 * document, else into a new document, so that nothing is ever overwritten.
 */
export function registerInsertRuntime(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(insertRuntimeCommand, async () => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'runtime', fileName));
    const text = new TextDecoder().decode(bytes);
    const editor = vscode.window.activeTextEditor;
    const inserted = editor !== undefined && isEmptyPython(editor.document) && (await fill(editor, text));
    const document = inserted ? editor.document : await open(text, editor?.document);
    const module = /([^/]+)\.py$/.exec(document.uri.path)?.[1];
    void vscode.window.showInformationMessage(
      module === undefined
        ? `Save it as ${fileName} where your training code can import it, then: from weight_schedules import schedule`
        : `Save it, then: from ${module} import schedule`,
    );
  });
}

function isEmptyPython(document: vscode.TextDocument): boolean {
  const { isUntitled, languageId, uri } = document;
  const takesPython = languageId === 'python' || (isUntitled && languageId === 'plaintext');
  return takesPython && uri.scheme !== 'vscode-notebook-cell' && document.getText().trim() === '';
}

/** False where the editor cannot be written to. */
async function fill(editor: vscode.TextEditor, text: string): Promise<boolean> {
  const { document } = editor;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  if (!(await editor.edit((edit) => edit.replace(all, text)))) return false;
  const start = new vscode.Position(0, 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start));
  if (document.languageId !== 'python') await vscode.languages.setTextDocumentLanguage(document, 'python');
  return true;
}

/** Shows the text in a new document, which has its name and place already where a file of that name can be saved there. */
async function open(text: string, active: vscode.TextDocument | undefined): Promise<vscode.TextDocument> {
  const target = await freePlace(active);
  if (target === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: text });
    await vscode.window.showTextDocument(document);
    return document;
  }
  const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document);
  // An unsaved document of that name is left as it is.
  if (isEmptyPython(document)) await fill(editor, text);
  return document;
}

/** Where to save the file: beside the active Python file, else in the first folder. Undefined if it exists there, or if that is not on a disk. */
async function freePlace(active: vscode.TextDocument | undefined): Promise<vscode.Uri | undefined> {
  const beside = active?.languageId === 'python' && active.uri.scheme === 'file' ? vscode.Uri.joinPath(active.uri, '..') : undefined;
  const folder = beside ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder?.scheme !== 'file') return undefined;
  const target = vscode.Uri.joinPath(folder, fileName);
  const exists = await vscode.workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
  return exists ? undefined : target;
}
