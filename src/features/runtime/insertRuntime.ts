import * as vscode from 'vscode';
import { openDocument } from '../../documents';
import { insertRuntimeCommand } from '../../commands';
import { parse } from '../../language/index';
import { isUnedited } from './runtimeCopy';
import { runtimeFunctions } from '../../frameworks/frameworksFor';
import { runtimeImport } from './runtimeImport';

const fileName = 'weight_schedules.py';

/**
 * Registers the command that writes the Python runtime: into the active editor where that is an empty Python file or an empty untitled document,
 * else as a file beside the active Python file or in the first folder. An older copy is replaced where it is as that version wrote it; an edited
 * one stays. A Python file that calls `schedule` and does not import it gets the import.
 */
export function registerInsertRuntime(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(insertRuntimeCommand, async () => {
    const source = vscode.Uri.joinPath(extensionUri, 'media', 'runtime', fileName);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
    const editor = vscode.window.activeTextEditor;
    if (editor !== undefined && isEmptyPython(editor.document) && (await fill(editor, text))) return;
    const target = placeFor(editor?.document);
    if (target === undefined) await openNew(text);
    else await write(source, text, target, editor);
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

async function openNew(text: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'python', content: text }));
}

/** Where the file goes: beside the active Python file or notebook, else into the first folder; undefined where there is neither. */
function placeFor(active: vscode.TextDocument | undefined): vscode.Uri | undefined {
  const file = active?.uri.scheme === 'vscode-notebook-cell' ? vscode.window.activeNotebookEditor?.notebook.uri : active?.uri;
  const isSaved = file !== undefined && active?.languageId === 'python' && vscode.workspace.fs.isWritableFileSystem(file.scheme) === true;
  const folder = isSaved ? vscode.Uri.joinPath(file, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, fileName);
}

/** Writes the file where none is, or one that nobody edited, and says what was done. */
async function write(source: vscode.Uri, text: string, target: vscode.Uri, editor: vscode.TextEditor | undefined): Promise<void> {
  const before = await textOf(target);
  if (before !== undefined && !isUnedited(before)) {
    const compare = vscode.l10n.t('Compare');
    const path = vscode.workspace.asRelativePath(target);
    const answer = vscode.window.showWarningMessage(vscode.l10n.t('{0} was edited and stays as it is.', path), compare);
    void answer.then((chosen) => chosen === compare && vscode.commands.executeCommand('vscode.diff', target, source));
    return;
  }
  if (before !== text) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const imported = editor !== undefined && (await addImport(editor, target));
  void say(before === undefined ? 'written' : before === text ? 'as it was' : 'replaced', target, imported);
}

/** What is in a file, as it stands in an editor where one has it; undefined where there is none. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open?.isDirty) return open.getText();
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

/** Whether the editor's text got an import of the file, which is beside it. */
async function addImport(editor: vscode.TextEditor, target: vscode.Uri): Promise<boolean> {
  const { document } = editor;
  if (document.languageId !== 'python' || document.uri.toString() === target.toString()) return false;
  const isPackage = (await textOf(vscode.Uri.joinPath(target, '..', '__init__.py'))) !== undefined;
  const module = `${isPackage ? '.' : ''}weight_schedules`;
  const functions = await runtimeFunctions();
  // The editor takes no edit of a text that has changed meanwhile: then it is looked at again.
  for (let tries = 0; tries < 3; tries++) {
    const insertion = runtimeImport(await parse('python', document.getText()), module, functions);
    if (insertion === undefined) return false;
    const text = document.eol === vscode.EndOfLine.CRLF ? insertion.text.replaceAll('\n', '\r\n') : insertion.text;
    if (await editor.edit((edit) => edit.insert(document.positionAt(insertion.offset), text))) return true;
  }
  return false;
}

async function say(done: 'written' | 'as it was' | 'replaced', target: vscode.Uri, imported: boolean): Promise<void> {
  const path = vscode.workspace.asRelativePath(target);
  const said = {
    written: imported
      ? vscode.l10n.t('{0} is written. Its import is added.', path)
      : vscode.l10n.t('{0} is written. Use it with: from weight_schedules import schedule', path),
    'as it was': imported
      ? vscode.l10n.t('{0} is up to date. Its import is added.', path)
      : vscode.l10n.t('{0} is up to date. Use it with: from weight_schedules import schedule', path),
    replaced: imported
      ? vscode.l10n.t('{0} is replaced by the version of this extension. Its import is added.', path)
      : vscode.l10n.t('{0} is replaced by the version of this extension. Use it with: from weight_schedules import schedule', path),
  }[done];
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(said, open);
  if (chosen === open) await vscode.window.showTextDocument(target);
}
