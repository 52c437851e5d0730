import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import { findMethod, methods } from '../core/methods/index';
import type { Method } from '../core/methods/method';
import { languageOf } from '../language/index';
import { placeOf } from './snippetPlace';
import { snippetText } from './snippetText';

/** Registers the command that puts a schedule into the active editor, in its own language. */
export function registerInsertSnippet(): vscode.Disposable {
  return vscode.commands.registerCommand(insertSnippetCommand, async (argument?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage('Open a training config or script first: the schedule is inserted at the cursor.');
      return;
    }
    const method = methodOf(argument) ?? (await pickMethod());
    if (!method) return;
    await insert(editor, method);
  });
}

async function insert(editor: vscode.TextEditor, method: Method): Promise<void> {
  const { document, selection } = editor;
  const language = languageOf(document.languageId, document.uri.path) ?? 'python';
  const place = placeOf(language, document.getText(), document.offsetAt(selection.start), document.offsetAt(selection.end));
  const target = new vscode.Range(document.positionAt(place.replace.from), document.positionAt(place.replace.to));
  await editor.insertSnippet(new vscode.SnippetString(snippetText(method, language, place)), target, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

function methodOf(argument: unknown): Method | undefined {
  const name = typeof argument === 'object' && argument !== null && 'method' in argument ? argument.method : undefined;
  return typeof name === 'string' ? findMethod(name) : undefined;
}

async function pickMethod(): Promise<Method | undefined> {
  const items = methods.map((method) => ({ label: method.name, description: method.formula, detail: method.summary, method }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Insert schedule snippet',
    placeHolder: 'Choose a method: w is the weight, t the step, T the total steps',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.method;
}
