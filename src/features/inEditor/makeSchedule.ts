import * as vscode from 'vscode';
import { readConfig } from '../../config';
import { selector, toEditorRange } from '../../documents';
import { allConventions, offeredKinds } from '../../frameworks/frameworksFor';
import { languageOf } from '../../language/index';
import type { ScheduleIndex } from '../../scheduleIndex';
import { scheduleForNumber } from './scheduleForNumber';

/** Offers to make a schedule of a bare number, where the user asks what can be done there: no light bulb comes of itself. */
export function registerMakeSchedule(index: ScheduleIndex): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, { triggerKind }) {
        const language = languageOf(document.languageId, document.uri.path);
        if (triggerKind !== vscode.CodeActionTriggerKind.Invoke || language === undefined) return [];
        const { tree, version } = await index.get(document);
        if (!tree || version !== document.version) return [];
        const [kind] = await offeredKinds();
        const known = { kind: kind!, conventions: await allConventions() };
        const found = scheduleForNumber(tree, document.offsetAt(range.start), language, readConfig(document.uri).run, known);
        if (!found) return [];
        const action = new vscode.CodeAction(vscode.l10n.t('Make this number a schedule'), vscode.CodeActionKind.RefactorRewrite);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, toEditorRange(document, found.range), found.text);
        return [action];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
  );
}
