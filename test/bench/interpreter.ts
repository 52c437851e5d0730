// Benchmarks of the interpreter, beside CPython in the same run where there is one: the environment variable PYTHON names an interpreter with numpy
// (else `python3`). Times are those of the processor, which a busy machine changes less. Run it as `node out/test/bench/interpreter.js`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extent } from '../../src/core/extent';
import { sample } from '../../src/core/sample';
import { boundedSteps } from '../../src/frameworks/functions/stepFunction';
import { studyOf } from '../../src/frameworks/functions/study';
import { Block } from '../../src/interpreter/columns/block';
import { ReadAhead } from '../../src/interpreter/columns/readAhead';
import { comparedWith } from '../../src/interpreter/comparedWith';
import { loadModule } from '../../src/interpreter/interpret';

const FOLDER = 'test/reference/interpreter';
const STEPS = 20_000;
const { files } = JSON.parse(readFileSync(`${FOLDER}/handwritten.json`, 'utf8')) as {
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Times every expression in CPython: nanoseconds a step, in document order. */
const SCRIPT = `
import json, sys, time, warnings
warnings.simplefilter("ignore")
steps, result = ${STEPS}, {}
for file, cases in json.load(sys.stdin).items():
    scope = {}
    exec(compile(open("${FOLDER}/handwritten/" + file).read(), file, "exec"), scope)
    for case in cases:
        f = eval("lambda step: " + case, scope)
        best = float("inf")
        for _ in range(3):
            done, start = 0, time.process_time()
            while done < steps:
                for step in range(done, done + 500):
                    try: f(step)
                    except Exception: pass
                done += 500
                if time.process_time() - start > 0.05: break
            best = min(best, (time.process_time() - start) / done * 1e9)
        result[file + ": " + case] = best
print(json.dumps(result))
`;

/** Milliseconds of the processor. Its parts alone are only estimates. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time that one run takes, the least of some. */
function least(rounds: number, run: () => void): number {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = processorTime();
    run();
    best = Math.min(best, processorTime() - start);
  }
  return best;
}

function inPython(): Readonly<Record<string, number>> | undefined {
  const input = JSON.stringify(Object.fromEntries(Object.entries(files).map(([file, cases]) => [file, Object.keys(cases)])));
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', SCRIPT], { input, encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as Record<string, number>) : undefined;
}

interface Here {
  /** Nanoseconds a step. */
  readonly time: number;
  /** The part of the steps that was evaluated together with others. */
  readonly together: number;
}

let [given, blocks, failed] = [0, 0, 0];
const givenUp = (): number => failed / blocks;

/** Counts what a run evaluates together. It takes longer so. */
function counted(run: () => void): void {
  const { prototype } = ReadAhead;
  const [at, begin] = [Object.getOwnPropertyDescriptor(prototype, 'at')!, Object.getOwnPropertyDescriptor(Block.prototype, 'begin')!];
  prototype.at = function (this: ReadAhead, step: number) {
    const before = blocks;
    const found = (at.value as typeof this.at).call(this, step);
    if (found) given++;
    failed += blocks - before - (found && blocks > before ? 1 : 0);
    return found;
  };
  Block.prototype.begin = function (this: Block, length: number) {
    blocks++;
    (begin.value as typeof this.begin).call(this, length);
  };
  run();
  Object.defineProperty(prototype, 'at', at);
  Object.defineProperty(Block.prototype, 'begin', begin);
}

/** What every expression costs here. */
function here(): Readonly<Record<string, Here>> {
  const all: Record<string, Here> = {};
  for (const [file, cases] of Object.entries(files)) {
    const names = Object.keys(cases);
    const lambdas = names.map((expression, index) => `case_${index} = lambda step: ${expression}\n`).join('');
    const module = loadModule(`${readFileSync(`${FOLDER}/handwritten/${file}`, 'utf8')}\n${lambdas}`);
    names.forEach((expression, index) => {
      const make = () => module.atSteps(module.value(`case_${index}`)!, { args: [0], step: 0, operations: 2e9 });
      const at = make();
      let best = Infinity;
      for (let round = 0; round < 3; round++) {
        const start = processorTime();
        let done = 0;
        while (done < STEPS && processorTime() - start < 50) for (const end = done + 500; done < end; done++) at(done);
        best = Math.min(best, ((processorTime() - start) / done) * 1e6);
      }
      given = 0;
      const again = make();
      counted(() => {
        for (let step = 0; step < STEPS; step++) again(step);
      });
      all[`${file}: ${expression}`] = { time: best, together: given / STEPS };
    });
  }
  return all;
}

const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;

