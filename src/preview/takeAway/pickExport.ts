import * as vscode from 'vscode';
import type { DataFormat } from '../../protocol';
import { textFormats } from './exportText';

/** Asks for a format of values, or for a picture; undefined where the user gives up. */
export async function pickExport(): Promise<DataFormat | 'picture' | undefined> {
  const picture = {
    label: vscode.l10n.t('Picture…'),
    detail: vscode.l10n.t('The chart as PNG, SVG, PDF or for LaTeX, in the size and the fonts of a paper; opens the preview'),
    format: 'picture' as const,
  };
  const texts = Object.entries(textFormats).map(([format, { name, detail }]) => ({
    label: vscode.l10n.t(name),
    detail: vscode.l10n.t(detail),
    format: format as DataFormat,
  }));
  const picked = await vscode.window.showQuickPick([picture, ...texts], {
    title: vscode.l10n.t('Export weight schedules'),
    placeHolder: vscode.l10n.t('Choose a format'),
    matchOnDetail: true,
  });
  return picked?.format;
}
