import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { findMethod, methods } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';

interface Golden {
  readonly cases: readonly { readonly values: ParameterValues; readonly steps: readonly number[]; readonly weights: readonly number[] }[];
}

const build = (name: string, values: ParameterValues) => buildSchedule(findMethod(name)!, values);

/** 1e-12 relative, and `noise` where a formula subtracts. */
function assertClose(actual: number, expected: number, noise: number, message: string): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected) + noise, `${message}: ${actual} instead of ${expected}`);
}

/**
 * What rounding may make of methods that subtract, as a part of the weight; the others agree strictly. For `exponential` as it is written,
 * w · (1 − e^(−t/(T/4))), it is one rounding of e^x: numpy's differ by as much from processor to processor.
 */
const noiseOf: Readonly<Record<string, number>> = {
  exponential: 2 ** -53,
  dann: 1e-15,
  sigmoid: 1e-15,
  warmup_hold_decay: 1e-15,
  one_cycle: 1e-15,
  cosine_rampdown: 1e-15,
  ema_warmup: 1e-15,
};

const scaleOf = (values: ParameterValues): number =>
  Math.max(...['base_weight', 'start_weight'].map((name) => Math.abs(Number(values[name] ?? 0))), values.base_weight === undefined ? 1 : 0);

describe('golden values of numpy', () => {
  for (const { name } of methods) {
    it(name, () => {
      const noise = noiseOf[name] ?? 0;
      const { cases } = JSON.parse(readFileSync(`test/reference/golden/${name}.json`, 'utf8')) as Golden;
      assert.ok(cases.length > 10);
      for (const { values, steps, weights } of cases) {
        const schedule = build(name, values);
        steps.forEach((step, i) => {
          assertClose(schedule.at(step), weights[i]!, noise * scaleOf(values), `${JSON.stringify(values)} at ${step}`);
        });
      }
    });
  }
});

describe('the decays of moving averages', () => {
  const cases = JSON.parse(readFileSync('test/reference/ema_warmup.json', 'utf8')) as readonly (Golden['cases'][number] & {
    readonly library: string;
  })[];
  for (const { library, values, steps, weights } of cases) {
    it(`${library}: ${JSON.stringify(values)}`, () => {
      const schedule = build('ema_warmup', { total_steps: 1e6, ...values });
      // ema-pytorch computes in float32.
      const noise = library.startsWith('ema-pytorch') ? 1e-6 : 1e-15;
      steps.forEach((step, i) => assertClose(schedule.at(step), weights[i]!, noise, `at ${step}`));
    });
  }
});

// Computed from the papers and their code, apart from the formulas above.
const literature: readonly (readonly [
  what: string,
  method: string,
  values: ParameterValues,
  points: readonly (readonly [number, number])[],
])[] = [
  [
    'Bowman: 1/(1+e^(−0.0025 (t − 2500)))',
    'sigmoid',
    { total_steps: 5000, k: 12.5 },
    [
      [0, 0.0019267346633274757],
      [2500, 0.5],
      [5000, 1 - 0.0019267346633274757],
    ],
  ],
  [
    'Laine & Aila',
    'sigmoid_rampup',
    { total_steps: 30 },
    [
      [0, 0.006737946999085467],
      [15, 0.2865047968601901],
      [30, 1],
    ],
  ],
  [
    'Ganin',
    'dann',
    { total_steps: 1000 },
    [
      [0, 0],
      [100, 0.4621171572600098],
      [500, 0.9866142981514305],
      [1000, 0.9999092042625952],
    ],
  ],
  ['Ganin, alpha = 1', 'dann', { total_steps: 1000, gamma: 1 }, [[1000, 0.4621171572600097]]],
  [
    'Bengio, k = 1000',
    'inverse_sigmoid',
    { total_steps: 20_000, k: 1000 },
    [
      [5000, 0.8707667550426246],
      [10_000, 0.043428288514233714],
    ],
  ],
  [
    'Fu, 100 iterations',
    'cyclical',
    { total_steps: 100 },
    [
      [0, 0],
      [1, 0.08],
      [12, 0.96],
      [13, 1],
      [24, 1],
      [25, 0],
    ],
  ],
  [
    'Noam over its peak, d = 512',
    'inverse_sqrt',
    { total_steps: 20_000, warmup: 4000 },
    [
      [1, 1.746928107421711e-7 / 0.000698771242968684],
      [4000, 1],
      [16_000, 0.0003493856214843421 / 0.000698771242968684],
    ],
  ],
  [
    'Hägele, 1 − sqrt',
    'warmup_hold_decay',
    { total_steps: 1000, decay: 100, decay_shape: 'one_minus_sqrt' },
    [
      [925, 0.5],
      [950, 0.2928932188134524],
      [975, 0.1339745962155614],
    ],
  ],
  ['DeepLab, poly 0.9', 'power', { total_steps: 100, a: 0.9, reverse: true }, [[50, 0.5358867312681466]]],
];

describe('values of the literature', () => {
  for (const [what, method, values, points] of literature) {
    it(what, () => {
      const schedule = build(method, values);
      for (const [step, weight] of points) assertClose(schedule.at(step), weight, 1e-15, `at ${step}`);
    });
  }

  it('linear, cosine and power end at exactly w, whatever w, T and start', () => {
    for (const method of ['linear', 'cosine', 'power', 'sigmoid_rampup', 'constant']) {
      for (const base_weight of [0.1, 0.3, 1e-5, 7e9]) {
        for (const start_weight of [0, 0.1, 3]) {
          for (const total_steps of [1, 3, 49, 1e4, 123456789, 1e9]) {
            assert.equal(build(method, { base_weight, start_weight, total_steps }).at(total_steps), base_weight);
          }
        }
      }
    }
  });
});
