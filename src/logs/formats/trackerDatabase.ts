import { DatabaseReader } from '../sqlite/databaseReader';
import { mlflowLayout } from '../sqlite/mlflowLayout';
import { isDatabase } from '../sqlite/pages';
import { trackioLayout } from '../sqlite/trackioLayout';
import type { LogFormat } from './logFormat';

const layouts = [mlflowLayout, trackioLayout];

/** The SQLite databases of MLflow and trackio, which have many runs each. */
export const trackerDatabase: LogFormat = {
  name: 'database of MLflow or trackio',
  globs: ['**/mlflow.db', '**/trackio/*.db'],
  recognises: ({ head }) => isDatabase(head),
  open: (_, runs) => new DatabaseReader(layouts, runs),
  changes: 'database',
};
