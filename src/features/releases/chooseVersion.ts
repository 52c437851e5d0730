import * as vscode from 'vscode';
import { openDocument } from '../../documents';
import { chooseVersionCommand } from '../../commands';
import { activeDocument, withSiblings } from '../../notebookCells';
import type { ProjectVersions } from '../../projectVersions';
import type { ScheduleIndex } from '../../scheduleIndex';
import type { UsedLibrary } from '../../projectVersions';
import { readAnswerArgument } from '../answerArgument';
import { libraryText, releaseChoices } from './libraryText';

/** Adds the command that chooses the release of a library as which schedules are read. */
export function registerChooseVersion(index: ScheduleIndex, versions: ProjectVersions): vscode.Disposable {
  return vscode.commands.registerCommand(chooseVersionCommand, async (argument: unknown) => {
    const document = documentAt(readAnswerArgument(argument).uri);
    const library = document && (await pickLibrary(await librariesOf(index, document)));
    if (!library) return;
    const title = vscode.l10n.t('Read schedules of {library} as', { library: library.name });
    const chosen = await pickRelease(library, title, versions.chosen[library.name] !== undefined);
    if (chosen) versions.choose(library.name, chosen.version);
  });
}

/** The open document with a URI; the one that the user is at where there is none. */
export const documentAt = (uri: vscode.Uri | undefined): vscode.TextDocument | undefined => (uri ? openDocument(uri) : activeDocument());

/** The release that the user picks; `isChosen`: the choice can be taken back. */
export async function pickRelease(
  library: UsedLibrary,
  title: string,
  isChosen: boolean,
): Promise<{ readonly version: string | undefined } | undefined> {
  const items = releaseChoices(library, isChosen).map(({ text, version }) => ({
    label: vscode.l10n.t(text.sentence, text.args as Record<string, string>),
    picked: version === library.version,
    version,
  }));
  return vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t(...sentenceOf(library)) });
}

const sentenceOf = (library: UsedLibrary): [string, Record<string, string>] => {
  const { sentence, args } = libraryText(library);
  return [sentence, args as Record<string, string>];
};

/** The libraries of which releases differ for the schedules of a document. */
export async function librariesOf(index: ScheduleIndex, document: vscode.TextDocument): Promise<readonly UsedLibrary[]> {
  const found = await Promise.all(withSiblings(document).map((each) => index.get(each)));
  const all = found.flatMap(({ libraries = [] }) => libraries);
  return all.filter(({ name }, at) => all.findIndex((each) => each.name === name) === at);
}

/** The only library, or the one that the user picks. */
export async function pickLibrary(libraries: readonly UsedLibrary[]): Promise<UsedLibrary | undefined> {
  if (libraries.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The schedules of this file are the same in all releases that are known.'));
    return undefined;
  }
  if (libraries.length === 1) return libraries[0];
  const items = libraries.map((library) => ({ label: library.name, description: vscode.l10n.t(...sentenceOf(library)), library }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Libraries of which releases differ here') }))?.library;
}
