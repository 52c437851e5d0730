import * as vscode from 'vscode';
import { formatStep } from '../../core/format';
import type { LogColumn } from '../../logs/table/logColumn';
import type { Curve } from '../model/curves';
import type { LogPairs } from './logPairs';

interface ColumnItem extends vscode.QuickPickItem {
  readonly column: LogColumn | undefined;
}

const title = () => vscode.l10n.t('Compare with a training log');

/** Asks which column belongs to a schedule, where names do not say it; of several schedules, it asks for one first. */
export async function chooseFirstPair(pairs: LogPairs, curves: readonly Curve[]): Promise<void> {
  const curve = curves.length === 1 ? curves[0] : await pickCurve(curves);
  if (curve) await chooseValue(pairs, curve);
}

/** Lets the user change which columns are read. */
export async function changeColumns(pairs: LogPairs, curves: readonly Curve[]): Promise<void> {
  const items = [
    ...curves.map((curve) => ({ label: curve.label, description: pairs.columnOf(curve.id)?.name ?? vscode.l10n.t('not compared'), curve })),
    { label: vscode.l10n.t('Steps'), description: pairs.step?.name ?? vscode.l10n.t('the rows, counted'), curve: undefined },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Choose what to read from another column'),
    matchOnDescription: true,
  });
  if (!picked) return;
  if (picked.curve) await chooseValue(pairs, picked.curve);
  else await chooseStep(pairs);
}

async function pickCurve(curves: readonly Curve[]): Promise<Curve | undefined> {
  const items = curves.map((curve) => ({ label: curve.label, description: curve.description, curve }));
  return (
    await vscode.window.showQuickPick(items, {
      title: title(),
      placeHolder: vscode.l10n.t('No column has the name of a schedule: which schedule was logged?'),
    })
  )?.curve;
}

async function chooseValue(pairs: LogPairs, { id, label }: Curve): Promise<void> {
  const none = { label: vscode.l10n.t('None'), description: vscode.l10n.t('Do not compare this schedule'), column: undefined };
  const items: readonly ColumnItem[] = [...pairs.valueChoices.map(columnItem), none];
  const picked = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Choose the column with the values of {label}', { label }),
  });
  if (picked) pairs.chooseValue(id, picked.column);
}

async function chooseStep(pairs: LogPairs): Promise<void> {
  const none = { label: vscode.l10n.t('None'), description: vscode.l10n.t('Count the rows'), column: undefined };
  const items: readonly ColumnItem[] = [...pairs.stepChoices.map(columnItem), none];
  const picked = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Choose the column with the steps'),
  });
  if (picked) pairs.chooseStep(picked.column);
}

/** A column as an item of a list. */
export function columnItem(column: LogColumn): ColumnItem & { readonly column: LogColumn } {
  const { name, values } = column;
  return {
    label: name,
    description: vscode.l10n.t('{count} values, {first} to {last}', {
      count: formatStep(values.length),
      first: values.at(0) ?? '',
      last: values.at(-1) ?? '',
    }),
    column,
  };
}
