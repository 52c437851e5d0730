import * as vscode from 'vscode';
import { checkInstalledCommand } from '../../commands';
import { readConfig } from '../../config';
import type { FoundSchedule } from '../../language/find/found';
import { withSiblings } from '../../notebookCells';
import { compareInstalled, installedRequests } from '../../preview/compare/installed';
import { type InstalledAnswers, type InstalledRequest, readAnswers } from '../../preview/compare/installedAnswers';
import type { Preview } from '../../preview/registerPreview';
import type { PythonOutcome } from '../../process/pythonRun';
import { activeEnvironment } from '../../pythonExtension';
import type { ScheduleIndex } from '../../scheduleIndex';
import { readAnswerArgument } from '../answerArgument';
import { documentAt } from './chooseVersion';

const longest = 60_000;

/** What the check is made with. */
export interface CheckOptions {
  readonly index: ScheduleIndex;
  readonly preview: Pick<Preview, 'compareWith'>;
  readonly extension: Pick<vscode.Extension<unknown>, 'extensionUri' | 'extensionKind'>;
}

/** Adds the command that asks the installed libraries for the values of a document's schedules, and draws them. Nothing of the user's files is run. */
export function registerCheckInstalled({ index, preview, extension }: CheckOptions): vscode.Disposable {
  return vscode.commands.registerCommand(checkInstalledCommand, async (argument: unknown) => {
    const document = documentAt(readAnswerArgument(argument).uri);
    const refused = refusal(extension);
    if (refused !== undefined || !document) {
      void vscode.window.showWarningMessage(refused ?? vscode.l10n.t('There is no file with schedules here.'));
      return;
    }
    const documents = withSiblings(document);
    const found = await Promise.all(documents.map(async (each) => (await index.get(each)).schedules));
    const requests = installedRequests(found.flat());
    if (requests.length === 0) {
      const text = vscode.l10n.t('None of the schedules here is of a library that can be asked, with values that are all known.');
      void vscode.window.showInformationMessage(text);
      return;
    }
    const { runPython } = await import('../../process/runPython');
    const script = vscode.Uri.joinPath(extension.extensionUri, 'media', 'check', 'installed.py').fsPath;
    const interpreter = await interpreterFor(document.uri);
    const outcome = await withProgress((onCancel) =>
      runPython({ interpreter, script, input: JSON.stringify(requests), milliseconds: longest, onCancel }),
    );
    const answers = answersIn(outcome, requests, interpreter);
    if (typeof answers === 'string') void vscode.window.showErrorMessage(answers);
    if (typeof answers !== 'object') return;
    const installed = {
      documents: documents.map((each) => each.uri.toString()),
      title: vscode.l10n.t('Checked against what is installed (Python {version})', { version: answers.python }),
      compare: (schedules: readonly FoundSchedule[]) => compareInstalled(schedules, answers.answers, vscode.l10n.t),
    };
    await preview.compareWith({ kind: 'installed', installed });
  });
}

/** Why nothing can be run here. */
function refusal({ extensionKind }: CheckOptions['extension']): string | undefined {
  if (!vscode.workspace.isTrusted)
    return vscode.l10n.t('The check runs Python with the libraries of this workspace: trust the workspace first.');
  const isElsewhere = vscode.env.remoteName !== undefined && extensionKind === vscode.ExtensionKind.UI;
  return isElsewhere
    ? vscode.l10n.t('The Python of this window is on {remote}, and the extension is not: install it there.', {
        remote: vscode.env.remoteName!,
      })
    : undefined;
}

/** The interpreter of the Python extension, else that of the setting, else what the system has. */
async function interpreterFor(resource: vscode.Uri): Promise<string> {
  const chosen = (await activeEnvironment(resource, true))?.executable.uri?.fsPath;
  const { python } = readConfig(resource);
  // Python's installer for Windows has no python3.
  return chosen ?? (python !== '' ? python : isWindows() ? 'python' : 'python3');
}

const isWindows = (): boolean => vscode.Uri.file('a').fsPath.includes('\\');

/** Shows that something is running, until it ends or the user cancels it. */
const withProgress = <T>(run: (onCancel: (cancel: () => void) => void) => Promise<T>): Thenable<T> =>
  vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Asking the installed libraries for the values of the schedules'),
      cancellable: true,
    },
    (_, token) => run((cancel) => void token.onCancellationRequested(cancel)),
  );

/** The answers of a run; a sentence where there are none, and nothing where the user wanted none. */
function answersIn(
  outcome: PythonOutcome,
  requests: readonly InstalledRequest[],
  interpreter: string,
): InstalledAnswers | string | undefined {
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'noInterpreter':
      return vscode.l10n.t(
        '{interpreter} cannot be run: {reason} Choose a Python in the Python extension or in the setting weightSchedules.python.',
        {
          interpreter,
          reason: outcome.message,
        },
      );
    case 'timeout':
      return vscode.l10n.t('{interpreter} did not answer within {seconds} seconds and was stopped.', {
        interpreter,
        seconds: longest / 1000,
      });
    case 'ended': {
      const answers = readAnswers(outcome.output, requests);
      const reason = outcome.errors.trim().split('\n').at(-1) ?? '';
      return answers ?? vscode.l10n.t('{interpreter} gave no answer that can be read. {reason}', { interpreter, reason });
    }
  }
}
