import * as vscode from 'vscode';
import { previewCommand } from '../../commands';
import { onDidChangeConfig, readConfig } from '../../config';
import { messageText } from '../../core/message';
import { selector, toEditorRange } from '../../documents';
import type { ScheduleIndex } from '../../scheduleIndex';
import { shortText, verdictOf } from './shortText';

/** Writes beside schedules, and above them, what they do, where the settings want it; and lists them among the symbols of their file. */
export function registerNotes(index: ScheduleIndex): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = async (document: vscode.TextDocument, within?: vscode.Range) => {
    const { version, schedules } = await index.get(document);
    const places = version === document.version ? schedules : [];
    return places
      .filter(({ schedule }) => schedule)
      .map((found) => ({ found, range: toEditorRange(document, found.range) }))
      .filter(({ range }) => !within || within.intersection(range));
  };
  return vscode.Disposable.from(
    changed,
    onDidChangeConfig(() => changed.fire()),
    index.onDidChange(() => changed.fire()),
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      async provideInlayHints(document, within) {
        if (!readConfig(document.uri).inlayHints) return [];
        return (await shown(document, within)).map(({ found, range }) => {
          const hint = new vscode.InlayHint(range.end, messageText(shortText(found)!, vscode.l10n.t));
          hint.paddingLeft = true;
          hint.tooltip = messageText(verdictOf(found), vscode.l10n.t);
          return hint;
        });
      },
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!readConfig(document.uri).codeLens) return [];
        return (await shown(document)).map(
          ({ found, range }) =>
            new vscode.CodeLens(range, {
              title: messageText(verdictOf(found), vscode.l10n.t),
              command: previewCommand,
              arguments: [{ uri: document.uri.toString(), offset: found.range.from }],
            }),
        );
      },
    }),
    vscode.languages.registerDocumentSymbolProvider(
      selector,
      {
        async provideDocumentSymbols(document) {
          const list = await shown(document);
          // An empty list would have a heading of its own in the outline.
          if (list.length === 0) return undefined;
          return list.map(({ found, range }) => {
            const from = found.keyRange ? toEditorRange(document, found.keyRange) : range;
            const detail = messageText(shortText(found)!, vscode.l10n.t);
            return new vscode.DocumentSymbol(found.label || detail, detail, vscode.SymbolKind.Number, from.union(range), from);
          });
        },
      },
      { label: 'Weight Schedules' },
    ),
  );
}
