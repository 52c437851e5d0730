// A log of a gigabyte that grows by a hundred rows a second, followed from the disk in real time, compared with its plan and drawn each second:
// no row may be missing, nothing else may have to wait for long, and the memory should be that of the columns. `liveLog.js [seconds]`.
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSchedule } from '../../src/core/methods/buildSchedule';
import { cosine } from '../../src/core/methods/cosine';
import { DeviationSoFar } from '../../src/logs/deviation';
import { inSlices } from '../../src/logs/inSlices';
import { LiveLog } from '../../src/logs/liveLog';
import type { LogTable } from '../../src/logs/logTable';
import { curvesOf } from '../../src/preview/model/curves';
import { LogPairs } from '../../src/preview/logs/logPairs';
import { readPart } from '../../src/process/readPart';
import { drawable } from '../fixtures/foundSchedule';

const gigabyte = 2 ** 30;
const rowsASecond = 100;
const plan = buildSchedule(cosine, { base_weight: 0.5, total_steps: 2e7 });
const progress = { isCancelled: () => false };
const name = 'log.jsonl';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const line = (i: number): string =>
  `{"_step": ${i}, "epoch": ${Math.floor(i / 1000)}, "train": {"kl_weight": ${plan.at(i).toPrecision(8)}, "loss": 0.5}}\n`;

function memory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes that the numbers of a table take; those of rows are counted where they are listed. */
function kept({ columns }: LogTable): number {
  return columns.reduce((sum, { rows, values }) => sum + 8 * values.length + (rows.at(-1) === rows.length - 1 ? 0 : 4 * rows.length), 0);
}

async function main(seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'live-log-'));
  const file = join(folder, name);
  try {
    let written = 0;
    const write = (count: number) => {
      let text = '';
      for (let i = 0; i < count; i++) text += line(written++);
      appendFileSync(file, text);
    };
    do write(100_000);
    while (statSync(file).size < gigabyte);
    const before = memory();
    const live = new LiveLog({
      list: () => {
        const { size, mtimeMs } = statSync(file);
        return Promise.resolve([{ path: name, size, time: mtimeMs }]);
      },
      read: (_, from, to) => readPart!(file, from, to),
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
    delay.enable();
    const start = performance.now();
    await live.update(progress);
    const pairs = new LogPairs({
      get table() {
        return live.runs.all[0]!.table;
      },
    });
    pairs.pairByName(curvesOf([drawable('kl_weight', 'cosine', 0.5, 2e7)]));
    await inSlices(pairs.update(), progress);
    const soFar = new DeviationSoFar(plan);
    await inSlices(soFar.advance(pairs.pointsOf('kl_weight')!, 500), progress);
    console.log(
      `1 GB read, joined and compared: ${((performance.now() - start) / 1000).toFixed(1)} s, longest stall ${milliseconds(delay.max)} ms`,
    );
    delay.reset();
    let longestUpdate = 0;
    const end = performance.now() + 1000 * seconds;
    for (let tick = 1; performance.now() < end; tick++) {
      write(rowsASecond / 10);
      await wait(100);
      if (tick % 10 !== 0) continue;
      const turn = performance.now();
      await live.update(progress);
      await inSlices(pairs.update(), progress);
      await inSlices(soFar.advance(pairs.pointsOf('kl_weight')!, 500), progress);
      pairs.drawn('kl_weight', { from: 0, to: 2e7, columns: 1600 });
      longestUpdate = Math.max(longestUpdate, performance.now() - turn);
    }
    delay.disable();
    await live.update(progress);
    await inSlices(pairs.update(), progress);
    const table = live.runs.all[0]!.table;
    const dropped = written - pairs.pointsOf('kl_weight')!.steps.length;
    console.log(
      `${seconds} s at ${rowsASecond} rows a second: ${dropped} of ${written.toLocaleString('en-US')} rows dropped, longest stall ` +
        `${milliseconds(delay.max)} ms, longest update with its drawing ${longestUpdate.toFixed(1)} ms; ` +
        `memory ${((memory() - before) / kept(table)).toFixed(2)} times the ${(kept(table) / 1e6).toFixed(0)} MB of its columns`,
    );
    if (dropped !== 0 || table.rowCount !== written) throw new Error('Rows were dropped.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main(Number(process.argv[2] ?? 20));
