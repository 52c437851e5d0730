import * as vscode from 'vscode';
import { palettes } from '../core/drawing/palette';
import { sparkline } from '../core/drawing/svg';
import type { Schedule } from '../core/schedule';
import { editorPalettes } from '../editorPalettes';
import type { Kind } from '../language/find/kind';
import { exampleCurve } from './inEditor/exampleCurve';
import { escapeMarkdown } from './markdown';

/** A row of the completion list that is about a kind of schedule. */
export class KindItem extends vscode.CompletionItem {
  constructor(
    label: string | vscode.CompletionItemLabel,
    kind: vscode.CompletionItemKind,
    readonly of: Kind,
  ) {
    super(label, kind);
  }
}

/** A row with a small curve below its sentence: it is drawn for the row that is looked at only. */
export function withExample(item: vscode.CompletionItem): vscode.CompletionItem {
  const curve = item instanceof KindItem ? exampleCurve(item.of) : undefined;
  if (curve && typeof item.documentation === 'string') item.documentation = withCurve(item.documentation, curve);
  return item;
}

function withCurve(text: string, curve: Schedule): vscode.MarkdownString {
  const { curves, axis } = palettes[editorPalettes[vscode.window.activeColorTheme.kind]];
  const [width, height] = [200, 60];
  const svg = sparkline(curve, { width, height, stroke: curves[0], axis, strokeWidth: 2 });
  return new vscode.MarkdownString(
    `${escapeMarkdown(text)}\n\n![](data:image/svg+xml;base64,${btoa(svg)}|width=${width},height=${height})`,
  );
}
