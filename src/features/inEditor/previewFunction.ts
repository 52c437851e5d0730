import * as vscode from 'vscode';
import { openDocument } from '../../documents';
import type { Answers } from '../../answers';
import { previewCommand, previewFunctionCommand } from '../../commands';
import { messageText } from '../../core/message';
import { type Askable, askableOf, askablesAt } from '../../language/find/asked/askable';
import { type Asked, askedIn, askedKey } from '../../language/find/asked/asked';
import { stepsOf } from '../../frameworks/frameworksFor';
import type { MappingNode } from '../../language/tree/tree';
import { readTarget } from '../../preview/previewTarget';
import type { ScheduleIndex } from '../../scheduleIndex';
import { scheduleAt } from '../schedulesAt';

interface Choice extends vscode.QuickPickItem {
  readonly askable: Askable;
  /** Undefined where it is to be forgotten. */
  readonly step: string | undefined;
}

/** Adds the command that shows what the cursor is in as a function of the step, or what is selected; which name is the step is asked where that is not certain. */
export function registerPreviewFunction(index: ScheduleIndex, answers: Answers): vscode.Disposable {
  return vscode.commands.registerCommand(previewFunctionCommand, async (argument: unknown) => {
    const target = readTarget(argument);
    const editor = vscode.window.activeTextEditor;
    const document = target?.offset === undefined ? editor?.document : openDocument(target.uri);
    if (!document) return;
    const selected = editor?.document === document ? editor.selection : undefined;
    const selection =
      target?.offset === undefined
        ? { from: document.offsetAt(selected!.start), to: document.offsetAt(selected!.end) }
        : { from: target.offset, to: target.offset };
    const { tree, schedules } = await index.get(document);
    const [module] = tree?.roots ?? [];
    const list = tree && module && isModule(module) ? askables(module, tree.text, selection) : [];
    const asked = askedIn(answers.of(document.uri));
    const isAsked = ({ place }: Askable) => asked.some((each) => each.place === place);
    const show = (offset: number) => vscode.commands.executeCommand(previewCommand, { uri: document.uri.toString(), offset });
    const isFound = (askable: Askable) => schedules.some(({ range }) => range.from === askable.node.range.from);
    const read = list.find((askable) => isFound(askable) && !isAsked(askable))?.node.range ?? scheduleAt(schedules, selection.from)?.range;
    if (read && !list.some(isAsked) && selection.from === selection.to) {
      await show(read.from);
      return;
    }
    const choices = (await Promise.all(list.map((askable) => choicesFor(tree!.text, askable, asked)))).flat();
    const chosen = await choose(choices);
    if (!chosen) {
      if (choices.length === 0) say(vscode.l10n.t('There is no function of a number at the cursor, and no expression is selected.'));
      return;
    }
    const { askable, step } = chosen;
    for (const each of asked) if (each.place === askable.place) answers.set(document.uri, askedKey(each), undefined);
    if (step === undefined) return;
    const wish: Asked = { place: askable.place, step };
    const found = await index.readAsked(document, wish, askable);
    const [problem] = found?.problems ?? [];
    if (!found?.definition) {
      say(problem ? messageText(problem.message, vscode.l10n.t) : vscode.l10n.t('{name} cannot be drawn.', { name: nameOf(askable) }));
      return;
    }
    answers.set(document.uri, askedKey(wish), 1);
    await show(askable.node.range.from);
  });
}

const say = (message: string): void => void vscode.window.showInformationMessage(message);

const isModule = (node: { readonly kind: string }): node is MappingNode => node.kind === 'mapping' && 'scope' in node;

/** What may be meant: the selection, else what is bound at the cursor and the functions around it, innermost first. */
function askables(module: MappingNode, text: string, selection: { readonly from: number; readonly to: number }): readonly Askable[] {
  if (selection.from < selection.to && text.slice(selection.from, selection.to).trim() !== '') {
    const chosen = askableOf(module, text, selection);
    // The name of a function stands for the function.
    const named = askablesAt(module, text, selection.from).find(({ nameRange }) => nameRange && nameRange.to >= selection.to);
    return [named ?? chosen];
  }
  return askablesAt(module, text, selection.from);
}

const nameOf = ({ place }: Askable): string => place.replace(/^= /, '');

async function choicesFor(text: string, askable: Askable, asked: readonly Asked[]): Promise<readonly Choice[]> {
  const own = asked.find(({ place }) => place === askable.place);
  const steps = await stepsOf(text, askable);
  const choices = steps.map((step): Choice => ({ label: step, description: nameOf(askable), askable, step }));
  const [chosen, others] = [choices.filter(({ step }) => step === own?.step), choices.filter(({ step }) => step !== own?.step)];
  if (!own) return choices;
  return [
    ...chosen,
    ...others,
    { label: `$(trash) ${vscode.l10n.t('No longer read it as a function of the step')}`, description: own.place, askable, step: undefined },
  ];
}

/** The only choice, or what the user picks. */
function choose(choices: readonly Choice[]): Thenable<Choice | undefined> | Choice | undefined {
  if (choices.length < 2) return choices[0];
  return vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Which of these is the step?'),
    placeHolder: vscode.l10n.t('The others have their defaults, or are asked for'),
    matchOnDescription: true,
  });
}
