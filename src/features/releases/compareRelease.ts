import * as vscode from 'vscode';
import { compareReleaseCommand } from '../../commands';
import { compareVersions } from '../../language/releases/compareVersions';
import type { Preview } from '../../preview/registerPreview';
import type { ScheduleIndex } from '../../scheduleIndex';
import { readAnswerArgument } from '../answerArgument';
import { documentAt, librariesOf, pickLibrary, pickRelease } from './chooseVersion';
import { isBeforeAll } from './libraryText';

/** Adds the command that draws schedules as another release of their library has them. */
export function registerCompareRelease(index: ScheduleIndex, preview: Pick<Preview, 'compareWith'>): vscode.Disposable {
  return vscode.commands.registerCommand(compareReleaseCommand, async (argument: unknown) => {
    const document = documentAt(readAnswerArgument(argument).uri);
    const library = document && (await pickLibrary(await librariesOf(index, document)));
    if (!library) return;
    const title = vscode.l10n.t('Compare schedules with {library} as of', { library: library.name });
    const version = (await pickRelease(library, title, false))?.version;
    if (version === undefined) return;
    const args = { library: library.name, version: isBeforeAll(version) ? [...library.releases].sort(compareVersions)[0]! : version };
    const name = isBeforeAll(version)
      ? vscode.l10n.t('{library} release before {version}', args)
      : vscode.l10n.t('{library} {version} release', args);
    await preview.compareWith({ kind: 'release', release: { library: library.name, version, name } });
  });
}
