import * as vscode from 'vscode';
import {
  answerCommand,
  changeReadingCommand,
  chooseMetricCommand,
  chooseVersionCommand,
  compareReleaseCommand,
  copyScheduleCommand,
  copyValueCommand,
  previewCodeCommand,
  previewCommand,
  setProbeCommand,
} from '../../commands';
import { palettes } from '../../core/drawing/palette';
import { say } from '../../core/message';
import { selector, toEditorRange } from '../../documents';
import { editorPalettes } from '../../editorPalettes';
import type { ProbeStep } from '../../probeStep';
import type { FoundSchedule } from '../../language/find/found';
import { usedAt } from '../../language/find/usedSchedule';
import type { ScheduleIndex } from '../../scheduleIndex';
import type { UsedLibrary } from '../../projectVersions';
import { libraryText } from '../releases/libraryText';
import { scheduleAt } from '../schedulesAt';
import { argumentAt, type HoveredArgument, rangeOfArgument, scheduleOfArgumentAt } from './argumentAt';
import { commandLink } from './commandLink';
import { functionLink } from './functionLink';
import { hoverMarkdown } from './hoverMarkdown';
import { hoverPicture, pictureSize } from './hoverPicture';

/** Shows a schedule's verdict, values, curve, formula and problems where the pointer or the cursor is on it. */
export function registerHover(index: ScheduleIndex, probe: ProbeStep): vscode.Disposable {
  let texts = new WeakMap<FoundSchedule, Map<string, vscode.MarkdownString>>();
  const textOf = (uri: vscode.Uri, found: FoundSchedule, libraries: readonly UsedLibrary[], argument?: HoveredArgument) => {
    const known = texts.get(found) ?? new Map<string, vscode.MarkdownString>();
    texts.set(found, known);
    const key = argument?.found.name ?? '';
    const text = known.get(key) ?? markdownOf(uri, found, { libraries, probeStep: probe.step, argument });
    known.set(key, text);
    return text;
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveColorTheme(() => (texts = new WeakMap())),
    probe.onDidChange(() => (texts = new WeakMap())),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const { version, schedules, tree, libraries = [] } = await index.get(document);
        if (token.isCancellationRequested || version !== document.version) return undefined;
        const offset = document.offsetAt(position);
        const found = scheduleAt(schedules, offset);
        if (found) {
          const argument = tree && argumentAt(found, offset, tree.text);
          return new vscode.Hover(textOf(document.uri, found, libraries, argument), hoverRange(document, found, position, argument));
        }
        const beside = tree && scheduleOfArgumentAt(schedules, offset, tree.text);
        const besides = beside && argumentAt(beside, offset, tree.text);
        if (besides) {
          const range = rangeOfArgument(besides, tree.text)!;
          return new vscode.Hover(textOf(document.uri, beside, libraries, besides), toEditorRange(document, range));
        }
        const used = tree && usedAt(tree, schedules, offset);
        if (!used) return tree && functionLink(index, document, tree, offset);
        const line = document.positionAt(used.found.range.from).line + 1;
        const where = new vscode.MarkdownString(
          vscode.l10n.t('Defined in {place}.', {
            place: `[${vscode.l10n.t('line {line}', { line })}](<${document.uri.toString()}#L${line}>)`,
          }),
        );
        return new vscode.Hover([textOf(document.uri, used.found, libraries), where], toEditorRange(document, used.range));
      },
    }),
  );
}

function markdownOf(
  uri: vscode.Uri,
  found: FoundSchedule,
  {
    libraries,
    probeStep,
    argument,
  }: {
    readonly libraries: readonly UsedLibrary[];
    readonly probeStep: number | undefined;
    readonly argument: HoveredArgument | undefined;
  },
): vscode.MarkdownString {
  const palette = palettes[editorPalettes[vscode.window.activeColorTheme.kind]];
  const target = { uri: uri.toString(), offset: found.range.from };
  const library = libraries.find(({ name }) => isOf(found, name));
  const text = hoverMarkdown(found, {
    image: hoverPicture(
      found,
      palette,
      probeStep,
      argument?.variants.map(({ schedule }) => schedule),
    ),
    ...pictureSize(found.curves.length + (argument?.variants.length ?? 0)),
    links: [
      { text: say('Preview'), uri: commandLink(previewCommand, target) },
      { text: say('Copy value'), uri: commandLink(copyValueCommand, target) },
      { text: say('Copy as Python'), uri: commandLink(copyScheduleCommand, target) },
      ...(found.definition?.isReading === true
        ? [
            { text: say('Change the reading'), uri: commandLink(changeReadingCommand, target) },
            { text: say('Find the code that reads it'), uri: commandLink(previewCodeCommand, target) },
          ]
        : [{ text: say('Set probe step'), uri: commandLink(setProbeCommand, {}) }]),
      ...(found.definition?.parameters.some(({ isOfLog }) => isOfLog) === true
        ? [{ text: say('Choose its metric from a log'), uri: commandLink(chooseMetricCommand, target) }]
        : []),
    ],
    answerLink: (key) => commandLink(answerCommand, { uri: uri.toString(), key }),
    release: library && {
      text: libraryText(library),
      uri: commandLink(chooseVersionCommand, { uri: uri.toString() }),
      compareUri: commandLink(compareReleaseCommand, { uri: uri.toString() }),
    },
    probeStep,
    argument,
    translate: vscode.l10n.t,
  });
  const markdown = new vscode.MarkdownString(text, true);
  // For the table with the picture and what is folded: all that comes from the file is escaped, and VS Code lets no script through.
  markdown.supportHtml = true;
  markdown.isTrusted = {
    enabledCommands: [
      changeReadingCommand,
      chooseMetricCommand,
      previewCodeCommand,
      previewCommand,
      answerCommand,
      copyValueCommand,
      copyScheduleCommand,
      setProbeCommand,
      chooseVersionCommand,
      compareReleaseCommand,
    ],
  };
  return markdown;
}

/** Whether a schedule is of a library: its source begins with the library's name. */
const isOf = ({ definition }: FoundSchedule, library: string): boolean =>
  definition?.source.split('.')[0]?.replaceAll('_', '-').toLowerCase() === library;

/** The argument, the key or the schedule that the pointer is on: the hover stays open while the pointer is within. */
function hoverRange(
  document: vscode.TextDocument,
  { range, keyRange }: FoundSchedule,
  position: vscode.Position,
  argument: HoveredArgument | undefined,
): vscode.Range {
  const value = argument?.found.node && toEditorRange(document, argument.found.node.range);
  if (value?.contains(position)) return value;
  const key = keyRange && toEditorRange(document, keyRange);
  return key?.contains(position) === true ? key : toEditorRange(document, range);
}
