import * as vscode from 'vscode';
import { readConfig } from '../config';
import { allConventions, offeredKinds } from '../frameworks/frameworksFor';
import { callAtCursor, type CallAtCursor } from '../language/text/callAtCursor';
import { languageOf } from '../language/index';
import { type Offer, offersAt, signatureAt } from './argumentHelp';
import { selector } from '../documents';
import type { ScheduleIndex } from '../scheduleIndex';
import { runAround } from './inEditor/runAround';
import { KindItem, withExample } from './kindItem';

/** Offers methods, parameters and choices within a schedule call, and shows its signature. */
export function registerCompletion(index: ScheduleIndex): vscode.Disposable {
  const runAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    const { tree } = await index.get(document);
    return tree && runAround(tree, document.offsetAt(position), readConfig(document.uri).run, await allConventions());
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        async provideCompletionItems(document, position) {
          const call = callAt(document, position);
          if (!call) return undefined;
          const language = languageOf(document.languageId, document.uri.path) ?? 'python';
          const typed = /[\w-]*$/.exec(call.typed)![0].length;
          const range = new vscode.Range(position.translate(0, -typed), position);
          return offersAt(call, language, await offeredKinds(), vscode.l10n.t, (await runAt(document, position))?.value).map(
            (offer, place) => toItem(offer, place, range),
          );
        },
        resolveCompletionItem: withExample,
      },
      '(',
      ',',
      "'",
      '"',
      '=',
    ),
    vscode.languages.registerSignatureHelpProvider(
      selector,
      {
        async provideSignatureHelp(document, position) {
          const call = callAt(document, position);
          if (!call) return undefined;
          const { label, documentation, parameters, active } = signatureAt(
            call,
            await offeredKinds(),
            vscode.l10n.t,
            await runAt(document, position),
          );
          const signature = new vscode.SignatureInformation(label, documentation);
          signature.parameters = parameters.map((parameter) => new vscode.ParameterInformation(parameter.label, parameter.documentation));
          const help = new vscode.SignatureHelp();
          return Object.assign(help, { signatures: [signature], activeSignature: 0, activeParameter: active });
        },
      },
      { triggerCharacters: ['('], retriggerCharacters: [',', '='] },
    ),
  );
}

/** How many lines back a call may begin. */
const reach = 20;

function callAt(document: vscode.TextDocument, position: vscode.Position): CallAtCursor | undefined {
  if (/^\s*(?:#|\/\/)/.test(document.lineAt(position).text)) return undefined;
  const start = new vscode.Position(Math.max(0, position.line - reach), 0);
  const text = document.getText(new vscode.Range(start, position));
  return callAtCursor(text, text.length, readConfig(document.uri).functionNames);
}

const kinds = {
  kind: vscode.CompletionItemKind.EnumMember,
  parameter: vscode.CompletionItemKind.Property,
  choice: vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Value,
} as const;

function toItem({ kind, label, detail, documentation, text, of }: Offer, index: number, range: vscode.Range): vscode.CompletionItem {
  const item = of ? new KindItem(label, kinds.kind, of) : new vscode.CompletionItem(label, kinds[kind]);
  item.detail = detail;
  item.documentation = documentation;
  item.insertText = text;
  item.filterText = label;
  item.sortText = String(index).padStart(3, '0');
  item.range = range;
  return item;
}
