import { csvFile, type Data, jsonFile, pgfplotsFile, tableText } from '../../exports/dataFiles';
import { pythonText } from '../../exports/pythonText';
import type { FoundSchedule } from '../../language/find/found';
import type { DataFormat } from '../../protocol';

/** What schedules can be written as. */
export interface TextFormat {
  /** As in "Copy as Python". */
  readonly name: string;
  readonly detail: string;
  /** Undefined for what goes to the clipboard. */
  readonly extension: string | undefined;
  readonly write: (data: Data, found: readonly FoundSchedule[]) => string;
}

/** All formats but pictures, which have colours. */
export const textFormats: Readonly<Record<DataFormat, TextFormat>> = {
  csv: {
    name: 'CSV file',
    detail: 'The steps and all digits of the weights, for spreadsheets and pandas',
    extension: 'csv',
    write: csvFile,
  },
  json: {
    name: 'JSON file',
    detail: 'The steps and all digits of the weights, for programs',
    extension: 'json',
    write: jsonFile,
  },
  pgfplots: {
    name: 'CSV for pgfplots',
    detail: 'The same with names that LaTeX takes, for \\addplot table',
    extension: 'csv',
    write: pgfplotsFile,
  },
  table: {
    name: 'Copy table',
    detail: 'The weights at each tenth of the run, to paste into a spreadsheet',
    extension: undefined,
    write: tableText,
  },
  python: {
    name: 'Copy as Python',
    detail: 'The schedules as calls with every number resolved',
    extension: undefined,
    write: (_, found) => pythonText(found),
  },
};
