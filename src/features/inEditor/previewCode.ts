import * as vscode from 'vscode';
import { previewCodeCommand, previewCommand } from '../../commands';
import { readConfig } from '../../config';
import { selector } from '../../documents';
import { allConventions, functionsReading } from '../../frameworks/frameworksFor';
import type { FoundSchedule } from '../../language/find/found';
import { placeOf, readTarget } from '../../preview/previewTarget';
import type { ScheduleIndex } from '../../scheduleIndex';
import { scheduleAt } from '../schedulesAt';
import { codeAround, codeText } from './codeFiles';

/** The documents that show a function with the values of a config. */
const scheme = 'weight-schedules-code';

const mostFunctions = 10;

/** A function in a Python file that reads the keys of the schedule with this label in a config. */
interface KeyCode {
  readonly config: string;
  readonly label: string;
  readonly code: string;
  readonly name: string;
}

/**
 * Offers the functions of the workspace that read the keys of a schedule of a config, which are the truth where it is only a reading. Each is
 * shown as a document of its own that has the values of the config, and that follows the config and the code as they are edited.
 */
export function registerPreviewCode(index: ScheduleIndex): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, KeyCode>();
  const textOf = async (wish: KeyCode) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(wish.config));
    const found = (await index.get(document)).schedules.find(({ label }) => label === wish.label);
    const list = found ? await functionsIn(index, document, found, vscode.Uri.parse(wish.code)) : [];
    const made = list.find(({ name }) => name === wish.name);
    if (!made) return { text: '', offset: 0 };
    const { name } = wish;
    const head = vscode.l10n.t('{name} of {file} with the values of {config}', {
      name,
      file: shortName(wish.code),
      config: shortName(wish.config),
    });
    return { text: `# ${head}\n${made.text}`, offset: `# ${head}\n`.length + made.offset };
  };
  const show = async (wish: KeyCode) => {
    const uri = vscode.Uri.from({ scheme, path: `/${wish.name}.py`, query: JSON.stringify(wish) });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    await vscode.commands.executeCommand(previewCommand, { uri: uri.toString(), offset: (await textOf(wish)).offset });
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const wish = JSON.parse(uri.query) as KeyCode;
        shown.set(uri.toString(), wish);
        return (await textOf(wish)).text;
      },
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const uri = document.uri.toString();
      for (const [place, { config, code }] of shown) if (uri === config || uri === code) changed.fire(vscode.Uri.parse(place));
    }),
    vscode.commands.registerCommand(previewCodeCommand, async (argument: unknown) => {
      const { document, offset = 0 } = placeOf(argument);
      const list = document ? await functionsAt(index, document, offset) : [];
      const items = list.map((wish) => ({ label: wish.name, description: shortName(wish.code), wish }));
      // A code action is about one of them.
      const [only] = items.filter(({ label }) => items.length === 1 || label === readTarget(argument)?.label);
      if (items.length === 0)
        void vscode.window.showInformationMessage(
          vscode.l10n.t('No function in this workspace was found that reads these keys at a step.'),
        );
      const chosen = only ?? (items.length > 0 ? await vscode.window.showQuickPick(items) : undefined);
      if (chosen) await show(chosen.wish);
    }),
    vscode.languages.registerCodeActionsProvider(selector, {
      async provideCodeActions(document, { start }, { triggerKind }) {
        if (triggerKind !== vscode.CodeActionTriggerKind.Invoke) return [];
        const offset = document.offsetAt(start);
        return (await functionsAt(index, document, offset)).map(({ name, code }) => {
          const title = vscode.l10n.t('Preview {name} of {file}, which reads these keys', { name, file: shortName(code) });
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.Empty);
          action.command = { title, command: previewCodeCommand, arguments: [{ uri: document.uri.toString(), offset, label: name }] };
          return action;
        });
      },
    }),
  );
}

const shortName = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));

/** The functions that read the keys of the reading at an offset, the nearest files first; none where there is no reading. */
async function functionsAt(index: ScheduleIndex, document: vscode.TextDocument, offset: number): Promise<readonly KeyCode[]> {
  const found = scheduleAt((await index.get(document)).schedules, offset);
  const list: KeyCode[] = [];
  if (found?.definition?.isReading !== true) return list;
  for (const uri of await codeAround(document.uri)) {
    const functions = await functionsIn(index, document, found, uri);
    const place = { config: document.uri.toString(), label: found.label, code: uri.toString() };
    list.push(...functions.map(({ name }) => ({ ...place, name })));
    if (list.length >= mostFunctions) break;
  }
  return list;
}

async function functionsIn(index: ScheduleIndex, document: vscode.TextDocument, found: FoundSchedule, uri: vscode.Uri) {
  const { functionNames, maxFileSize } = readConfig(uri);
  const { tree } = await index.get(document);
  const options = { functionNames, conventions: await allConventions(), bareWords: false };
  return tree ? functionsReading(tree, found, await codeText(uri, maxFileSize), options) : [];
}
