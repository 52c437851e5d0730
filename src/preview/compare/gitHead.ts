import * as vscode from 'vscode';
import { messageOf } from '../messageOf';

/** The part of the Git extension's API, version 1, that is used here. */
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly onDidOpenRepository: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  show(ref: string, path: string): Promise<string>;
  readonly state: { readonly onDidChange: vscode.Event<void> };
}

/** The text that a file has in the last commit, or a sentence why there is none; and what fires when that may be otherwise. */
export interface GitHead {
  readonly text?: string;
  readonly failure?: string;
  readonly changes: readonly vscode.Event<unknown>[];
}

/** Asks the Git extension, where there is one, for a file's text in the last commit. Never waits for Git to start. */
export async function gitHead(uri: vscode.Uri): Promise<GitHead> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) return { failure: vscode.l10n.t('The Git extension is not available here.'), changes: [] };
  try {
    const api = (await extension.activate()).getAPI(1);
    const repository = api.getRepository(uri);
    if (!repository) {
      const failure =
        api.state === 'initialized' ? vscode.l10n.t('This file is in no Git repository that is open.') : vscode.l10n.t('Git is starting…');
      return { failure, changes: [api.onDidChangeState, api.onDidOpenRepository] };
    }
    const changes = [repository.state.onDidChange];
    try {
      return { text: await repository.show('HEAD', uri.fsPath), changes };
    } catch (error) {
      return { failure: vscode.l10n.t('The last commit does not have this file: {reason}', { reason: messageOf(error) }), changes };
    }
  } catch (error) {
    // Git is disabled or not installed.
    return { failure: vscode.l10n.t('Git is not available here: {reason}', { reason: messageOf(error) }), changes: [] };
  }
}
