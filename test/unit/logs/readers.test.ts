import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogRuns } from '../../../src/logs/logRuns';
import type { LogTable } from '../../../src/logs/logTable';
import { openLog } from '../../../src/logs/openLog';
import { readLog } from '../../fixtures/readLog';

const encode = (text: string) => new TextEncoder().encode(text);
const quiet = { onProgress: () => undefined, isCancelled: () => false };
const fixture = (name: string) => readFileSync(join('test', 'fixtures', 'logs', name), 'utf8');

/** What is in a log that comes in pieces. */
function read(text: string, pieceLength = Infinity): LogTable {
  const bytes = encode(text);
  const runs = new LogRuns();
  const opened = openLog({ path: 'log', head: bytes }, runs)!;
  for (let i = opened.markLength; i < bytes.length; i += pieceLength) opened.reader.push(bytes.slice(i, i + pieceLength));
  opened.reader.end();
  return runs.all[0]!.table;
}

/** The table as [row, value] pairs by column. */
function columnsOf({ columns }: LogTable): Record<string, (readonly number[])[]> {
  return Object.fromEntries(columns.map(({ name, rows, values }) => [name, Array.from(rows, (row, i) => [row, values.at(i)!])]));
}

describe('reading a log', () => {
  const cases: readonly (readonly [string, string, Record<string, number[][]>])[] = [
    [
      'CSV with empty cells',
      'epoch,step,lr\n0,1,\n,2,1e-3\n',
      {
        epoch: [[0, 0]],
        step: [
          [0, 1],
          [1, 2],
        ],
        lr: [[1, 0.001]],
      },
    ],
    [
      'CRLF and no last line break',
      'step,lr\r\n1,2\r\n3,4',
      {
        step: [
          [0, 1],
          [1, 3],
        ],
        lr: [
          [0, 2],
          [1, 4],
        ],
      },
    ],
    [
      'quotes, also around line breaks and commas',
      '"a, ""b""",note,c\n1,"x\ny",2\n3,"z",4\n',
      {
        'a, "b"': [
          [0, 1],
          [1, 3],
        ],
        c: [
          [0, 2],
          [1, 4],
        ],
      },
    ],
    ['semicolons', 'step;lr\n1;0.5\n', { step: [[0, 1]], lr: [[0, 0.5]] }],
    ['tabs', 'step\tlr\n1\t0.5\n', { step: [[0, 1]], lr: [[0, 0.5]] }],
    [
      'CSV without a header',
      '1,0.5\n2,0.25\n',
      {
        'column 1': [
          [0, 1],
          [1, 2],
        ],
        'column 2': [
          [0, 0.5],
          [1, 0.25],
        ],
      },
    ],
    [
      'what is no number',
      'step,a\n1,nan\n2,tensor(3)\n3, \n4,inf\n5,6\n',
      {
        step: [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
        ],
        a: [[4, 6]],
      },
    ],
    [
      'JSON lines',
      '{"step": 1, "train": {"lr": 0.5}}\n\n{"step": 2, "tag": "x", "list": [1]}\n',
      {
        step: [
          [0, 1],
          [1, 2],
        ],
        'train.lr': [[0, 0.5]],
      },
    ],
    [
      'what Python writes for NaN and infinity',
      '{"step": 1, "a": NaN, "b": -Infinity, "c": "NaN", "d": 2}\n',
      { step: [[0, 1]], d: [[0, 2]] },
    ],
    [
      'a list of objects',
      '[{"step": 1, "s": "]}\\"{"}, {"step": 2}]',
      {
        step: [
          [0, 1],
          [1, 2],
        ],
      },
    ],
    [
      "TensorBoard's lists",
      '[[1700000000.5, 1, 0.5], [1700000001.5, 2, 0.25]]',
      {
        wall_time: [
          [0, 1700000000.5],
          [1, 1700000001.5],
        ],
        step: [
          [0, 1],
          [1, 2],
        ],
        value: [
          [0, 0.5],
          [1, 0.25],
        ],
      },
    ],
    [
      "the Trainer's state",
      '{"epoch": 1.0, "global_step": 9, "log_history": [{"step": 1, "a": {"b": 1}}, {"step": 2}], "other": [{"step": 7}]}',
      {
        step: [
          [0, 1],
          [1, 2],
        ],
        'a.b': [[0, 1]],
      },
    ],
    [
      'objects that take several lines, and what is wrong between them',
      '{\n  "step": 1,\n  "lr": 0.5\n}\n{"step": 2,\noops\n{"step": 3}\n',
      {
        step: [
          [0, 1],
          [1, 3],
        ],
        lr: [[0, 0.5]],
      },
    ],
    [
      'numbers among blanks, and a column that is named twice',
      'step,lr,lr\n  1,   0.5,\n  2 ,0.25,0.125\r\n',
      {
        step: [
          [0, 1],
          [1, 2],
        ],
        lr: [
          [0, 0.5],
          [1, 0.25],
        ],
      },
    ],
    ['the later of two equal keys', '{"a": 1, "b": 2, "a": 3}\n', { a: [[0, 3]], b: [[0, 2]] }],
    ['nothing', '', {}],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(columnsOf(read(text)), expected));
    it(`reads ${what} in pieces`, () => {
      for (const length of [1, 3, 7]) assert.deepEqual(columnsOf(read(text, length)), expected);
    });
  }

  it('counts what cannot be read, but not a last line that is just being written', () => {
    const { unreadable, rowCount } = read('{"step": 1}\n{oops\n{"step": 2}\n{"ste');
    assert.deepEqual([unreadable, rowCount], [1, 2]);
  });

  it('gives up on a quote that nobody closes', () => {
    const { columns } = read(`step,note\n1,"open\n${'2,x\n'.repeat(100_000)}`, 65_536);
    assert.ok(columns[0]!.values.length > 50_000);
  });

  it('takes a key named like a part of an object for a column, and nothing else', () => {
    const { columns } = read('{"__proto__": 1, "constructor": 2, "step": 3}\n');
    assert.deepEqual(
      columns.map(({ name, values }) => [name, ...values]),
      [
        ['__proto__', 1],
        ['constructor', 2],
        ['step', 3],
      ],
    );
  });

  it("reads Lightning's metrics.csv", () => {
    const table = read(fixture('metrics.csv'));
    assert.deepEqual(table.columns.map(({ name, values }) => [name, values.length]).sort(), [
      ['epoch', 40],
      ['step', 40],
      ['train/kl_weight', 36],
      ['train/loss', 36],
      ['val/loss', 4],
    ]);
  });

  it("reads the Trainer's trainer_state.json", () => {
    const columns = columnsOf(read(fixture('trainer_state.json')));
    assert.deepEqual(Object.keys(columns).sort(), ['epoch', 'eval_loss', 'eval_runtime', 'grad_norm', 'learning_rate', 'loss', 'step']);
    assert.deepEqual(columns.learning_rate!.slice(0, 2), [
      [0, 5e-6],
      [1, 1e-5],
    ]);
  });

  it('reads bytes in chunks, tells how far it is, and can be stopped', async () => {
    const text = `step,\u00e9\n${'12345,0.5\n'.repeat(100_000)}`;
    const parts: number[] = [];
    const table = await readLog(encode(text), { onProgress: (part) => parts.push(part), isCancelled: () => false, slice: 0 });
    assert.equal(table!.rowCount, 100_000);
    assert.equal(table!.columns.find(({ name }) => name === '\u00e9')!.values.length, 100_000);
    assert.ok(parts.length >= 3 && parts.every((part, i) => part > (parts[i - 1] ?? 0) && part < 1));
    assert.equal(await readLog(encode(text), { onProgress: () => undefined, isCancelled: () => true, slice: 0 }), undefined);
  });

  it('reads UTF-16 with a byte order mark, as PowerShell writes it', async () => {
    const table = await readLog(Buffer.from('\uFEFFstep,lr\r\n1,0.5\r\n', 'utf16le'), quiet);
    assert.deepEqual(columnsOf(table!), { step: [[0, 1]], lr: [[0, 0.5]] });
  });
});
