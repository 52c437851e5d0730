import * as vscode from 'vscode';
import { previewFunctionCommand } from '../../commands';
import { toEditorRange } from '../../documents';
import { askablesAt } from '../../language/find/asked/askable';
import type { Tree } from '../../language/tree/tree';
import { stepsOf } from '../../frameworks/frameworksFor';
import type { ScheduleIndex } from '../../scheduleIndex';
import { commandLink } from './commandLink';

/** A link that previews a function of numbers, where the pointer is on the name of one that is nothing else; undefined elsewhere. */
export async function functionLink(
  index: Pick<ScheduleIndex, 'readAsked'>,
  document: vscode.TextDocument,
  tree: Tree,
  offset: number,
): Promise<vscode.Hover | undefined> {
  const [module] = tree.roots;
  if (module?.kind !== 'mapping' || module.scope !== true) return undefined;
  const askable = askablesAt(module, tree.text, offset).find(
    ({ kind, nameRange }) => kind !== 'expression' && nameRange && nameRange.from <= offset && offset <= nameRange.to,
  );
  const [step] = askable ? await stepsOf(tree.text, askable) : [];
  if (!askable || step === undefined) return undefined;
  const schedule = (await index.readAsked(document, { place: askable.place, step }, askable))?.schedule;
  if (!schedule || new Set(trials.map(schedule.at)).size < 2) return undefined;
  const link = commandLink(previewFunctionCommand, { uri: document.uri.toString(), offset });
  const text = new vscode.MarkdownString(`[${vscode.l10n.t('Preview as a function of the step')}](${link})`);
  text.isTrusted = { enabledCommands: [previewFunctionCommand] };
  return new vscode.Hover(text, toEditorRange(document, askable.nameRange!));
}

const trials = [0, 1, 2, 7, 10, 50, 100, 1_000, 10_000];
