import * as vscode from 'vscode';
import type { PictureColors } from '../../protocol';
import type { LogFile } from '../logs/openLog';
import { textFormats } from './exportText';
import { pictureFiles } from './pictureFiles';
import type { ExportArgument } from './takeAway';

/** What a keybinding or another extension passes to the export command; what does not fit is as if it was not given. */
export function readExportArgument(argument: unknown): ExportArgument {
  const { format, colors, target } = fieldsOf<ExportArgument>(argument);
  const isFormat = (value: unknown): value is NonNullable<ExportArgument['format']> =>
    typeof value === 'string' && Object.hasOwn({ ...pictureFiles, ...textFormats }, value);
  const known = (['editor', 'light', 'dark'] satisfies PictureColors[]).find((name) => name === colors);
  return {
    ...(isFormat(format) && { format }),
    ...(known && { colors: known }),
    ...((typeof target === 'string' || target instanceof vscode.Uri) && { target }),
  };
}

/** The log that a keybinding or another extension passes to the comparing command. */
export function readLogArgument(argument: unknown): LogFile | undefined {
  const { log } = fieldsOf<{ readonly log: unknown }>(argument);
  if (typeof log === 'string') return { uri: vscode.Uri.parse(log) };
  return log instanceof vscode.Uri ? { uri: log } : undefined;
}

function fieldsOf<T>(argument: unknown): Partial<Record<keyof T, unknown>> {
  return typeof argument === 'object' && argument ? argument : {};
}
