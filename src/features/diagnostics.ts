import * as vscode from 'vscode';
import { messageText, type Severity } from '../core/message';
import { diagnose } from '../rules/index';
import { rewrites } from '../rules/rewrites';
import type { Diagnosis, Fix } from '../rules/rule';
import type { ScheduleIndex } from '../scheduleIndex';
import { selector, toEditorRange } from '../documents';
import { onDidSettle } from './onDidSettle';

/** Publishes the problems of schedules in open documents, and offers their fixes. */
export function registerDiagnostics(index: ScheduleIndex): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('weightSchedules');

  const update = async (document: vscode.TextDocument) => {
    const { version, schedules, tree } = await index.get(document);
    if (document.isClosed || document.version !== version) return;
    const problems = schedules.flatMap((found) => diagnose(found, tree?.text ?? ''));
    collection.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem)),
    );
  };

  return vscode.Disposable.from(
    collection,
    onDidSettle(index, (document) => void update(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        async provideCodeActions(document, range) {
          const { schedules, tree } = await index.get(document);
          const problems = schedules.flatMap((found) => diagnose(found, tree?.text ?? ''));
          const at = problems.filter((problem) => toEditorRange(document, problem.range).intersection(range));
          const touched = schedules.filter((found) =>
            [found.range, found.keyRange].some((each) => each && toEditorRange(document, each).intersection(range)),
          );
          const others = tree ? touched.flatMap((found) => rewrites(found, tree)) : [];
          return [
            ...at.flatMap((problem) => quickFixes(document, problem)),
            ...others.map((fix) => toAction(document, fix, vscode.CodeActionKind.RefactorRewrite)),
          ];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite] },
    ),
  );
}

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function toDiagnostic(document: vscode.TextDocument, { code, message, range, severity }: Diagnosis): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toEditorRange(document, range), messageText(message, vscode.l10n.t), severities[severity]);
  diagnostic.source = 'Weight Schedules';
  diagnostic.code = code;
  return diagnostic;
}

function quickFixes(document: vscode.TextDocument, problem: Diagnosis): readonly vscode.CodeAction[] {
  return problem.fixes.map((fix, index, { length }) => {
    const action = toAction(document, fix, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [toDiagnostic(document, problem)];
    action.isPreferred = index === 0 && length === 1;
    return action;
  });
}

function toAction(document: vscode.TextDocument, { title, edits }: Fix, kind: vscode.CodeActionKind): vscode.CodeAction {
  const action = new vscode.CodeAction(messageText(title, vscode.l10n.t), kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) action.edit.replace(document.uri, toEditorRange(document, range), text);
  return action;
}
