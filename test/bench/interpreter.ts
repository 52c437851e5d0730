// Benchmarks of the interpreter, beside CPython in the same run where there is one: the environment variable PYTHON names an interpreter with numpy
// (else `python3`). Times are those of the processor, which a busy machine changes less. Run it as `node out/test/bench/interpreter.js`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
        done, start = 0, time.process_time()
        while done < steps:
            for step in range(done, done + 500):
                try: f(step)
                except Exception: pass
            done += 500
            if time.process_time() - start > 0.05: break
        result[file + ": " + case] = (time.process_time() - start) / done * 1e9
print(json.dumps(result))
`;

const processorTime = (): number => process.cpuUsage().user / 1000;

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

/** Nanoseconds a step of every expression, here. */
function here(): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const [file, cases] of Object.entries(files)) {
    const names = Object.keys(cases);
    const lambdas = names.map((expression, index) => `case_${index} = lambda step: ${expression}\n`).join('');
    const module = loadModule(`${readFileSync(`${FOLDER}/handwritten/${file}`, 'utf8')}\n${lambdas}`);
    names.forEach((expression, index) => {
      const at = module.atSteps(module.value(`case_${index}`)!, { args: [0], step: 0, operations: Infinity });
      let best = Infinity;
      for (let round = 0; round < 3; round++) {
        const start = processorTime();
        let done = 0;
        while (done < STEPS && processorTime() - start < 50) for (const end = done + 500; done < end; done++) at(done);
        best = Math.min(best, ((processorTime() - start) / done) * 1e6);
      }
      times[`${file}: ${expression}`] = best;
    });
  }
  return times;
}

const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;

function compare(): void {
  const python = inPython();
  const own = here();
  const times = Object.values(own);
  console.log(
    `hand-written functions: ${times.length}; ns a step here: median ${quantile(times, 0.5).toFixed(0)}, 90 % ${quantile(times, 0.9).toFixed(0)}`,
  );
  if (!python) {
    console.log('CPython with numpy: none found (PYTHON)');
    return;
  }
  const ratios = Object.entries(python).map(([name, time]) => time / own[name]!);
  const median = quantile(Object.values(python), 0.5);
  const [middle] = Object.entries(python).find(([, time]) => time >= median) ?? [''];
  console.log(`CPython: median ${median.toFixed(0)} ns a step (${middle}); here ${own[middle]?.toFixed(0) ?? '?'} ns`);
  console.log(
    `times faster than CPython: median ${quantile(ratios, 0.5).toFixed(2)}, 10 % ${quantile(ratios, 0.1).toFixed(2)}, 90 % ${quantile(ratios, 0.9).toFixed(2)}`,
  );
}

const FIFTEEN = `
import math
def f(step, warmup=1000, total=TOTAL):
    if step < warmup:
        return 0.5 * step / warmup
    x = (step - warmup) / (total - warmup)
    return 0.05 + 0.45 * 0.5 * (1 + math.cos(math.pi * min(1.0, x)))
`;

/** Drawing takes some 2,000 values whatever the length: as many as an adaptive curve needs at most. */
function draw(): void {
  const times = [1e6, 1e9].map((total) => {
    const module = loadModule(FIFTEEN.replace('TOTAL', String(total)));
    const at = module.atSteps(module.value('f')!, { args: [0], step: 0, operations: Infinity });
    return least(20, () => {
      for (let i = 0; i < 2000; i++) at(Math.floor((i / 2000) * total));
    });
  });
  console.log(
    `2,000 values of a function of 15 operations: ${times[0]!.toFixed(2)} ms over 10^6 steps, ${times[1]!.toFixed(2)} ms over 10^9`,
  );
}

function million(): void {
  const module = loadModule(FIFTEEN.replace('TOTAL', '1e6'));
  const at = module.atSteps(module.value('f')!, { args: [0], step: 0, operations: Infinity });
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
