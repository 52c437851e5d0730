import * as vscode from 'vscode';
import {
  compareLogCommand,
  copyPictureCommand,
  copyPythonCommand,
  copyTableCommand,
  exportCommand,
  previewCommand,
  savePngCommand,
} from '../commands';
import type { ComparisonTarget } from './compare/comparison';
import type { LogCompared } from './logs/logComparison';
import { PreviewManager } from './previewManager';
import type { PreviewServices } from './previewServices';
import type { Rendered } from './rendered';
import { previewViewType } from './previewPanel';
import { readTarget } from './previewTarget';
import { registerSources } from './sources/registerSources';
import { readExportArgument, readLogArgument } from './takeAway/commandArguments';

/** The preview as the rest of the extension sees it. */
export interface Preview extends vscode.Disposable {
  /** Shows the schedules beside something else. */
  readonly compareWith: (target: ComparisonTarget) => Promise<void>;
  /** Fires when the page has drawn what the text says. */
  readonly onDidRender: vscode.Event<Rendered>;
  /** Fires when a training log was compared with the plan. */
  readonly onDidCompareLog: vscode.Event<LogCompared>;
}

/** Adds the preview panel, its commands, and its return after a reload of the window. */
export function registerPreview(services: PreviewServices): Preview {
  const manager = new PreviewManager(services);
  const registrations = vscode.Disposable.from(
    manager,
    registerSources(manager.sources, (action) => manager.act(action)),
    vscode.commands.registerCommand(previewCommand, (argument: unknown) => manager.show(readTarget(argument))),
    vscode.commands.registerCommand(savePngCommand, () => manager.takeAway.takePicture({ format: 'png' })),
    vscode.commands.registerCommand(copyPictureCommand, () => manager.takeAway.copyPicture()),
    vscode.commands.registerCommand(exportCommand, (argument: unknown) => manager.takeAway.exportDocument(readExportArgument(argument))),
    vscode.commands.registerCommand(copyTableCommand, () => manager.takeAway.exportDocument({ format: 'table' })),
    vscode.commands.registerCommand(copyPythonCommand, () => manager.takeAway.exportDocument({ format: 'python' })),
    vscode.commands.registerCommand(compareLogCommand, (argument: unknown) => manager.logs.compare(readLogArgument(argument))),
    vscode.window.registerWebviewPanelSerializer(previewViewType, {
      deserializeWebviewPanel: (panel, state) => {
        manager.sources.restore(state);
        manager.restore(panel, readTarget(state)?.uri);
        return Promise.resolve();
      },
    }),
  );
  const compareWith = (target: ComparisonTarget) => manager.sources.compareWith(target);
  return Object.assign(registrations, { compareWith, onDidRender: manager.onDidRender, onDidCompareLog: manager.logs.onDidCompare });
}
