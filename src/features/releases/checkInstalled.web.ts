// Stands for checkInstalled.ts on the web, where nothing can be run.
import * as vscode from 'vscode';
import { checkInstalledCommand } from '../../commands';

/** Adds the command that elsewhere asks the installed libraries: it says why it does not. */
export const registerCheckInstalled = (): vscode.Disposable =>
  vscode.commands.registerCommand(checkInstalledCommand, () =>
    vscode.window.showWarningMessage(
      vscode.l10n.t('The check runs Python, which the web has not: open the folder on a computer or in a remote window.'),
    ),
  );
