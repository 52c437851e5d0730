import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { formatOf, logFormats } from '../../../src/logs/formats/formatOf';

const fixture = (...path: readonly string[]) => new Uint8Array(gunzipSync(readFileSync(join('test', 'fixtures', 'logs', ...path))));
const text = (content: string) => new TextEncoder().encode(content);

describe('formatOf', () => {
  for (const [path, head, expected] of [
    ['runs/a/events.out.tfevents.1', fixture('tensorboard', 'torch.gz'), 'TensorBoard event file'],
    ['renamed', fixture('tensorboard', 'tensorflow.gz'), 'TensorBoard event file'],
    ['runs/a/events.out.tfevents.1', text('half'), 'TensorBoard event file'],
    ['renamed', fixture('wandb', 'run-run4test.wandb.gz'), 'Weights & Biases run'],
    ['mlflow.db', fixture('mlflow', 'mlflow.db.gz'), 'database of MLflow or trackio'],
    ['mlruns/1/abc/metrics/train/loss', text('1700000000000 0.5 3\n'), 'metric of MLflow'],
    ['abc/metrics/notes', text('loss,lr\n'), 'CSV'],
    ['trainer_state.json', text('{\n  "epoch": 2.0,\n  "log_history": [\n    {"step": 1}'), 'list in JSON'],
    ['download.json', text('[[1700000000.5, 1, 0.5], [1700000001.5, 2, 0.25]]'), 'list in JSON'],
    ['log.jsonl', text('{"step": 1, "metrics": [1, 2]}\n'), 'JSON lines'],
    ['log.jsonl', text('[1, 2, 3]\n[2, 3, 4]\n'), 'JSON lines'],
    ['progress.csv', text('step;lr\n'), 'CSV'],
    ['runs.parquet', Uint8Array.of(0x50, 0x41, 0x52, 0x31, 0x15, 0, 0x15), undefined],
  ] as const)
    it(`takes ${path} that begins with ${JSON.stringify(new TextDecoder().decode(head.subarray(0, 12)))} for ${expected ?? 'nothing it knows'}`, () =>
      assert.equal(formatOf({ path, head })?.name, expected));
});

describe('the place of a run', () => {
  for (const [path, expected] of [
    ['/runs/first/events.out.tfevents.1700000000.host.1.0', '/runs/first'],
    ['/p/mlruns/0/0123456789abcdef0123456789abcdef/metrics/train/loss', '/p/mlruns/0/0123456789abcdef0123456789abcdef'],
    ['/p/wandb/run-20260101_000000-abc/run-abc.wandb', undefined],
    ['/p/metrics/metrics.csv', undefined],
  ] as const) {
    it(`is ${expected ?? 'the file itself'} for ${path}`, () =>
      assert.deepEqual(
        logFormats.flatMap(({ place }) => place?.(path) ?? []),
        expected === undefined ? [] : [expected],
      ));
  }
});
