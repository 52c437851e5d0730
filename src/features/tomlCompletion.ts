import * as vscode from 'vscode';
import { methods } from '../core/methods/index';
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
      provideCompletionItems(document, position) {
        const word = document.getWordRangeAtPosition(position, /[\w-]+/) ?? new vscode.Range(position, position);
        if (!/^(?:s(?:c(?:h.*)?)?)?$/.test(document.getText(word))) return [];
        const place = placeOf('toml', document.getText(), document.offsetAt(word.start), document.offsetAt(word.end));
        if (place.replace.from !== document.offsetAt(word.start)) return [];
        return methods.map((method) => {
          const item = new vscode.CompletionItem(`schedule-${method.name}`, vscode.CompletionItemKind.Snippet);
          item.detail = method.formula;
          item.documentation = method.summary;
          item.insertText = new vscode.SnippetString(snippetText(method, 'toml', place));
          item.range = word;
          return item;
        });
      },
    },
  );
}
