import * as vscode from 'vscode';
import { readConfig } from '../config';
import { selector } from '../documents';
import { allConventions, offeredKinds } from '../frameworks/frameworksFor';
import { languageOf } from '../language/index';
import type { ScheduleIndex } from '../scheduleIndex';
import { runAround } from './inEditor/runAround';
import { KindItem, withExample } from './kindItem';
import { isProse, placeOf } from './snippetPlace';
import { snippetText } from './snippetText';

/** What has to be typed of `schedule`, or of the name of a row, before anything is offered. */
const typed = /^s(?:c(?:h[\w-]*)?)?$/;

/**
 * Offers a schedule of each kind where its name is typed: as it has to stand there, and over the run around it. Snippets that the manifest
 * contributes know no place, and have no rows of their own names.
 */
export function registerSnippetCompletion(index: ScheduleIndex): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(selector, {
    async provideCompletionItems(document, position) {
      const word = document.getWordRangeAtPosition(position, /[\w-]+/) ?? new vscode.Range(position, position);
      const language = languageOf(document.languageId, document.uri.path);
      const before = document.getText(new vscode.Range(word.start.with({ character: 0 }), word.start));
      if (!language || !typed.test(document.getText(word)) || before.endsWith('.')) return [];
      const [from, to] = [document.offsetAt(word.start), document.offsetAt(word.end)];
      const place = placeOf(language, document.getText(), from, to);
      if (place.replace.from !== from || isProse(language, document.getText(), to)) return [];
      const { tree } = await index.get(document);
      const run = tree && runAround(tree, from, readConfig(document.uri).run, await allConventions())?.value;
      return (await offeredKinds()).map((kind, order) => {
        const item = new KindItem({ label: `schedule-${kind.name}`, description: kind.formula }, vscode.CompletionItemKind.Snippet, kind);
        item.detail = kind.formula;
        item.documentation = vscode.l10n.t(kind.summary);
        item.insertText = new vscode.SnippetString(snippetText(kind, language, place, run));
        item.range = word;
        item.sortText = `schedule-${String(order).padStart(3, '0')}`;
        return item;
      });
    },
    resolveCompletionItem: withExample,
  });
}
