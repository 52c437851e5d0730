import * as vscode from 'vscode';
import type { FoundSchedule } from '../../language/find/found';
import { keyOf } from '../../language/find/questions/questionOf';
import { activeDocument } from '../../notebookCells';
import { stepColumns } from '../../logs/logColumns';
import type { LogColumn } from '../../logs/table/logColumn';
import type { PreviewServices } from '../previewServices';
import { placeOf } from '../previewTarget';
import { readLogArgument } from '../takeAway/commandArguments';
import { columnItem } from './chooseColumns';
import { openLog, pickLog } from './openLog';

/** So many values are kept, since they lie in the state of the workspace. */
const mostValues = 10_000;

/** Lets the user choose the column of a training log that a schedule depends on, or forget it. */
export async function chooseMetric({ provider, answers }: PreviewServices, argument: unknown): Promise<void> {
  const { document = activeDocument(), offset } = placeOf(argument);
  const schedules = document ? (await provider.get(document)).schedules : [];
  const found = await pickSchedule(schedules, offset);
  if (!document || !found) return;
  const { key } = found;
  const file = readLogArgument(argument) ?? (await pickLog(document.uri));
  const log = file && (await openLog(file));
  if (!log) return;
  const values = await pickValues(log.table.columns, stepColumns(log.table), found.isSaid);
  if (values === undefined) return;
  if (values === 'forget' || values.length <= mostValues) answers.set(document.uri, key, values === 'forget' ? undefined : values);
  else {
    const most = mostValues.toLocaleString();
    void vscode.window.showErrorMessage(vscode.l10n.t('The column has more than {most} values: a metric has one for each call.', { most }));
  }
}

/** A schedule that depends on a metric, and the key under which that is kept. */
interface OfMetric {
  readonly found: FoundSchedule;
  readonly key: string;
  readonly isSaid: boolean;
}

function ofMetrics(found: FoundSchedule): readonly OfMetric[] {
  const parameter = found.definition?.parameters.find(({ isOfLog }) => isOfLog === true);
  if (!parameter) return found.parts.flatMap(ofMetrics);
  const isSaid = found.parameters.some(({ name }) => name === parameter.name);
  return [{ found, key: keyOf(found.label, parameter), isSaid }];
}

/** The schedule at an offset, the only one that there is, or the one that the user picks. */
async function pickSchedule(schedules: readonly FoundSchedule[], offset: number | undefined): Promise<OfMetric | undefined> {
  const all = schedules.flatMap(ofMetrics);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No schedule of this file depends on a metric.'));
    return undefined;
  }
  const at = all.find(({ found: { range, keyRange } }) =>
    [range, keyRange].some((each) => each && offset !== undefined && each.from <= offset && offset <= each.to),
  );
  if (at || all.length === 1) return at ?? all[0];
  const items = all.map((each) => ({ label: each.found.label, description: each.found.definition!.name, each }));
  const placeHolder = vscode.l10n.t('Choose the schedule that depends on a metric');
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.each;
}

const title = () => vscode.l10n.t('The metric of a schedule');

async function pickValues(
  columns: readonly LogColumn[],
  steps: readonly LogColumn[],
  isSaid: boolean,
): Promise<readonly number[] | 'forget' | undefined> {
  const items = [
    ...columns.filter((column) => !steps.includes(column)).map(columnItem),
    ...(isSaid ? [{ label: `$(discard) ${vscode.l10n.t('A metric that stays as it is')}`, column: 'forget' as const }] : []),
  ];
  const placeHolder = vscode.l10n.t('Choose the column of the metric: each of its values is a call of the schedule');
  const picked = await vscode.window.showQuickPick(items, { title: title(), placeHolder });
  return picked?.column === 'forget' ? 'forget' : picked?.column && [...picked.column.values];
}
