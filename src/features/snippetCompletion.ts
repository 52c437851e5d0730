import * as vscode from 'vscode';
import { offeredKinds } from '../frameworks/frameworksFor';
import { placeOf } from './snippetPlace';
import { snippetText } from './snippetText';

/**
 * The schedule snippets for TOML files. Contributed snippets need a language id, which VS Code itself does not have for TOML; a file name
 * is enough here.
 */
export function registerTomlCompletion(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { pattern: '**/*.toml' },
    {
      async provideCompletionItems(document, position) {
        const word = document.getWordRangeAtPosition(position, /[\w-]+/) ?? new vscode.Range(position, position);
        if (!/^(?:s(?:c(?:h.*)?)?)?$/.test(document.getText(word))) return [];
        const place = placeOf('toml', document.getText(), document.offsetAt(word.start), document.offsetAt(word.end));
        if (place.replace.from !== document.offsetAt(word.start)) return [];
        return (await offeredKinds()).map((kind) => {
          const item = new vscode.CompletionItem(`schedule-${kind.name}`, vscode.CompletionItemKind.Snippet);
          item.detail = kind.formula;
          item.documentation = vscode.l10n.t(kind.summary);
          item.insertText = new vscode.SnippetString(snippetText(kind, 'toml', place));
          item.range = word;
          return item;
        });
      },
    },
  );
}
