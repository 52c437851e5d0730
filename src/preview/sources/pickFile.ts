import * as vscode from 'vscode';
import { nameOf } from '../previewDocument';

/** Lets the user choose a file that may have schedules: an open one, or any other. Undefined where there is none chosen. */
export async function pickFile(title: string, besides: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const open = new Map(tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [[input.uri.toString(), input.uri]] : [])));
  if (besides) open.delete(besides.toString());
  const items = [...open.values()].map((uri) => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  const browse = { label: `$(folder-opened) ${vscode.l10n.t('Choose a file…')}`, description: '', uri: undefined };
  const picked = items.length === 0 ? browse : await vscode.window.showQuickPick([...items, browse], { title, matchOnDescription: true });
  if (!picked || picked.uri) return picked?.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [file] = (await vscode.window.showOpenDialog({ title, canSelectMany: false, ...(folder && { defaultUri: folder }) })) ?? [];
  return file;
}
