// Benchmarks of the core, as ratios within one run: absolute times are those of the machine. `npm run bench`; the environment
// variable PYTHON names an interpreter with numpy for the part that compares with it.
import { spawnSync } from 'node:child_process';
import { buildSchedule } from '../../src/core/methods/buildSchedule';
import { repeat } from '../../src/core/compose';
import { extent } from '../../src/core/extent';
import { findMethod } from '../../src/core/methods/index';
import type { ParameterValues } from '../../src/core/parameter';
import { sample } from '../../src/core/sample';
import type { Schedule } from '../../src/core/schedule';

const T = 1e6;
const w = 0.5;
const out = new Float64Array(T + 1);

const build = (name: string, values: ParameterValues): Schedule => buildSchedule(findMethod(name)!, values);

/** The loops that one would write by hand for one formula each. */
const byHand: Readonly<Record<string, () => void>> = {
  linear: () => {
    for (let t = 0; t <= T; t++) out[t] = w * (t / T);
  },
  cosine: () => {
    for (let t = 0; t <= T; t++) out[t] = (w * (1 - Math.cos((Math.PI * t) / T))) / 2;
  },
  power: () => {
    for (let t = 0; t <= T; t++) out[t] = w * Math.pow(t / T, 3);
  },
  exponential: () => {
    for (let t = 0; t <= T; t++) out[t] = w * (1 - Math.exp(-t / (T / 4)));
  },
  sigmoid: () => {
    for (let t = 0; t <= T; t++) out[t] = w / (1 + Math.exp(-10 * (t / T - 0.5)));
  },
  dann: () => {
    for (let t = 0; t <= T; t++) out[t] = w * (2 / (1 + Math.exp((-10 * t) / T)) - 1);
  },
};

const schedules: Readonly<Record<string, Schedule>> = Object.fromEntries(
  Object.keys(byHand).map((name) => [name, build(name, { base_weight: w, total_steps: T, ...(name === 'power' ? { a: 3 } : {}) })]),
);

/** The same loops over schedules: one in the text for each, as by hand and as users have them. What a loop calls is inlined there only where it is always the same. */
const bySchedule: Readonly<Record<string, () => void>> = {
  linear: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.linear!.at(t);
  },
  cosine: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.cosine!.at(t);
  },
  power: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.power!.at(t);
  },
  exponential: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.exponential!.at(t);
  },
  sigmoid: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.sigmoid!.at(t);
  },
  dann: () => {
    for (let t = 0; t <= T; t++) out[t] = schedules.dann!.at(t);
  },
};

/** One loop for all of them: it makes a call at each step. */
function evaluate({ at }: Schedule): void {
  for (let t = 0; t <= T; t++) out[t] = at(t);
}

/** Milliseconds of one call, each function's median of interleaved rounds, so that a slow moment hits all alike. */
function medians(functions: readonly (() => void)[], rounds: number): readonly number[] {
  const times = functions.map((): number[] => []);
  for (let round = -3; round < rounds; round++) {
    functions.forEach((run, i) => {
      const start = performance.now();
      run();
      if (round >= 0) times[i]!.push(performance.now() - start);
    });
  }
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!);
}

const text = (value: number): string => value.toPrecision(3).padStart(9);

/** All methods in this one process, each of them evaluated in every way before the first is timed. Returns the cosine's milliseconds. */
function benchEvaluation(): number {
  for (const schedule of Object.values(schedules)) evaluate(schedule);
  for (const run of Object.values(bySchedule)) run();
  console.log('\nEvaluating all steps of T = 10^6, ms      by hand  schedule     ratio  one loop for all     ratio');
  const times = Object.keys(byHand).map((name) => {
    const [hand, ours, shared] = medians([byHand[name]!, bySchedule[name]!, () => evaluate(schedules[name]!)], 21);
    console.log(
      `  ${name.padEnd(38)}${text(hand!)} ${text(ours!)} ${text(ours! / hand!)} ${text(shared!).padStart(17)} ${text(shared! / hand!)}`,
    );
    return [name, ours!] as const;
  });
  return new Map(times).get('cosine')!;
}

