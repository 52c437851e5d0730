// Benchmarks of training logs with a million rows: reading them, comparing them with a plan, and choosing what to draw of them. The longest
// slice is how long something else may have to wait meanwhile. Part of `npm run bench`; absolute times are those of the machine.
import { buildSchedule } from '../../src/core/methods/buildSchedule';
import { cosine } from '../../src/core/methods/cosine';
import { deviation } from '../../src/logs/deviation';
import { columnFor, stepColumns } from '../../src/logs/logColumns';
import { decimate, loggedPoints } from '../../src/logs/loggedPoints';
import { readLog } from '../../src/logs/readLog';

const rows = 1_000_000;
const plan = buildSchedule(cosine, { base_weight: 0.5, total_steps: rows });
const value = (i: number): string => (plan.at(i) * (1 + 0.001 * Math.sin(i))).toPrecision(8);

/** A log of each kind, as Lightning, wandb-like loggers and Hugging Face write them. */
const logs: Readonly<Record<string, () => string>> = {
  CSV: () =>
    `epoch,step,train/kl_weight,train/loss,val/loss\n${lines((i) => `${Math.floor(i / 1000)},${i},${value(i)},${(1 / (i + 1)).toPrecision(6)},`)}`,
  'JSON lines': () => lines((i) => `{"_step": ${i}, "epoch": ${Math.floor(i / 1000)}, "train": {"kl_weight": ${value(i)}, "loss": 0.5}}`),
  'trainer_state.json': () =>
    `{"epoch": 3.0, "log_history": [${lines((i) => `{"epoch": 0.1, "kl_weight": ${value(i)}, "loss": 0.5, "step": ${i}}`, ',\n')}]}`,
};

function lines(line: (i: number) => string, separator = '\n'): string {
  const parts: string[] = [];
  for (let i = 0; i < rows; i++) parts.push(line(i));
  return parts.join(separator);
}

function timed<T>(run: () => T): { readonly result: T; readonly time: number } {
  const start = performance.now();
  const result = run();
  return { result, time: performance.now() - start };
}

async function bench(name: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  let [slice, longest] = [performance.now(), 0];
  const start = performance.now();
  const table = await readLog(bytes, {
    onProgress: () => (longest = Math.max(longest, performance.now() - slice)),
    // Asked at the start of each slice.
    isCancelled: () => ((slice = performance.now()), false),
  });
  const reading = performance.now() - start;
  const column = columnFor('loss.kl_weight', table!.columns)!;
  const { result: points, time: joining } = timed(() => loggedPoints(column, stepColumns(table!)[0]));
  const { time: decimating } = timed(() => decimate(points, 0, rows, 1600));
  const work = deviation(plan, points);
  let [comparing, longestComparing] = [0, 0];
  for (let done = false; !done;) {
    const { result, time } = timed(() => work.next());
    done = result.done === true;
    comparing += time;
    longestComparing = Math.max(longestComparing, time);
  }
  const cells = [bytes.length / 2 ** 20, reading, longest, joining, decimating, comparing, longestComparing];
  console.log(`${name.padEnd(20)}${cells.map((cell) => cell.toFixed(1).padStart(11)).join('')}`);
}

async function main(): Promise<void> {
  console.log(`Logs of ${rows.toLocaleString('en-US')} rows: MB, and milliseconds`);
  const head = ['size', 'read', 'slice', 'join', 'decimate', 'compare', 'slice'];
  console.log(`${''.padEnd(20)}${head.map((cell) => cell.padStart(11)).join('')}`);
  for (const [name, generate] of Object.entries(logs)) await bench(name, generate());
}

void main();
