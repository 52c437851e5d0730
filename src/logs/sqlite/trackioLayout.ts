import { EntryReader } from '../json/entryReader';
import type { DatabaseTable } from './database';
import type { DatabaseLayout } from './databaseReader';

/** Trackio's database, `PROJECT.db` (trackio 0.43.0): a row for each log call, with its values as JSON. Its `step` is the call's, not always the training's. */
export const trackioLayout: DatabaseLayout = {
  read(database, runs, after) {
    const metrics = database.table('metrics', ['run_name', 'step', 'metrics']);
    return metrics && read(metrics);

    function* read({ columns, rows }: DatabaseTable): Generator<number> {
      const [id, name, step, values] = ['run_id', 'run_name', 'step', 'metrics'].map((column) => columns.get(column) ?? -1);
      const readers = new Map<string, EntryReader>();
      const record = database.record();
      for (const { id: number, payload } of rows(after)) {
        record.open(payload);
        const run = record.text(id!) || record.text(name!);
        const builder = runs.builder(run, record.text(name!));
        let reader = readers.get(run);
        if (!reader) readers.set(run, (reader = new EntryReader(builder)));
        const isRead = reader.read(record.bytes(values!), 0) >= 0;
        const row = builder.startRow();
        builder.add('step', record.number(step!) ?? NaN);
        // A step that was logged as a value counts more than that of the call.
        if (isRead) reader.commit(row);
        else builder.unreadable++;
        yield number;
      }
    }
  },
};
