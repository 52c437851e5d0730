import * as vscode from 'vscode';
import * as commands from '../../commands';
import type { ViewAction } from '../../protocol';
import type { Sources } from './sources';

/** Adds the commands that choose what the preview shows and compares; `act` does what is about the page's own view. */
export function registerSources(sources: Sources, act: (action: ViewAction) => Promise<void>): vscode.Disposable {
  const actions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    [commands.addToPreviewCommand]: (argument) => sources.add(argument instanceof vscode.Uri ? argument : undefined),
    [commands.removeAddedCommand]: () => sources.added.clear(),
    [commands.lockPreviewCommand]: () => sources.lock(),
    [commands.showAllCommand]: () => act('all'),
    [commands.showAtCursorCommand]: () => act('cursor'),
    [commands.resetZoomCommand]: () => act('resetZoom'),
    [commands.showPinnedCommand]: () => act('pinned'),
    [commands.pinScheduleCommand]: () => act('pin'),
    [commands.soloScheduleCommand]: () => act('solo'),
    [commands.changeParametersCommand]: () => act('changeParameters'),
    [commands.compareSavedCommand]: () => sources.compare('saved'),
    [commands.compareHeadCommand]: () => sources.compare('head'),
    [commands.compareFileCommand]: () => sources.compare('file'),
    [commands.compareBaseCommand]: () => sources.compare('base'),
    [commands.stopComparingCommand]: () => sources.compare(undefined),
  };
  return vscode.Disposable.from(...Object.entries(actions).map(([id, action]) => vscode.commands.registerCommand(id, action)));
}
