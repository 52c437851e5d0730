import * as vscode from 'vscode';
import * as commands from '../commands';
import type { previewCommands } from './previewCommands';
import { chooseMetric } from './logs/chooseMetric';
import { PreviewManager } from './previewManager';
import type { PreviewServices } from './previewServices';
import { readTarget } from './previewTarget';
import { readExportArgument, readLogArgument } from './takeAway/commandArguments';

/** What each command of the preview does with its arguments. */
export type PreviewActions = Readonly<Record<(typeof previewCommands)[number], (argument: unknown, more: unknown) => unknown>>;

/** Makes the preview, with what its commands do. This part of the extension is loaded when the preview is first asked for. */
export function createPreview(services: PreviewServices): { readonly manager: PreviewManager; readonly actions: PreviewActions } {
  const manager = new PreviewManager(services);
  const { sources, takeAway, logs } = manager;
  const actions: PreviewActions = {
    [commands.previewCommand]: (argument) => manager.show(readTarget(argument)),
    [commands.previewFilesCommand]: async (clicked, selected) => {
      const uris = (Array.isArray(selected) ? selected : [clicked]).filter((uri) => uri instanceof vscode.Uri);
      await manager.show(readTarget(uris[0]));
      for (const uri of uris.slice(1)) await sources.add(uri);
    },
    [commands.savePngCommand]: () => takeAway.takePicture({ format: 'png' }),
    [commands.copyPictureCommand]: () => takeAway.copyPicture(),
    [commands.exportCommand]: (argument) => takeAway.exportDocument(readExportArgument(argument)),
    [commands.copyTableCommand]: () => takeAway.exportDocument({ format: 'table' }),
    [commands.copyPythonCommand]: () => takeAway.exportDocument({ format: 'python' }),
    [commands.compareLogCommand]: (argument) => logs.compare(readLogArgument(argument)),
    [commands.chooseMetricCommand]: (argument) => chooseMetric(services, argument),
    [commands.addToPreviewCommand]: (argument) => sources.add(argument instanceof vscode.Uri ? argument : undefined),
    [commands.removeAddedCommand]: () => sources.added.clear(),
    [commands.lockPreviewCommand]: () => sources.lock(),
    [commands.showAllCommand]: () => manager.act('all'),
    [commands.showAtCursorCommand]: () => manager.act('cursor'),
    [commands.resetZoomCommand]: () => manager.act('resetZoom'),
    [commands.showPinnedCommand]: () => manager.act('pinned'),
    [commands.pinScheduleCommand]: () => manager.act('pin'),
    [commands.soloScheduleCommand]: () => manager.act('solo'),
    [commands.changeParametersCommand]: () => manager.act('changeParameters'),
    [commands.compareSavedCommand]: () => sources.compare('saved'),
    [commands.compareHeadCommand]: () => sources.compare('head'),
    [commands.compareFileCommand]: () => sources.compare('file'),
    [commands.compareBaseCommand]: () => sources.compare('base'),
    [commands.stopComparingCommand]: () => sources.compare(undefined),
  };
  return { manager, actions };
}
