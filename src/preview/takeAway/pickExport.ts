import * as vscode from 'vscode';
import { pictureColors, type DataFormat, type PictureColors, type PictureFormat } from '../../protocol';
import { textFormats } from './exportText';
import { pictureFiles } from './pictureFiles';

/** A format, and the colours of a picture. */
export interface PickedExport {
  readonly format: DataFormat | PictureFormat;
  readonly colors: PictureColors;
}

const title = () => vscode.l10n.t('Export weight schedules');

/** Asks for what is not given: the format, and for pictures the colours. Undefined where the user gives up. */
export async function pickExport(given: Partial<PickedExport>): Promise<PickedExport | undefined> {
  const format = given.format ?? (await pickFormat());
  if (!format) return undefined;
  if (given.format !== undefined || !(format in pictureFiles)) return { format, colors: given.colors ?? 'editor' };
  const items = Object.entries(pictureColors).map(([name, label]) => ({ label: vscode.l10n.t(label), colors: name as PictureColors }));
  const colors = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Choose the colours of the picture'),
  });
  return colors && { format, colors: colors.colors };
}

async function pickFormat(): Promise<PickedExport['format'] | undefined> {
  const items = [...Object.entries(pictureFiles), ...Object.entries(textFormats)].map(([format, { name, detail }]) => ({
    label: vscode.l10n.t(name),
    detail: vscode.l10n.t(detail),
    format: format as PickedExport['format'],
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: title(),
    placeHolder: vscode.l10n.t('Choose a format'),
    matchOnDetail: true,
  });
  return picked?.format;
}
