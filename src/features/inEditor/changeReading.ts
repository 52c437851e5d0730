import * as vscode from 'vscode';
import { changeReadingCommand } from '../../commands';
import { changedReadings } from '../../config';
import type { ChangedReading } from '../../language/find/asked/changedReading';
import type { Node, Tree } from '../../language/tree/tree';
import { shapesRead } from '../../frameworks/frameworksFor';
import { placeOf } from '../../preview/previewTarget';
import type { ScheduleIndex } from '../../scheduleIndex';
import { scheduleAt } from '../schedulesAt';

interface Choice extends vscode.QuickPickItem {
  /** What is said besides what was said before; undefined: nothing any more. */
  readonly change?: ChangedReading;
}

/** Adds the command that changes what made-up keys are read as, for the whole workspace: the shape, the unit, which key says what. */
export function registerChangeReading(index: ScheduleIndex): vscode.Disposable {
  return vscode.commands.registerCommand(changeReadingCommand, async (argument: unknown) => {
    const { document, offset } = placeOf(argument);
    if (!document || offset === undefined) return;
    const { schedules, tree } = await index.get(document);
    const found = scheduleAt(schedules, offset);
    const { all, of } = changedReadings(document.uri);
    if (found?.definition?.isReading !== true || !tree) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no made-up keys at the cursor that are read as a schedule.'));
      return;
    }
    const { label } = found;
    const chosen = await vscode.window.showQuickPick(await choices(tree, offset, of(label) !== undefined), {
      title: vscode.l10n.t('{label}: {name}', { label, name: found.definition.name }),
      placeHolder: vscode.l10n.t('What is it to be read as in this workspace?'),
      matchOnDescription: true,
    });
    if (!chosen) return;
    const others = Object.fromEntries(Object.entries(all).filter(([key]) => key !== label));
    await keep(document.uri, chosen.change ? { ...others, [label]: { ...of(label), ...chosen.change } } : others);
  });
}

async function choices(tree: Tree, offset: number, isChanged: boolean): Promise<readonly Choice[]> {
  const units = { step: vscode.l10n.t('steps'), epoch: vscode.l10n.t('epochs') } as const;
  const parts = { length: vscode.l10n.t('the length'), start: vscode.l10n.t('the start'), end: vscode.l10n.t('the end') } as const;
  return [
    ...(await shapesRead()).map((shape): Choice => ({ label: shape, description: vscode.l10n.t('shape'), change: { shape } })),
    ...(['step', 'epoch'] as const).map((unit): Choice => ({ label: units[unit], description: vscode.l10n.t('unit'), change: { unit } })),
    ...(['length', 'start', 'end'] as const).flatMap((part) =>
      tree.roots
        .flatMap((root) => keysAt(root, offset))
        .map((key): Choice => ({ label: key, description: parts[part], change: { [part]: key } })),
    ),
    { label: vscode.l10n.t('No schedule'), change: { read: false } },
    ...(isChanged ? [{ label: `$(discard) ${vscode.l10n.t('What it was read as at first')}` }] : []),
  ];
}

/** The keys with numbers of the innermost mapping around an offset. */
function keysAt(node: Node, offset: number): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap((item) => keysAt(item, offset));
  if (node.kind !== 'mapping') return [];
  const isAround = ({ key, value }: (typeof node.entries)[number]) =>
    Math.min(key?.range.from ?? value.range.from, value.range.from) <= offset && offset <= value.range.to;
  const inner = node.entries.filter(isAround).flatMap(({ value }) => keysAt(value, offset));
  if (inner.length > 0) return inner;
  const isInside = node.range.from <= offset && offset <= node.range.to;
  return isInside ? node.entries.flatMap(({ key, value }) => (key && value.kind === 'number' ? [key.text] : [])) : [];
}

async function keep(uri: vscode.Uri, readings: object): Promise<void> {
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const place = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('weightSchedules', uri).update('readings', readings, place);
}
