import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { LiveLog, type LogSource } from '../../../src/logs/liveLog';

const encode = (text: string) => new TextEncoder().encode(text);
const fixture = (path: string) => new Uint8Array(gunzipSync(readFileSync(`test/fixtures/logs/${path}`)));
const progress = { isCancelled: () => false };

/** Files in memory, which can be written; how many bytes of them were read is counted. */
class Files implements LogSource {
  readonly #files = new Map<string, { bytes: Uint8Array; time: number }>();
  bytesRead = 0;
  now = 1_000_000;

  write(path: string, bytes: Uint8Array | string): void {
    this.#files.set(path, { bytes: typeof bytes === 'string' ? encode(bytes) : bytes, time: ++this.now });
  }

  readonly list = () => Promise.resolve([...this.#files].map(([path, { bytes, time }]) => ({ path, size: bytes.length, time })));

  readonly read = (path: string, from: number, to: number) => {
    const bytes = this.#files.get(path)!.bytes.slice(from, to);
    this.bytesRead += bytes.length;
    return Promise.resolve(bytes);
  };
}

const columnsOf = (log: LiveLog) =>
  log.runs.all.map(({ name, table }) => [
    name,
    table.rowCount,
    Object.fromEntries(table.columns.map((column) => [column.name, [...column.values]])),
  ]);

describe('LiveLog', () => {
  let files: Files;
  let log: LiveLog;
  const update = () => log.update(progress, files.now);

  beforeEach(() => {
    files = new Files();
    log = new LiveLog(files);
  });

  it('has every row of a file that grows in pieces which cut lines and numbers', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [i, 1 / (i + 1)] as const);
    const whole = encode(`step,lr\n${rows.map(([step, lr]) => `${step},${lr}\n`).join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: whole.length }), { maxLength: 20 }), async (cuts) => {
        files = new Files();
        log = new LiveLog(files);
        for (const size of [...cuts.toSorted((a, b) => a - b), whole.length]) {
          files.write('a.csv', whole.slice(0, size));
          await update();
        }
        assert.deepEqual(columnsOf(log), [['a.csv', 300, { step: rows.map(([step]) => step), lr: rows.map(([, lr]) => lr) }]]);
      }),
      { numRuns: 20 },
    );
  });

  for (const [path, name] of [
    ['events.out.tfevents.1', 'tensorboard/torch-new-style.gz'],
    ['run-run4test.wandb', 'wandb/run-run4test.wandb.gz'],
  ] as const) {
    it(`has every record of ${path}, which grows in pieces that cut records`, async () => {
      const bytes = fixture(name);
      for (let size = 0; size < bytes.length; size += 997) {
        files.write(path, bytes.slice(0, size));
        await update();
      }
      files.write(path, bytes);
      await update();
      const fresh = new LiveLog(files);
      await fresh.update(progress, files.now);
      assert.ok(Number(columnsOf(log)[0]![1]) > 2);
      assert.deepEqual(columnsOf(log), columnsOf(fresh));
    });
  }

  it('reads nothing where nothing was written, and little more than was added', async () => {
    const line = '1,0.5\n';
    const text = `step,lr\n${line.repeat(100_000)}`;
    files.write('a.csv', text);
    assert.equal(await update(), true);
    files.bytesRead = 0;
    assert.equal(await update(), false);
    assert.equal(files.bytesRead, 0);
    files.write('a.csv', text + line);
    assert.equal(await update(), true);
    assert.ok(files.bytesRead <= line.length + 256, `${files.bytesRead} bytes`);
    assert.equal(log.runs.all[0]!.table.rowCount, 100_001);
  });

  it('reads a file that is larger than what is read at a time', async () => {
    const parts: number[] = [];
    files.write('a.jsonl', Array.from({ length: 300_000 }, (_, i) => `{"step": ${i}, "lr": 0.5}\n`).join(''));
    assert.equal(await log.update({ ...progress, onProgress: (part) => parts.push(part) }, files.now), true);
    const { rowCount, columns } = log.runs.all[0]!.table;
    assert.deepEqual([rowCount, columns[0]!.values.at(-1)], [300_000, 299_999]);
    assert.ok(parts.length > 1 && parts.at(-1) === 1);
  });

  for (const [what, after] of [
    ['cut off', 'step,lr\n7,0.125\n'],
    ['replaced by one of the same size', 'step,lr\n7,0.5\n8,0.75\n'],
    ['replaced by a longer one', 'step,lr\n7,0.5\n8,0.75\n9,0.25\n'],
  ] as const) {
    it(`reads a file anew that was ${what}`, async () => {
      files.write('a.csv', 'step,lr\n1,0.5\n2,0.25\n');
      await update();
      files.write('a.csv', after);
      assert.equal(await update(), true);
      const fresh = new LiveLog(files);
      await fresh.update(progress, files.now);
      assert.deepEqual(columnsOf(log), columnsOf(fresh));
      assert.equal(log.runs.all[0]!.table.columns.length, 2);
    });
  }

  it('reads all files of a run anew where one is another', async () => {
    const bytes = fixture('tensorboard/tensorflow.gz');
    for (const number of [1, 2]) files.write(`a/events.out.tfevents.${number}`, bytes);
    await update();
    const rows = () => log.runs.all.map(({ table }) => table.rowCount);
    assert.deepEqual(rows(), [204]);
    // The first record, of 24 bytes and the version, has no scalar; what follows begins anew.
    files.write('a/events.out.tfevents.2', bytes.slice(0, 40));
    await update();
    assert.deepEqual(rows(), [102]);
  });

  it('takes a last row without a line break once the file is at rest, and no half of it should it go on', async () => {
    files.write('a.csv', 'step,lr\n1,0.5\n2,0.2');
    await update();
    assert.deepEqual(columnsOf(log), [['a.csv', 1, { step: [1], lr: [0.5] }]]);
    assert.equal(await log.update(progress, files.now + 61_000), true);
    assert.deepEqual(columnsOf(log), [['a.csv', 2, { step: [1, 2], lr: [0.5, 0.2] }]]);
    files.write('a.csv', 'step,lr\n1,0.5\n2,0.25\n');
    await update();
    assert.deepEqual(columnsOf(log), [['a.csv', 2, { step: [1, 2], lr: [0.5, 0.25] }]]);
  });

  it('adds the new rows of a database, and reads nothing where there are none', async () => {
    files.write('weights.db', fixture('trackio/running-weights.db.gz'));
    await update();
    const [first] = columnsOf(log);
    files.write('weights.db', fixture('trackio/finished-weights.db.gz'));
    await update();
    assert.equal(columnsOf(log).length, 2);
    assert.deepEqual(columnsOf(log)[0], first);
    files.bytesRead = 0;
    await update();
    assert.equal(files.bytesRead, 0);
  });

  it('adds the rows that SQLite keeps beside a database until later', async () => {
    files.write('weights.db', fixture('trackio/running-weights.db.gz'));
    await update();
    const rows = () => log.runs.all.reduce((sum, { table }) => sum + table.rowCount, 0);
    const before = rows();
    files.write('weights.db-wal', fixture('trackio/running-weights.db-wal.gz'));
    assert.equal(await update(), true);
    assert.ok(rows() > before, `${before} rows, then ${rows()}`);
  });

  it('leaves alone what is no log', async () => {
    files.write('a.bin', new Uint8Array(100));
    assert.equal(await update(), true);
    assert.equal(await update(), false);
    assert.deepEqual(columnsOf(log), []);
  });

  it('stops where it is cancelled', async () => {
    files.write('a.jsonl', '{"step": 1}\n'.repeat(500_000));
    assert.equal(await log.update({ isCancelled: () => true, slice: 0 }, files.now), undefined);
  });
});
