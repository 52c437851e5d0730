import * as vscode from 'vscode';

/** Asks where to save a picture of a document's schedules, saves it, and offers to open it. */
export async function savePng(bytes: Uint8Array, document: vscode.TextDocument | undefined): Promise<void> {
  const defaultUri = suggestedUri(document);
  const uri = await vscode.window.showSaveDialog({
    title: 'Save preview as PNG',
    filters: { 'PNG image': ['png'] },
    ...(defaultUri && { defaultUri }),
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    void vscode.window.showErrorMessage(`The picture could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const open = 'Open';
  const choice = await vscode.window.showInformationMessage(`Saved ${vscode.workspace.asRelativePath(uri)}.`, open);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', uri);
}

/** Beside the document where one can write there, else in the workspace folder. */
function suggestedUri(document: vscode.TextDocument | undefined): vscode.Uri | undefined {
  const name = document?.uri.path
    .split('/')
    .at(-1)
    ?.replace(/\.[^.]*$/, '');
  const file = `${name ? `${name}-` : ''}schedules.png`;
  const isBeside = document && document.uri.scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
  if (isBeside) return vscode.Uri.joinPath(document.uri, '..', file);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, file);
}