function compare(): void {
  const python = inPython();
  const own = here();
  const times = Object.values(own).map(({ time }) => time);
  console.log(
    `hand-written functions: ${times.length}; ns a step here: median ${quantile(times, 0.5).toFixed(0)}, 90 % ${quantile(times, 0.9).toFixed(0)}`,
  );
  const together = Object.values(own).reduce((sum, each) => sum + each.together, 0) / times.length;
  console.log(
    `steps that are evaluated together: ${(100 * together).toFixed(1)} %; blocks that are given up: ${(100 * givenUp()).toFixed(1)} %`,
  );
  if (!python) {
    console.log('CPython with numpy: none found (PYTHON)');
    return;
  }
  const ratios = Object.entries(python)
    .map(([name, time]): [number, string] => [time / own[name]!.time, name])
    .sort(([a], [b]) => a - b);
  console.log('times faster than CPython, and steps that are evaluated together:');
  for (const [ratio, name] of ratios)
    console.log(`${ratio.toFixed(2).padStart(8)} ${(100 * own[name]!.together).toFixed(0).padStart(4)} %  ${name}`);
  const all = ratios.map(([ratio]) => ratio);
  const shown = [0.1, 0.25, 0.5, 0.75, 0.9].map((q) => `${100 * q} % ${quantile(all, q).toFixed(2)}`).join(', ');
  console.log(`times faster than CPython: median ${quantile(all, 0.5).toFixed(2)} (${shown})`);
}

const FIFTEEN = `
import math
def f(step, warmup=1000, total=TOTAL):
    if step < warmup:
        return 0.5 * step / warmup
    x = (step - warmup) / (total - warmup)
    return 0.05 + 0.45 * 0.5 * (1 + math.cos(math.pi * min(1.0, x)))
`;

/** Looks a function through and draws it, as the panel does for the first time. */
function draw(): void {
  // V8 makes the code of the first one faster than that of all that follow: it is drawn, and not counted.
  const modules = [1e7, 1e6, 1e9].map((total) => ({ total, module: loadModule(FIFTEEN.replace('TOTAL', String(total))) }));
  const times = modules.map((): number[] => []);
  for (let round = 0; round < 60; round++)
    modules.forEach(({ total, module }, i) => {
      const f = module.value('f')!;
      const range = module.statements.find(({ kind }) => kind === 'function')!.range;
      const start = processorTime();
      const made = {
        at: boundedSteps((operations) => module.atSteps(f, { args: [], step: 'step', keywords: new Map(), operations })),
        corners: () =>
          comparedWith(
            module,
            range,
            'step',
            new Map<string, number>([
              ['step', 0],
              ['warmup', 1000],
              ['total', total],
            ]),
          ),
      };
      const schedule = studyOf(made)!.schedule({ unit: 'step', given: undefined, run: () => undefined });
      const { min, max } = extent(schedule, 0, total);
      sample(schedule, { from: 0, to: total, width: 800, height: 300, scale: 'linear', low: min, high: max });
      times[i]!.push(processorTime() - start);
    });
  const [, million, milliard] = times.map((each) => quantile(each.slice(20), 0.5));
  console.log(
    `drawing a function of 15 operations: first ${times[0]![0]!.toFixed(1)} ms; then ${million!.toFixed(2)} ms over 10^6 steps, ${(milliard! / million!).toFixed(2)} times that over 10^9`,
  );
}

function million(): void {
  const module = loadModule(FIFTEEN.replace('TOTAL', '1e6'));
  const at = module.atSteps(module.value('f')!, { args: [0], step: 0, operations: 2e9 });
  const time = least(3, () => {
    for (let step = 0; step < 1e6; step++) at(step);
  });
  const script = `${FIFTEEN.replace('TOTAL', '1e6')}\nimport time\nstart = time.process_time()\nfor step in range(10**6): f(step)\nprint(time.process_time() - start)`;
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', script], { encoding: 'utf8' });
  const python = status === 0 ? Number(stdout) * 1000 : NaN;
  console.log(`all 10^6 steps of it: ${time.toFixed(0)} ms here, ${python.toFixed(0)} ms in CPython: ${(python / time).toFixed(2)} times`);
}

function load(): void {
  const parts = Object.keys(files).map((file) => readFileSync(`${FOLDER}/handwritten/${file}`, 'utf8'));
  const lines = parts.join('\n').split('\n').slice(0, 2000);
  const text = lines.join('\n');
  loadModule(text);
  console.log(`reading a script of ${lines.length} lines: ${least(10, () => loadModule(text)).toFixed(1)} ms`);
}

load();
draw();
million();
compare();
