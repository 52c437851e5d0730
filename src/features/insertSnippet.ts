import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import { readConfig } from '../config';
import { allConventions, offeredKinds } from '../frameworks/frameworksFor';
import type { Kind } from '../language/find/kind';
import { type Language, languageOf } from '../language/index';
import type { ScheduleIndex } from '../scheduleIndex';
import { runAround } from './inEditor/runAround';
import { exampleIcon } from './kindItem';
import { placeOf } from './snippetPlace';
import { snippetText } from './snippetText';

/** Registers the command that puts a schedule into the active editor, in its own language. */
export function registerInsertSnippet(index: ScheduleIndex): vscode.Disposable {
  return vscode.commands.registerCommand(insertSnippetCommand, async (argument?: unknown) => {
    const editor = activeEditor();
    if (!editor) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a training config or script first: the schedule is inserted at the cursor.'),
      );
      return;
    }
    const { languageId, uri } = editor.document;
    const language = languageOf(languageId, uri.path) ?? (languageId === 'plaintext' ? 'python' : undefined);
    if (!language) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Schedules are read in Python, YAML, JSON and TOML, not in {language}.', { language: languageId }),
      );
      return;
    }
    const kinds = await offeredKinds();
    const kind = kindOf(argument, kinds) ?? (await pickKind(kinds));
    if (!kind) return;
    await insert(editor, kind, language, await runAtCursor(index, editor));
  });
}

/** The editor that has the focus, or the only one in sight where something else has it, as the preview may. */
function activeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const others = visibleTextEditors.filter(({ document }) => languageOf(document.languageId, document.uri.path) !== undefined);
  return activeTextEditor ?? (others.length === 1 ? others[0] : undefined);
}

/** How long the run at the cursor is, in steps, where the file or a setting says so. */
async function runAtCursor(index: ScheduleIndex, { document, selection }: vscode.TextEditor): Promise<number | undefined> {
  const { tree } = await index.get(document);
  return tree && runAround(tree, document.offsetAt(selection.start), readConfig(document.uri).run, await allConventions())?.value;
}

async function insert(editor: vscode.TextEditor, kind: Kind, language: Language, run: number | undefined): Promise<void> {
  const { document, selection, viewColumn } = editor;
  // Its fields are for whoever types next.
  if (editor !== vscode.window.activeTextEditor) await vscode.window.showTextDocument(document, viewColumn);
  const place = placeOf(language, document.getText(), document.offsetAt(selection.start), document.offsetAt(selection.end));
  const target = new vscode.Range(document.positionAt(place.replace.from), document.positionAt(place.replace.to));
  await editor.insertSnippet(new vscode.SnippetString(snippetText(kind, language, place, run)), target, {
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
  const items = kinds.map((kind) => {
    const iconPath = exampleIcon(kind);
    return {
      label: kind.name,
      description: kind.formula,
      detail: vscode.l10n.t(kind.summary),
      ...(iconPath && { iconPath }),
      offered: kind,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert schedule snippet'),
    placeHolder: vscode.l10n.t('Choose a method: w is the weight, t the step, T the total steps'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.offered;
}
