import * as vscode from 'vscode';
import { messageOf } from '../messageOf';

/** A kind of file to save. */
export interface FileKind {
  /** "SVG picture". */
  readonly name: string;
  readonly extension: string;
}

/** Asks where to save what was made of a document's schedules, beside the document at first; saves it there, and offers to open it. */
export async function saveFile(bytes: Uint8Array, document: vscode.TextDocument | undefined, kind: FileKind): Promise<void> {
  const defaultUri = suggestedUri(document, kind);
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save schedules as {kind}', { kind: vscode.l10n.t(kind.name) }),
    filters: { [vscode.l10n.t(kind.name)]: [kind.extension] },
    ...(defaultUri && { defaultUri }),
  });
  if (uri) await writeFile(bytes, uri);
}

/** Saves a file, and offers to open it; says so where it cannot be saved. */
export async function writeFile(bytes: Uint8Array, uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The file could not be saved: {reason}', { reason: messageOf(error) }));
    return;
  }
  const open = vscode.l10n.t('Open');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Saved {path}.', { path: vscode.workspace.asRelativePath(uri) }), open)
    .then((choice) => {
      if (choice === open) void vscode.commands.executeCommand('vscode.open', uri);
    });
}

/** Beside the document where one can write there, else in the workspace folder. */
function suggestedUri(document: vscode.TextDocument | undefined, { extension }: FileKind): vscode.Uri | undefined {
  const name = document?.uri.path
    .split('/')
    .at(-1)
    ?.replace(/\.[^.]*$/, '');
  const file = `${name ? `${name}-` : ''}schedules.${extension}`;
  const isBeside = document && document.uri.scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
  if (isBeside) return vscode.Uri.joinPath(document.uri, '..', file);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, file);
}
