import * as vscode from 'vscode';

/** Lets the user choose a file that may have schedules: an open one, or any other. Undefined where there is none chosen. */
export async function pickFile(title: string, besides: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.textDocuments.filter(
    ({ uri, isClosed }) => !isClosed && ['file', 'untitled', 'vscode-vfs', 'vscode-remote'].includes(uri.scheme),
  );
  const items = open
    .filter(({ uri }) => uri.toString() !== besides?.toString())
    .map(({ uri }) => ({
      label: uri.path.split('/').at(-1)!,
      description: vscode.workspace.asRelativePath(uri),
      uri: uri,
    }));
  const browse = { label: '$(folder-opened) Choose a file…', description: '', uri: undefined };
  const picked = items.length === 0 ? browse : await vscode.window.showQuickPick([...items, browse], { title, matchOnDescription: true });
  if (!picked || picked.uri) return picked?.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [file] = (await vscode.window.showOpenDialog({ title, canSelectMany: false, ...(folder && { defaultUri: folder }) })) ?? [];
  return file;
}
