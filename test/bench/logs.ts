// Benchmarks of training logs with a million rows: reading them, comparing them with a plan, and choosing what to draw of them; and of a log
// that grows to a gigabyte. The longest slice is how long something else may have to wait meanwhile. Part of `npm run bench`; absolute times
// are those of the machine.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSchedule } from '../../src/core/methods/buildSchedule';
import { cosine } from '../../src/core/methods/cosine';
import { deviation, DeviationSoFar } from '../../src/logs/deviation';
import { FollowedLogs } from '../../src/logs/followedLogs';
import { GrowingPoints } from '../../src/logs/growingPoints';
import { columnFor, stepColumns } from '../../src/logs/logColumns';
import { DrawnPoints } from '../../src/logs/loggedPoints';
import type { LogTable } from '../../src/logs/logTable';
import { readLog } from '../fixtures/readLog';
import { eventFile, recordFile } from './trackerFiles';

const rows = 1_000_000;
const planOf = (totalSteps: number) => buildSchedule(cosine, { base_weight: 0.5, total_steps: totalSteps });
const plan = planOf(rows);
const logged = (i: number): number => plan.at(i) * (1 + 0.001 * Math.sin(i));
const value = (i: number): string => logged(i).toPrecision(8);
const encode = (text: string) => new TextEncoder().encode(text);

/** A log of each kind, as Lightning, wandb-like loggers, Hugging Face, TensorBoard and Weights & Biases write them; one with all digits of a double. */
const logs: Readonly<Record<string, () => Uint8Array>> = {
  CSV: () =>
    encode(
      `epoch,step,train/kl_weight,train/loss,val/loss\n${lines((i) => `${Math.floor(i / 1000)},${i},${value(i)},${(1 / (i + 1)).toPrecision(6)},`)}`,
    ),
  'JSON lines': () =>
    encode(lines((i) => `{"_step": ${i}, "epoch": ${Math.floor(i / 1000)}, "train": {"kl_weight": ${value(i)}, "loss": 0.5}}`)),
  '  with all digits': () => encode(lines((i) => `{"_step": ${i}, "train": {"kl_weight": ${logged(i)}, "loss": ${1 / (i + 1)}}}`)),
  'trainer_state.json': () =>
    encode(
      `{"epoch": 3.0, "log_history": [${lines((i) => `{"epoch": 0.1, "kl_weight": ${value(i)}, "loss": 0.5, "step": ${i}}`, ',\n')}]}`,
    ),
  TensorBoard: () => eventFile(rows, 'train/kl_weight', logged),
  'Weights & Biases': () => recordFile(rows, 'kl_weight', logged),
};

function lines(line: (i: number) => string, separator = '\n'): string {
  const parts: string[] = [];
  for (let i = 0; i < rows; i++) parts.push(line(i));
  return parts.join(separator);
}

/** Does work and tells how long it took, and its longest slice. */
function timed<T>(work: Generator<void, T>): { readonly result: T; readonly time: number; readonly longest: number } {
  let [time, longest] = [0, 0];
  for (;;) {
    const start = performance.now();
    const { done, value } = work.next();
    const slice = performance.now() - start;
    time += slice;
    longest = Math.max(longest, slice);
    if (done) return { result: value, time, longest };
  }
}

