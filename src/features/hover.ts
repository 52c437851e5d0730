import * as vscode from 'vscode';
import { sparkline } from '../core/drawing/svg';
import { answerCommand, previewCommand } from '../commands';
import type { FoundSchedule } from '../language/find/found';
import type { ProbeStep } from '../probeStep';
import { usedAt } from '../language/find/usedSchedule';
import type { ScheduleIndex } from '../scheduleIndex';
import { selector, toEditorRange } from '../documents';
import { hoverMarkdown } from './hoverMarkdown';
import { scheduleAt } from './schedulesAt';

const width = 300;
const height = 80;

/** Shows a schedule's value, formula, curve and problems where the pointer or the cursor is on it. */
export function registerHover(index: ScheduleIndex, probe: ProbeStep): vscode.Disposable {
  let texts = new WeakMap<FoundSchedule, vscode.MarkdownString>();
  const textOf = (uri: vscode.Uri, found: FoundSchedule) => {
    const known = texts.get(found) ?? markdownOf(uri, found, probe.step);
    texts.set(found, known);
    return known;
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveColorTheme(() => (texts = new WeakMap())),
    probe.onDidChange(() => (texts = new WeakMap())),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const { version, schedules, tree } = await index.get(document);
        if (token.isCancellationRequested || version !== document.version) return undefined;
        const offset = document.offsetAt(position);
        const found = scheduleAt(schedules, offset);
        if (found) return new vscode.Hover(textOf(document.uri, found), hoverRange(document, found, position));
        const used = tree && usedAt(tree, schedules, offset);
        if (!used) return undefined;
        const line = document.positionAt(used.found.range.from).line + 1;
        const where = new vscode.MarkdownString(`Defined in [line ${line}](<${document.uri.toString()}#L${line}>).`);
        return new vscode.Hover([textOf(document.uri, used.found), where], toEditorRange(document, used.range));
      },
    }),
  );
}

function markdownOf(uri: vscode.Uri, found: FoundSchedule, probeStep: number | undefined): vscode.MarkdownString {
  const text = hoverMarkdown(found, {
    image: imageOf(found),
    width,
    height,
    previewLink: commandLink(previewCommand, { uri: uri.toString(), offset: found.range.from }),
    answerLink: (key) => commandLink(answerCommand, { uri: uri.toString(), key }),
    probeStep,
    translate: vscode.l10n.t,
  });
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: [previewCommand, answerCommand] };
  return markdown;
}

/** The schedule or, when the pointer is on it, its key: the hover stays open while the pointer is within. */
function hoverRange(document: vscode.TextDocument, { range, keyRange }: FoundSchedule, position: vscode.Position): vscode.Range {
  const key = keyRange && toEditorRange(document, keyRange);
  return key?.contains(position) === true ? key : toEditorRange(document, range);
}

function imageOf({ schedule }: FoundSchedule): string | undefined {
  if (!schedule) return undefined;
  const svg = sparkline(schedule, { width, height, ...inks[vscode.window.activeColorTheme.kind] });
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}

/** An image cannot read the theme's colours, so they are chosen by the kind of theme. */
const inks: Record<vscode.ColorThemeKind, { readonly stroke: string; readonly axis: string; readonly strokeWidth: number }> = {
  [vscode.ColorThemeKind.Light]: { stroke: '#1a66c9', axis: '#8a8a8a', strokeWidth: 2 },
  [vscode.ColorThemeKind.Dark]: { stroke: '#4daafc', axis: '#7f7f7f', strokeWidth: 2 },
  [vscode.ColorThemeKind.HighContrast]: { stroke: '#ffffff', axis: '#6fc3df', strokeWidth: 2.5 },
  [vscode.ColorThemeKind.HighContrastLight]: { stroke: '#000000', axis: '#0f4a85', strokeWidth: 2.5 },
};

/** A link that runs a command. A bracket in it would end the link in Markdown. */
const commandLink = (command: string, argument: object): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')}`;
