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

/** The curve of a kind as the icon of a row in a list; undefined where it has none. */
export function exampleIcon(kind: Kind): vscode.Uri | undefined {
  const curve = exampleCurve(kind);
  return curve && vscode.Uri.parse(pictureOf(curve, 16, 16, 1.5));
}

function withCurve(text: string, curve: Schedule): vscode.MarkdownString {
  const [width, height] = [200, 60];
  const picture = pictureOf(curve, width, height, 2);
  return new vscode.MarkdownString(`${escapeMarkdown(text)}\n\n![](${picture}|width=${width},height=${height})`);
}

/** A small curve in the colours of the theme, as the address of a picture. */
function pictureOf(curve: Schedule, width: number, height: number, strokeWidth: number): string {
  const { curves, axis } = palettes[editorPalettes[vscode.window.activeColorTheme.kind]];
  const svg = sparkline(curve, { width, height, stroke: curves[0], axis, strokeWidth });
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
