import * as vscode from 'vscode';
import { messageText, type Severity } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import { diagnoseFile } from '../rules/index';
import { ignoreComment } from '../rules/ignored';
import { reading } from '../rules/reading';
import type { Diagnosis } from '../rules/rule';
import type { ScheduleIndex } from '../scheduleIndex';
import { readConfig } from '../config';
import { docsAddress } from '../docsAddress';
import { selector, toEditorRange } from '../documents';
import { onDidSettle } from './onDidSettle';

/** Publishes the problems of schedules in open documents, and offers their fixes. */
export function registerDiagnostics(index: ScheduleIndex): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('weightSchedules');

  const update = async (document: vscode.TextDocument) => {
    const { version, schedules, tree } = await index.get(document);
    if (document.isClosed || document.version !== version) return;
    const problems = tree ? diagnoseFile(schedules, tree, readConfig(document.uri).rules) : [];
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
          const problems = tree ? diagnoseFile(schedules, tree, readConfig(document.uri).rules) : [];
          const at = problems.filter((problem) => toEditorRange(document, problem.range).intersection(range));
          return at.flatMap((problem) => [...quickFixes(document, problem), ...ignoring(document, problem, schedules)]);
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function toDiagnostic(document: vscode.TextDocument, { code, message, range, severity, isUnused }: Diagnosis): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toEditorRange(document, range), messageText(message, vscode.l10n.t), severities[severity]);
  diagnostic.source = 'Weight Schedules';
  diagnostic.code = { value: code, target: vscode.Uri.parse(`${docsAddress}/rules/${code}.md`) };
  if (isUnused) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function quickFixes(document: vscode.TextDocument, problem: Diagnosis): readonly vscode.CodeAction[] {
  return problem.fixes.map(({ title, edits }, index, { length }) => {
    const action = new vscode.CodeAction(messageText(title, vscode.l10n.t), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { range, text } of edits) action.edit.replace(document.uri, toEditorRange(document, range), text);
    action.diagnostics = [toDiagnostic(document, problem)];
    action.isPreferred = index === 0 && length === 1;
    return action;
  });
}

/** How a comment begins, in the languages that have them. */
const commentMarks: Readonly<Record<string, string>> = { python: '#', yaml: '#', toml: '#', jsonc: '//' };

/** The fix that leaves a line as it is, for what a rule says: only where all of the schedule stands on that line, so that its end is no part of a string. */
function ignoring(document: vscode.TextDocument, problem: Diagnosis, schedules: readonly FoundSchedule[]): readonly vscode.CodeAction[] {
  const mark = commentMarks[document.languageId];
  const found = schedules.find(({ range }) => range.from <= problem.range.from && problem.range.to <= range.to);
  if (mark === undefined || !found?.keyRange || problem.code in reading) return [];
  const { start, end } = toEditorRange(document, { from: found.keyRange.from, to: found.range.to });
  const line = document.lineAt(start);
  if (start.line !== end.line || line.text.includes(mark)) return [];
  const action = new vscode.CodeAction(
    vscode.l10n.t('Leave it so: ignore {code} on this line', { code: problem.code }),
    vscode.CodeActionKind.QuickFix,
  );
  action.edit = new vscode.WorkspaceEdit();
  action.edit.insert(document.uri, line.range.end, `  ${mark} ${ignoreComment(problem.code)}`);
  action.diagnostics = [toDiagnostic(document, problem)];
  return [action];
}
