// What it costs to load and activate the built extension, each time in a fresh process. Part of `npm run bench`. Absolute times are
// those of the machine: give it the folder of another build to have both measured in turn, and their ratio:
// `node out/test/bench/activation.js [another/dist]`.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { anything, loadExtension } from './anyVscode';

const rounds = 31;

interface Times {
  readonly load: number;
  readonly activate: number;
}

/** Milliseconds of this process, which must be a fresh one. */
function measure(file: string): Times {
  const vscode = anything();
  const start = performance.now();
  const extension = loadExtension(file, vscode);
  const loaded = performance.now();
  extension.activate({ subscriptions: [], extensionUri: vscode, workspaceState: vscode, globalState: vscode, secrets: vscode });
  return { load: loaded - start, activate: performance.now() - loaded };
}

function measureAfresh(folder: string): Times {
  const { status, stdout, stderr } = spawnSync(process.execPath, [__filename, '--here', join(resolve(folder), 'extension.js')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Times;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const cell = (value: number): string => value.toFixed(2).padStart(10);

function compare(folders: readonly string[]): void {
  const times = folders.map((): Times[] => []);
  for (let round = 0; round < rounds; round++) folders.forEach((folder, i) => times[i]!.push(measureAfresh(folder)));
  const sums = times.map((all) => median(all.map(({ load, activate }) => load + activate)));
  console.log(`build                   load  activate      both     ratio   (ms, medians of ${rounds} fresh processes)`);
  folders.forEach((folder, i) => {
    const [load, activate] = (['load', 'activate'] as const).map((key) => median(times[i]!.map((one) => one[key])));
    console.log(`${folder.slice(-18).padEnd(18)}${cell(load!)}${cell(activate!)}${cell(sums[i]!)}${cell(sums[i]! / sums.at(-1)!)}`);
  });
}

if (process.argv[2] === '--here') console.log(JSON.stringify(measure(process.argv[3]!)));
else compare(['dist', ...process.argv.slice(2)]);
