import type { Database, DatabaseTable } from './database';
import type { DatabaseLayout } from './databaseReader';

/** What MLflow stores for infinities: the greatest double. */
const infinity = Number.MAX_VALUE;

/** MLflow's database, `mlflow.db` where nothing else is set (mlflow 3.18.0): a row for each logged value, with `step` and `timestamp` in milliseconds. */
export const mlflowLayout: DatabaseLayout = {
  read(database, runs, after) {
    const metrics = database.table('metrics', ['key', 'value', 'timestamp', 'run_uuid', 'step']);
    return metrics && read(metrics);

    function* read({ columns, rows }: DatabaseTable): Generator<number> {
      const names = runNames(database);
      const [key, value, time, run, step, nan] = ['key', 'value', 'timestamp', 'run_uuid', 'step', 'is_nan'].map(
        (n) => columns.get(n) ?? -1,
      );
      const record = database.record();
      for (const { id: row, payload } of rows(after)) {
        record.open(payload);
        const id = record.text(run!);
        const number = record.number(value!);
        if (number !== undefined && (!names || names.has(id))) {
          const builder = runs.builder(id, names?.get(id));
          builder.startRow();
          builder.add('step', record.number(step!) ?? NaN);
          builder.add('timestamp', record.number(time!) ?? NaN);
          if (record.number(nan!) !== 1 && Math.abs(number) !== infinity) builder.add(record.text(key!), number);
        }
        yield row;
      }
    }
  },
};

/** The names of the runs that were not deleted, by their ids. */
function runNames(database: Database): ReadonlyMap<string, string> | undefined {
  const table = database.table('runs', ['run_uuid', 'name', 'lifecycle_stage']);
  if (!table) return undefined;
  const [id, name, stage] = ['run_uuid', 'name', 'lifecycle_stage'].map((column) => table.columns.get(column)!);
  const record = database.record();
  const names = new Map<string, string>();
  for (const { payload } of table.rows()) {
    record.open(payload);
    if (record.text(stage!) !== 'deleted') names.set(record.text(id!), record.text(name!) || record.text(id!));
  }
  return names;
}
