import { csvFile, jsonFile, tableText } from '../../exports/dataFiles';
import type { Picture } from '../../exports/picture';
import { pythonText } from '../../exports/pythonText';
import { svgPicture } from '../../exports/svgPicture';
import type { FoundSchedule } from '../../language/found';
import type { ExportFormat } from '../../protocol';
import type { FileKind } from './saveFile';

/** What schedules can be written as. */
export interface TextFormat {
  /** As in "Save as SVG" and "Copy as Python". */
  readonly label: string;
  readonly detail: string;
  /** Undefined for what goes to the clipboard. */
  readonly file: FileKind | undefined;
  readonly write: (picture: Picture, found: readonly FoundSchedule[]) => string;
}

/** All formats but PNG, which takes a canvas. */
export const textFormats: Readonly<Record<ExportFormat, TextFormat>> = {
  svg: {
    label: 'SVG picture',
    detail: 'The chart with its axes and legend, sharp at any size',
    file: { name: 'SVG picture', extension: 'svg' },
    write: svgPicture,
  },
  csv: {
    label: 'CSV file',
    detail: 'The steps and all digits of the weights, for spreadsheets and pandas',
    file: { name: 'CSV file', extension: 'csv' },
    write: csvFile,
  },
  json: {
    label: 'JSON file',
    detail: 'The steps and all digits of the weights, for programs',
    file: { name: 'JSON file', extension: 'json' },
    write: jsonFile,
  },
  table: {
    label: 'Copy table',
    detail: 'The weights at each tenth of the run, to paste into a spreadsheet',
    file: undefined,
    write: tableText,
  },
  python: {
    label: 'Copy as Python',
    detail: 'The schedules as calls with every number resolved',
    file: undefined,
    write: (_, found) => pythonText(found),
  },
};