/** Bytes that the numbers of a table take; those of rows are counted where they are listed. */
function kept({ columns }: LogTable): number {
  return columns.reduce((sum, { rows, values }) => sum + 8 * values.length + (rows.at(-1) === rows.length - 1 ? 0 : 4 * rows.length), 0);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function memory(): number {
  // What the benchmark itself made and dropped does not count.
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function bench(name: string, bytes: Uint8Array): Promise<void> {
  const before = memory();
  let [slice, longest] = [performance.now(), 0];
  const start = performance.now();
  const table = await readLog(bytes, {
    onProgress: () => (longest = Math.max(longest, performance.now() - slice)),
    // Asked at the start of each slice.
    isCancelled: () => ((slice = performance.now()), false),
  });
  const reading = performance.now() - start;
  const held = (memory() - before) / kept(table!);
  const points = new GrowingPoints(columnFor('loss.kl_weight', table!.columns)!, stepColumns(table!)[0]);
  const joining = timed(points.update());
  const drawing = performance.now();
  new DrawnPoints(0, rows, 1600).of(points);
  const decimating = performance.now() - drawing;
  const comparing = timed(deviation(plan, points));
  const cells = [bytes.length / 2 ** 20, reading, longest, joining.time, joining.longest, decimating, comparing.time, comparing.longest];
  console.log(`${name.padEnd(20)}${cells.map((cell) => cell.toFixed(1).padStart(10)).join('')}${held.toFixed(2).padStart(10)}`);
  if (points.steps.length !== rows) throw new Error(`${points.steps.length} of ${rows} rows were read.`);
}

const gigabyte = 2 ** 30;
const rowsAtATime = 100;

/** A log of a gigabyte, as it would be written at a hundred rows a second, but without waiting in between. */
function benchGrowing(): void {
  const line = (i: number) =>
    `{"_step": ${i}, "epoch": ${Math.floor(i / 1000)}, "train": {"kl_weight": ${value(i % rows)}, "loss": 0.5}}\n`;
  const logs = new FollowedLogs();
  const soFar = new DeviationSoFar(planOf(2e7));
  let points: GrowingPoints | undefined;
  let [written, size, longest, longestDrawing, time, peak] = [0, 0, 0, 0, 0, 0];
  let tail = new Uint8Array(0);
  const before = memory();
  while (size < gigabyte) {
    let text = '';
    for (let i = 0; i < rowsAtATime; i++) text += line(written++);
    const added = encode(text);
    const from = logs.wanted('log.jsonl', size + added.length);
    const bytes = new Uint8Array(size - from + added.length);
    bytes.set(tail.subarray(tail.length - (size - from)));
    bytes.set(added, size - from);
    const work = function* (): Generator<void> {
      yield* logs.read('log.jsonl', bytes, from);
      const { columns } = logs.runs.all[0]!.table;
      points ??= new GrowingPoints(columnFor('kl_weight', columns)!, columns[0]);
      yield* points.update();
      yield* soFar.advance(points);
    };
    const burst = timed(work());
    const drawing = performance.now();
    // A picture each thousand seconds of such a run.
    if (written % (1_000 * rowsAtATime) === 0) new DrawnPoints(0, written, 1600).of(points!);
    longest = Math.max(longest, burst.longest);
    longestDrawing = Math.max(longestDrawing, performance.now() - drawing);
    time += burst.time + performance.now() - drawing;
    size += added.length;
    tail = bytes.slice(-1024);
    if (written % 500_000 === 0) peak = Math.max(peak, memory() - before);
  }
  peak = Math.max(peak, memory() - before);
  const columns = kept(logs.runs.all[0]!.table);
  if (points!.steps.length !== written || soFar.result.count !== written) throw new Error('Rows were lost.');
  console.log(
    `A log that grows to 1 GB by ${rowsAtATime} of ${written.toLocaleString('en-US')} rows at a time: ${(time / 1000).toFixed(1)} s in all, ` +
      `the longest slice ${longest.toFixed(1)} ms, and choosing what to draw ${longestDrawing.toFixed(1)} ms; memory at most ${(peak / columns).toFixed(2)} times the ${(columns / 1e6).toFixed(0)} MB of its columns`,
  );
}

async function main(): Promise<void> {
  console.log(`Logs of ${rows.toLocaleString('en-US')} rows: MB, milliseconds, and how many times what the columns take is held`);
  const head = ['size', 'read', 'slice', 'join', 'slice', 'decimate', 'compare', 'slice', 'memory'];
  console.log(`${''.padEnd(20)}${head.map((cell) => cell.padStart(10)).join('')}`);
  for (const [name, generate] of Object.entries(logs)) await bench(name, generate());
  benchGrowing();
}

void main();
