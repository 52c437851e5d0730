import { CsvReader } from '../csvReader';
import type { LogFormat } from './logFormat';

/** Text with columns, as Lightning's CSVLogger, Keras, Ultralytics and many others write it. What is text and nothing else is taken for it. */
export const csv: LogFormat = {
  name: 'CSV',
  globs: ['**/metrics.csv', '**/results.csv', '**/progress.csv', '**/training_log.csv', '**/history.csv'],
  // Text has no zero bytes.
  recognises: ({ head }) => !head.includes(0),
  isLines: true,
  open: ({ path }, runs) => new CsvReader(runs.builder(path)),
};