const python = `
import json, math, time
import numpy as np
T, w = ${T}, ${w}
def calculate(step):
    return w * (1 - np.cos(np.pi * step / T)) / 2
def timed(run, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter(); run(); times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[rounds // 2]
steps = np.arange(T + 1)
print(json.dumps([np.__version__, timed(lambda: [calculate(s) for s in steps], 3), timed(lambda: calculate(steps), 7)]))
`;

function benchPython(cosine: number): void {
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', python], { encoding: 'utf8' });
  if (status !== 0) {
    console.log('\nNo python3 with numpy here: the comparison with them is left out.');
    return;
  }
  const [version, list, vector] = JSON.parse(stdout) as [string, number, number];
  console.log(`\nThe cosine against numpy ${version}, ms           numpy  schedule     ratio`);
  console.log(`  list comprehension over np.arange     ${text(list)} ${text(cosine)} ${text(list / cosine)} times faster`);
  console.log(`  vectorised                            ${text(vector)} ${text(cosine)} ${text(vector / cosine)} times faster`);
}

function benchSampling(): void {
  const size = { width: 1000, height: 500, scale: 'linear' } as const;
  const draw = (schedule: Schedule) => () => {
    const { min, max } = extent(schedule, 0, schedule.totalSteps);
    return sample(schedule, { ...size, from: 0, to: schedule.totalSteps, low: min, high: max });
  };
  const short: Record<string, () => Float64Array> = {};
  const long: Record<string, () => Float64Array> = {};
  const cases: Readonly<Record<string, ParameterValues>> = {
    linear: {},
    cosine: {},
    power: { a: 10 },
    exponential: {},
    cyclical: { cycles: 100 },
    one_cycle: {},
  };
  for (const [name, values] of Object.entries(cases)) {
    short[name] = draw(build(name, { total_steps: 1e3, ...values }));
    long[name] = draw(build(name, { total_steps: 1e9, ...values }));
  }
  console.log('\nExtent and samples for 1,000 x 500 px, ms    T = 10^3  T = 10^9     ratio    points');
  const many = (run: () => unknown) => () => {
    for (let i = 0; i < 50; i++) run();
  };
  const names = Object.keys(cases);
  const times = medians([...Object.values(short), ...Object.values(long)].map(many), 41).map((time) => time / 50);
  names.forEach((name, i) => {
    const [first, second] = [times[i]!, times[i + names.length]!];
    console.log(
      `  ${name.padEnd(41)} ${text(first)} ${text(second)} ${text(second / first)} ${String(long[name]!().length / 2).padStart(9)}`,
    );
  });
  const [total1, total2] = [times.slice(0, names.length), times.slice(names.length)].map((list) => list.reduce((a, b) => a + b));
  console.log(`  ${'all'.padEnd(41)} ${text(total1!)} ${text(total2!)} ${text(total2! / total1!)}`);

  console.log('\nCycles, ms                                        time    points');
  const cycles: Readonly<Record<string, () => Float64Array>> = {
    '1,000 cosine restarts': draw(repeat(build('cosine', { total_steps: 1e3 }), 1000)),
    '1,000 cycles of a ramp': draw(build('cyclical', { total_steps: 1e6, cycles: 1000 })),
    '10,000 cosine restarts (envelope)': draw(repeat(build('cosine', { total_steps: 1e3 }), 1e4)),
    '10^7 cosine restarts (envelope)': draw(repeat(build('cosine', { total_steps: 100 }), 1e7)),
  };
  const cycleTimes = medians(Object.values(cycles), 15);
  Object.entries(cycles).forEach(([name, run], i) => {
    console.log(`  ${name.padEnd(42)} ${text(cycleTimes[i]!)} ${String(run().length / 2).padStart(9)}`);
  });
}

benchPython(benchEvaluation());
benchSampling();
