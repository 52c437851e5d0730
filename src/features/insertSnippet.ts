import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import { offeredKinds } from '../frameworks/frameworksFor';
import type { Kind } from '../language/find/kind';
import { languageOf } from '../language/index';
import { placeOf } from './snippetPlace';
import { snippetText } from './snippetText';

/** Registers the command that puts a schedule into the active editor, in its own language. */
export function registerInsertSnippet(): vscode.Disposable {
  return vscode.commands.registerCommand(insertSnippetCommand, async (argument?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a training config or script first: the schedule is inserted at the cursor.'),
      );
      return;
    }
    const kinds = await offeredKinds();
    const kind = kindOf(argument, kinds) ?? (await pickKind(kinds));
    if (!kind) return;
    await insert(editor, kind);
  });
}

async function insert(editor: vscode.TextEditor, kind: Kind): Promise<void> {
  const { document, selection } = editor;
  const language = languageOf(document.languageId, document.uri.path) ?? 'python';
  const place = placeOf(language, document.getText(), document.offsetAt(selection.start), document.offsetAt(selection.end));
  const target = new vscode.Range(document.positionAt(place.replace.from), document.positionAt(place.replace.to));
  await editor.insertSnippet(new vscode.SnippetString(snippetText(kind, language, place)), target, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

function kindOf(argument: unknown, kinds: readonly Kind[]): Kind | undefined {
  const name = typeof argument === 'object' && argument !== null && 'method' in argument ? argument.method : undefined;
  return typeof name === 'string' ? kinds[0]?.select?.(name) : undefined;
}

async function pickKind(kinds: readonly Kind[]): Promise<Kind | undefined> {
  const items = kinds.map((kind) => ({ label: kind.name, description: kind.formula, detail: vscode.l10n.t(kind.summary), offered: kind }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert schedule snippet'),
    placeHolder: vscode.l10n.t('Choose a method: w is the weight, t the step, T the total steps'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.offered;
}
