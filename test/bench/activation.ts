// What it costs to load and activate the built extension, each time in a fresh process. Part of `npm run bench`. Absolute times are
// those of the machine: give it the folder of another build to have both measured in turn, and their ratio:
// `node out/test/bench/activation.js [another/dist]`.
import { spawnSync } from 'node:child_process';
import * as modules from 'node:module';
import { join, resolve } from 'node:path';

const rounds = 31;

interface Times {
  readonly load: number;
  readonly activate: number;
}

/** Stands for `vscode`, of which only our own part of the cost is asked: it has every name, and each is a function that answers with it. */
function anything(): unknown {
  const answer: unknown = new Proxy(
    function () {
      return undefined;
    },
    {
      get: (_, name) => (name === Symbol.iterator ? () => [].values() : name === Symbol.toPrimitive ? () => 'text' : answer),
      set: () => true,
      apply: () => answer,
      construct: () => answer as object,
    },
  );
  // What esbuild makes of an import keeps a module's prototype, but of the module itself only what can be listed.
  return Object.create(answer as object);
}

/** Milliseconds of this process, which must be a fresh one. */
function measure(file: string): Times {
  const vscode = anything();
  const loader = modules.Module as unknown as { _load: (name: string, ...rest: readonly unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load.call(loader, name, ...rest));
  const start = performance.now();
  const extension = modules.createRequire(file)(file) as { activate(context: unknown): unknown };
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
