// Stands for checkInstalled.ts on the web, where nothing can be run.
import * as vscode from 'vscode';
import { checkInstalledCommand } from '../../commands';
import { messageText } from '../../core/message';
import { webRefusal } from './askInstalled';

/** Adds the command that elsewhere asks the installed libraries: it says why it does not. */
export const registerCheckInstalled = (): vscode.Disposable =>
  vscode.commands.registerCommand(checkInstalledCommand, () => vscode.window.showWarningMessage(messageText(webRefusal, vscode.l10n.t)));
