import * as vscode from 'vscode';

/** The part of the Git extension's API, version 1, that is used here. */
interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  show(ref: string, path: string): Promise<string>;
  readonly state: { readonly onDidChange: vscode.Event<void> };
}

/** The text that a file has in the last commit, and what fires when there may be another one; or a sentence why there is none. */
export async function gitHead(uri: vscode.Uri): Promise<{ readonly text: string; readonly onDidChange: vscode.Event<void> } | string> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) return 'The Git extension is not available here.';
  try {
    const repository = (await extension.activate()).getAPI(1).getRepository(uri);
    if (!repository) return 'This file is in no Git repository that is open.';
    return { text: await repository.show('HEAD', uri.fsPath), onDidChange: repository.state.onDidChange };
  } catch (error) {
    // Git is disabled or not installed, or the file is not in the commit.
    return `Git has no committed version of this file: ${error instanceof Error ? error.message : String(error)}`;
  }
}
