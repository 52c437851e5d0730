import * as vscode from 'vscode';
import { readConfig } from '../config';
import { allConventions, offeredKinds } from '../frameworks/frameworksFor';
import { callAtCursor, type CallAtCursor } from '../language/text/callAtCursor';
import { languageOf } from '../language/index';
import { type Offer, offersAt, signatureAt } from './argumentHelp';
import { palettes } from '../core/drawing/palette';
import { sparkline } from '../core/drawing/svg';
import type { Schedule } from '../core/schedule';
import { selector } from '../documents';
import { editorPalettes } from '../editorPalettes';
import type { Kind } from '../language/find/kind';
import type { ScheduleIndex } from '../scheduleIndex';
import { exampleCurve } from './inEditor/exampleCurve';
import { runAround } from './inEditor/runAround';
import { escapeMarkdown } from './markdown';

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
        // A picture is drawn for the row that is looked at only.
        resolveCompletionItem(item) {
          const curve = item instanceof KindItem ? exampleCurve(item.of) : undefined;
          if (curve) item.documentation = withCurve(item.documentation as string, curve);
          return item;
        },
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

/** The row of a kind of schedule. */
class KindItem extends vscode.CompletionItem {
  constructor(
    label: string,
    readonly of: Kind,
  ) {
    super(label, kinds.kind);
  }
}

/** A sentence with a small curve below. */
function withCurve(text: string, curve: Schedule): vscode.MarkdownString {
  const { curves, axis } = palettes[editorPalettes[vscode.window.activeColorTheme.kind]];
  const [width, height] = [200, 60];
  const svg = sparkline(curve, { width, height, stroke: curves[0], axis, strokeWidth: 2 });
  return new vscode.MarkdownString(
    `${escapeMarkdown(text)}\n\n![](data:image/svg+xml;base64,${btoa(svg)}|width=${width},height=${height})`,
  );
}

function toItem({ kind, label, detail, documentation, text, of }: Offer, index: number, range: vscode.Range): vscode.CompletionItem {
  const item = of ? new KindItem(label, of) : new vscode.CompletionItem(label, kinds[kind]);
  item.detail = detail;
  item.documentation = documentation;
  item.insertText = text;
  item.filterText = label;
  item.sortText = String(index).padStart(3, '0');
  item.range = range;
  return item;
}
