import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FollowedLogs } from '../../../src/logs/followedLogs';
import type { LogRun } from '../../../src/logs/logRuns';

// The files were written by the trackers themselves, and what is in them was read by them: see test/reference/logs.
const folder = join('test', 'fixtures', 'logs');
type Columns = Readonly<Record<string, readonly (readonly [step: number, value: number])[]>>;
type Runs = Readonly<Record<string, Columns>>;

const expectedIn = (tracker: string): unknown => JSON.parse(readFileSync(join(folder, tracker, 'expected.json'), 'utf8'));
const unpacked = (...path: readonly string[]) => new Uint8Array(gunzipSync(readFileSync(join(folder, ...path))));

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly wal?: Uint8Array;
}

function runsOf(...files: readonly File[]): readonly LogRun[] {
  const logs = new FollowedLogs();
  for (const { path, bytes, wal } of files) {
    const work = logs.read(path, bytes, 0, wal);
    while (!work.next().done);
  }
  logs.end();
  return logs.runs.all;
}

/** The values of a run's columns at its steps, in the order of rows; those that only say when it was are left out. */
function columnsOf({ table }: LogRun, stepName = 'step', others: readonly string[] = []): Columns {
  const step = table.columns.find(({ name }) => name === stepName)!;
  const steps = new Map([...step.rows].map((row, i) => [row, step.values.at(i)!]));
  const left = table.columns.filter(({ name }) => name !== stepName && !others.includes(name));
  return Object.fromEntries(
    left.map(({ name, rows, values }) => [name, [...rows].map((row, i) => [steps.get(row)!, values.at(i)!] as const)]),
  );
}

describe('event files of TensorBoard', () => {
  for (const [writer, columns] of Object.entries(expectedIn('tensorboard') as Runs)) {
    it(`are read as TensorBoard reads them, from ${writer}`, () => {
      const [run, ...others] = runsOf({ path: `runs/${writer}/events.out.tfevents.0`, bytes: unpacked('tensorboard', `${writer}.gz`) });
      assert.deepEqual([run!.name, others.length, run!.table.unreadable], [`runs/${writer}`, 0, 0]);
      // A tag all of whose values are NaN has no column.
      const expected = Object.fromEntries(Object.entries(columns).filter(([, points]) => points.length > 0));
      assert.deepEqual(columnsOf(run!, 'step', ['wall_time']), expected);
    });
  }
});

describe('runs of Weights & Biases', () => {
  it('are read from their record files', () => {
    const runs = runsOf({ path: 'wandb/offline-run-1/run-run4test.wandb', bytes: unpacked('wandb', 'run-run4test.wandb.gz') });
    assert.deepEqual(
      runs.map(({ name, table }) => [name, table.unreadable]),
      [['run4test', 0]],
    );
    const { _step: steps, ...expected } = (expectedIn('wandb') as Runs).run4test!;
    assert.deepEqual(columnsOf(runs[0]!, '_step'), expected);
    assert.equal(steps!.length, runs[0]!.table.rowCount);
  });
});

describe('MLflow', () => {
  const expected = expectedIn('mlflow') as Record<'database' | 'folder', Runs>;
  const sorted = (columns: Columns) =>
    Object.fromEntries(Object.entries(columns).map(([name, points]) => [name, points.toSorted(([a, x], [b, y]) => a - b || x - y)]));

  it('has its database read, without the runs that were deleted', () => {
    const runs = runsOf({ path: 'mlflow.db', bytes: unpacked('mlflow', 'mlflow.db.gz') });
    assert.deepEqual(
      runs.map(({ name }) => name),
      ['first', 'second'],
    );
    assert.deepEqual(Object.fromEntries(runs.map((run) => [run.id, sorted(columnsOf(run, 'step', ['timestamp']))])), expected.database);
  });

  it('has its folder of metrics read as runs', () => {
    const root = join(folder, 'mlflow');
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const metrics = files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => path.includes('metrics'));
    const runs = runsOf(...metrics.map((path) => ({ path: path.replaceAll('\\', '/'), bytes: new Uint8Array(readFileSync(path)) })));
    assert.deepEqual(Object.fromEntries(runs.map((run) => [run.name, sorted(columnsOf(run, 'step', ['timestamp']))])), expected.folder);
  });
});

describe('databases of trackio', () => {
  const expected = expectedIn('trackio') as Record<'running' | 'finished', Runs>;

  it('are read with what is only in the write-ahead log while the run goes on', () => {
    const bytes = unpacked('trackio', 'running-weights.db.gz');
    const wal = unpacked('trackio', 'running-weights.db-wal.gz');
    const runs = runsOf({ path: 'weights.db', bytes, wal });
    assert.deepEqual(Object.fromEntries(runs.map((run) => [run.name, columnsOf(run)])), expected.running);
    const [, ...others] = runsOf({ path: 'weights.db', bytes });
    assert.deepEqual(others, []);
  });

  it('are read when the run has ended', () => {
    const runs = runsOf({ path: 'weights.db', bytes: unpacked('trackio', 'finished-weights.db.gz') });
    assert.deepEqual(Object.fromEntries(runs.map((run) => [run.name, columnsOf(run)])), expected.finished);
  });
});
