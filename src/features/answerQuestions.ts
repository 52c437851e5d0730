import * as vscode from 'vscode';
import { openDocument } from '../documents';
import type { Answers } from '../answers';
import { answerCommand } from '../commands';
import { formatExact } from '../core/format';
import { messageText } from '../core/message';
import { readAnswer } from '../core/typed/readAnswer';
import { type AskedQuestion, askedQuestions, takesAnswer } from '../language/find/questions/askedQuestions';
import { activeDocument, withSiblings } from '../notebookCells';
import type { ScheduleIndex } from '../scheduleIndex';
import { readAnswerArgument } from './answerArgument';

interface Choice extends vscode.QuickPickItem {
  readonly question: AskedQuestion;
  readonly forgets: boolean;
}

/** Adds the command that asks what texts do not say. What is said of an untitled document is forgotten with it: another one will have its name. */
export function registerAnswerQuestions(index: ScheduleIndex, answers: Answers): vscode.Disposable {
  const answer = async (argument: unknown) => {
    const { uri, key, value } = readAnswerArgument(argument);
    const document = uri ? openDocument(uri) : activeDocument();
    if (!document) return;
    if (key !== undefined && value !== undefined) {
      answers.set(document.uri, key, value ?? undefined);
      return;
    }
    const chosen = await choose(await questionsOf(index, document), key);
    if (!chosen) return;
    const said = chosen.forgets ? { value: undefined } : await ask(chosen.question);
    if (said) answers.set(document.uri, chosen.question.key, said.value);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(answerCommand, answer),
    vscode.workspace.onDidCloseTextDocument(({ isUntitled, uri }) => {
      if (isUntitled) answers.forget(uri);
    }),
  );
}

async function questionsOf(index: ScheduleIndex, document: vscode.TextDocument): Promise<readonly AskedQuestion[]> {
  const found = await Promise.all(withSiblings(document).map((each) => index.get(each)));
  return askedQuestions(found.flatMap(({ schedules }) => schedules)).filter(takesAnswer);
}

/** The question with this key, or else the one that the user picks. */
async function choose(
  questions: readonly AskedQuestion[],
  key: string | undefined,
): Promise<Pick<Choice, 'question' | 'forgets'> | undefined> {
  const asked = questions.find((question) => question.key === key);
  if (asked) return { question: asked, forgets: false };
  if (questions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is asked about the schedules of this file.'));
    return undefined;
  }
  return vscode.window.showQuickPick(questions.flatMap(choicesFor), {
    title: vscode.l10n.t('Open questions of schedules'),
    placeHolder: vscode.l10n.t('What the text does not say'),
    matchOnDescription: true,
  });
}

function choicesFor(question: AskedQuestion): readonly Choice[] {
  const { about, answer } = question;
  const text = vscode.l10n.t(question.text);
  if (answer === undefined) return [{ label: text, description: about ?? '', question, forgets: false }];
  const said = vscode.l10n.t('you said {value}', { value: formatExact(answer) });
  return [
    { label: text, description: about === undefined ? said : `${about} · ${said}`, question, forgets: false },
    { label: `$(trash) ${vscode.l10n.t('Forget the answer')}`, description: text, question, forgets: true },
  ];
}

/** What the user types: a number, or nothing, which forgets an answer; undefined where the user thinks better of it. */
async function ask({ text, parameter, answer }: AskedQuestion): Promise<{ readonly value: number | undefined } | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t(text),
    prompt: answer === undefined ? vscode.l10n.t(parameter.description) : vscode.l10n.t('Empty, the answer is forgotten.'),
    value: answer === undefined ? '' : formatExact(answer),
    validateInput: (input) => {
      const read = input.trim() === '' ? undefined : readAnswer(parameter, input);
      return typeof read === 'object' ? messageText(read, vscode.l10n.t) : undefined;
    },
  });
  if (typed === undefined) return undefined;
  const read = typed.trim() === '' ? undefined : readAnswer(parameter, typed);
  return typeof read === 'object' ? undefined : { value: read };
}
