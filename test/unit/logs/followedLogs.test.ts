import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { FollowedLogs } from '../../../src/logs/followedLogs';
import type { LogTable } from '../../../src/logs/logTable';

const fixture = (...path: readonly string[]) => {
  const bytes = readFileSync(join('test', 'fixtures', 'logs', ...path));
  return new Uint8Array(path.at(-1)!.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};
const encode = (text: string) => new TextEncoder().encode(text);

/** Reads what a file has now as an editor would: from where it is wanted, and all of it again where that is asked for. */
function follow(logs: FollowedLogs, path: string, file: Uint8Array): void {
  for (let isDone = false; !isDone;) {
    const from = logs.wanted(path, file.length);
    const work = logs.read(path, file.slice(from), from);
    let next = work.next();
    while (!next.done) next = work.next();
    isDone = next.value;
  }
}

const plain = ({ columns, rowCount, unreadable }: LogTable) => ({
  rowCount,
  unreadable,
  columns: columns.map(({ name, rows, values }) => [name, [...rows], [...values]]),
});
const valuesOf = (logs: FollowedLogs, name: string) => [...logs.runs.all[0]!.table.columns.find((column) => column.name === name)!.values];

/** A log of each kind that grows at its end. */
const files: readonly (readonly [path: string, bytes: Uint8Array])[] = [
  ['metrics.csv', fixture('metrics.csv')],
  [
    'log.jsonl',
    encode('{"step": 1, "a": {"b": 1e-3}}\n{"step": 2, "note": "\u00e9\\"}", "a": {"b": [1, {}]}}\n\n{"step": 3, "c": -2.5E+2}\n'),
  ],
  ['run-run4test.wandb', fixture('wandb', 'run-run4test.wandb.gz')],
  ['events.out.tfevents.1', fixture('tensorboard', 'torch-new-style.gz')],
];

describe('a log that grows', () => {
  for (const [path, bytes] of files) {
    it(`is the same in the end, whatever pieces it comes in: ${path}`, () => {
      const whole = new FollowedLogs();
      follow(whole, path, bytes);
      const expected = plain(whole.runs.all[0]!.table);
      assert.ok(expected.rowCount > 2 && expected.unreadable === 0);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 12 }), (cuts) => {
          const logs = new FollowedLogs();
          let rows = 0;
          for (const size of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
            follow(logs, path, bytes.slice(0, size));
            const table = logs.runs.all[0]!.table;
            // What is cut off is neither a row nor an error.
            assert.ok(table.rowCount >= rows && table.unreadable === 0);
            rows = table.rowCount;
          }
          assert.deepEqual(plain(logs.runs.all[0]!.table), expected);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('waits for the rest of a row, so that half of a number is none', () => {
    const logs = new FollowedLogs();
    follow(logs, 'a.csv', encode('step,lr\n1,0.5\n2,0.2'));
    assert.deepEqual(valuesOf(logs, 'lr'), [0.5]);
    follow(logs, 'a.csv', encode('step,lr\n1,0.5\n2,0.25\n3'));
    assert.deepEqual(valuesOf(logs, 'lr'), [0.5, 0.25]);
    logs.end();
    assert.deepEqual(valuesOf(logs, 'step'), [1, 2, 3]);
  });

  for (const [what, after] of [
    ['cut off', 'step,lr\n9,0.125\n'],
    ['put in the place of another', 'step,lr\n9,0.125\n10,0.0625\n11,0.03125\n12,0.01\n'],
    ['given more columns', 'step,lr,loss\n1,0.5,\n2,0.25,\n3,0.125,1\n'],
  ] as const) {
    it(`is read anew where it was ${what}`, () => {
      const logs = new FollowedLogs();
      follow(logs, 'a.csv', encode('step,lr\n1,0.5\n2,0.25\n'));
      const before = logs.runs;
      follow(logs, 'a.csv', encode(after));
      const fresh = new FollowedLogs();
      follow(fresh, 'a.csv', encode(after));
      assert.notEqual(logs.runs, before);
      assert.deepEqual(plain(logs.runs.all[0]!.table), plain(fresh.runs.all[0]!.table));
    });
  }

  it('has all its files read anew where one was', () => {
    const logs = new FollowedLogs();
    const event = fixture('tensorboard', 'tensorflow.gz');
    const rows = () => logs.runs.all.map(({ name, table }) => [name, table.rowCount]);
    for (const number of [1, 2]) follow(logs, `runs/a/events.out.tfevents.${number}`, event);
    assert.deepEqual(rows(), [['runs/a', 204]]);
    const cut = event.slice(0, event.length / 2);
    const from = logs.wanted('runs/a/events.out.tfevents.2', cut.length);
    assert.equal(logs.read('runs/a/events.out.tfevents.2', cut, from).next().value, false);
    follow(logs, 'runs/a/events.out.tfevents.1', event);
    follow(logs, 'runs/a/events.out.tfevents.2', cut);
    const alone = new FollowedLogs();
    follow(alone, 'runs/b/events.out.tfevents.2', cut);
    assert.deepEqual(rows(), [['runs/a', 102 + alone.runs.all[0]!.table.rowCount]]);
  });

  it('is read anew where it is written as a whole each time', () => {
    const state = (...steps: readonly number[]) => encode(`{"log_history": [${steps.map((step) => `{"step": ${step}}`).join()}]}`);
    const logs = new FollowedLogs();
    follow(logs, 'trainer_state.json', state(1, 2));
    follow(logs, 'trainer_state.json', state(1, 2, 3));
    assert.deepEqual(valuesOf(logs, 'step'), [1, 2, 3]);
    assert.equal(logs.runs.all[0]!.table.firstStep, 1);
  });

  it('has the new rows of a database added', () => {
    const logs = new FollowedLogs();
    follow(logs, 'weights.db', fixture('trackio', 'running-weights.db.gz'));
    const [first] = logs.runs.all;
    const rows = first!.table.rowCount;
    follow(logs, 'weights.db', fixture('trackio', 'finished-weights.db.gz'));
    assert.deepEqual(
      logs.runs.all.map(({ name, table }) => [name, table.rowCount]),
      [
        ['first', rows],
        ['second', rows],
      ],
    );
  });
});

describe('a damaged log', () => {
  const all = [
    ...files,
    ['weights.db', fixture('trackio', 'finished-weights.db.gz')] as const,
    ['trainer_state.json', fixture('trainer_state.json')] as const,
  ];
  for (const [path, bytes] of all) {
    it(`is read as far as it can be, and nothing is thrown: ${path}`, () => {
      const change = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), fc.boolean(), (changes, isCut) => {
          const damaged = bytes.slice(0, isCut ? changes[0]![0] : bytes.length);
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          const logs = new FollowedLogs();
          follow(logs, path, damaged);
          logs.end();
          for (const { table } of logs.runs.all)
            for (const { rows, values } of table.columns)
              assert.ok(rows.length === values.length && [...values].every(Number.isFinite) && rows.at(-1)! < table.rowCount);
        }),
        { numRuns: 60 },
      );
    });
  }
});
