import * as vscode from 'vscode';
import { checkInstalledCommand } from '../../commands';
import { readConfig } from '../../config';
import { messageText } from '../../core/message';
import type { FoundSchedule } from '../../language/find/found';
import { withSiblings } from '../../notebookCells';
import type { Preview } from '../../preview/registerPreview';
import { activeEnvironment } from '../../pythonExtension';
import type { ScheduleIndex } from '../../scheduleIndex';
import { readAnswerArgument } from '../answerArgument';
import { askInstalled, refusalIn } from './askInstalled';
import { documentAt } from './chooseVersion';

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
    const refused = refusalIn({
      isTrusted: vscode.workspace.isTrusted,
      remoteName: vscode.env.remoteName,
      isLocal: extension.extensionKind === vscode.ExtensionKind.UI,
    });
    if (refused || !document) {
      const text = refused ? messageText(refused, vscode.l10n.t) : vscode.l10n.t('There is no file with schedules here.');
      void vscode.window.showWarningMessage(text);
      return;
    }
    const documents = withSiblings(document);
    const found = await Promise.all(documents.map(async (each) => (await index.get(each)).schedules));
    const { compareInstalled, installedRequests } = await import('../../preview/compare/installed');
    const requests = installedRequests(found.flat());
    if (requests.length === 0) {
      const text = vscode.l10n.t('None of the schedules here is of a library that can be asked, with values that are all known.');
      void vscode.window.showInformationMessage(text);
      return;
    }
    const { runPython } = await import('../../process/runPython');
    const script = vscode.Uri.joinPath(extension.extensionUri, 'media', 'check', 'installed.py').fsPath;
    const interpreter = await interpreterFor(document.uri);
    const outcome = await withProgress((onCancel) => askInstalled(runPython, { requests, interpreter, script, onCancel }));
    if (outcome.kind === 'failed') void vscode.window.showErrorMessage(messageText(outcome.reason, vscode.l10n.t));
    if (outcome.kind !== 'answered') return;
    const { python, answers } = outcome.installed;
    const installed = {
      documents: documents.map((each) => each.uri.toString()),
      title: vscode.l10n.t('Checked against what is installed (Python {version})', { version: python }),
      compare: (schedules: readonly FoundSchedule[]) => compareInstalled(schedules, answers, vscode.l10n.t),
    };
    await preview.compareWith({ kind: 'installed', installed });
  });
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
