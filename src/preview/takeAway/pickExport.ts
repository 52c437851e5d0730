import * as vscode from 'vscode';
import type { ExportFormat, PictureColors } from '../../protocol';
import { textFormats } from './exportText';

/** A format, and the colours of a picture. */
export interface PickedExport {
  readonly format: ExportFormat | 'png';
  readonly colors: PictureColors;
}

const title = 'Export weight schedules';
const colorNames: Readonly<Record<PictureColors, string>> = { editor: 'Colours of the editor', light: 'Light', dark: 'Dark' };

/** Asks for what is not given: the format, and for pictures the colours. Undefined where the user gives up. */
export async function pickExport(given: Partial<PickedExport>): Promise<PickedExport | undefined> {
  const format = given.format ?? (await pickFormat());
  if (!format) return undefined;
  if (given.format !== undefined || (format !== 'svg' && format !== 'png')) return { format, colors: given.colors ?? 'editor' };
  const items = Object.entries(colorNames).map(([name, label]) => ({ label, colors: name as PictureColors }));
  const colors = await vscode.window.showQuickPick(items, { title, placeHolder: 'Choose the colours of the picture' });
  return colors && { format, colors: colors.colors };
}

async function pickFormat(): Promise<PickedExport['format'] | undefined> {
  const png = { label: 'PNG picture', detail: 'The chart at twice its size on the screen; opens the preview', format: 'png' as const };
  const others = Object.entries(textFormats).map(([format, { label, detail }]) => ({ label, detail, format: format as ExportFormat }));
  const items: readonly (vscode.QuickPickItem & { readonly format: ExportFormat | 'png' })[] = [others[0]!, png, ...others.slice(1)];
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Choose a format', matchOnDetail: true });
  return picked?.format;
}
