import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { overSteps } from '../../../src/core/schedule';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { csvFile, jsonFile, pgfplotsFile, tableText } from '../../../src/exports/dataFiles';
import type { NamedCurve } from '../../../src/exports/namedCurve';
import { sampledSteps } from '../../../src/exports/sampledSteps';

function curve(label: string, method: string, values: ParameterValues): NamedCurve {
  return { label, description: method, schedule: buildSchedule(findMethod(method)!, { method, ...values }) };
}

const linear = (label: string) => curve(label, 'linear', { base_weight: 0.3, total_steps: 3 });

describe('csvFile', () => {
  it('has a column of steps and one for each curve, with all digits', () => {
    const curves = [linear('kl'), curve('gan', 'constant', { base_weight: 1e-7, total_steps: 3 })];
    assert.equal(
      csvFile({ curves, from: 0, to: 3 }),
      'step,kl,gan\r\n0,0,1e-7\r\n1,0.09999999999999999,1e-7\r\n2,0.19999999999999998,1e-7\r\n3,0.3,1e-7\r\n',
    );
  });

  for (const [label, cell] of [
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM', "'@SUM"],
    ['\tx', "'\tx"],
    ['<b>', '<b>'],
  ] as const) {
    it(`writes the label ${JSON.stringify(label)} as ${cell}`, () => {
      assert.ok(csvFile({ curves: [linear(label)], from: 0, to: 3 }).startsWith(`step,${cell}\r\n0,0\r\n`));
    });
  }

  it('leaves a cell empty where a curve has no value', () => {
    const pole = {
      label: 'p',
      description: '',
      schedule: { ...overSteps, totalSteps: 2, at: (t: number) => (t === 1 ? NaN : t), breakpoints: () => [] },
    };
    assert.equal(csvFile({ curves: [pole], from: 0, to: 2 }), 'step,p\r\n0,0\r\n1,\r\n2,2\r\n');
  });
});

describe('schedules whose total is unknown', () => {
  const unknown = (total: number) => ({ ...curve('kl', 'linear', { base_weight: 1, total_steps: total }), isRelative: true });

  it('have percent of a run for steps', () => {
    const data = { curves: [unknown(200)], from: 0, to: 200 };
    assert.match(csvFile(data), /^percent,kl\r\n0,0\r\n0\.5,0\.005\r\n[^]*\r\n100,1\r\n$/);
    assert.match(tableText(data), /^Run \(%\)\tkl\n0\t0\n10\t0\.1\n/);
    const { percent, steps, schedules } = JSON.parse(jsonFile(data)) as Record<string, unknown[]>;
    assert.deepEqual([percent!.at(-1), steps, (schedules![0] as { totalSteps: unknown }).totalSteps], [100, undefined, null]);
  });

  it('have steps beside one whose total is known', () => {
    const data = { curves: [unknown(3), linear('gan')], from: 0, to: 3 };
    assert.match(csvFile(data), /^step,kl,gan\r\n/);
    const { steps, schedules } = JSON.parse(jsonFile(data)) as { steps: unknown; schedules: readonly { totalSteps: unknown }[] };
    assert.deepEqual([steps, ...schedules.map(({ totalSteps }) => totalSteps)], [[0, 1, 2, 3], null, 3]);
  });
});

describe('pgfplotsFile', () => {
  it('has names that TeX reads, each once, and all digits', () => {
    const curves = ['loss.kl_weight', 'loss kl weight', '50 % \\input{x}', '重み', 'step'].map(linear);
    const [header, first, second] = pgfplotsFile({ curves, from: 0, to: 3 }).split('\n');
    assert.equal(header, 'step,loss_kl_weight,loss_kl_weight_2,50_input_x,curve,step_2');
    assert.equal(first, '0,0,0,0,0,0');
    assert.ok(second!.startsWith('1,0.09999999999999999,'));
  });

  it('says nan where a curve has no value', () => {
    const { schedule } = linear('kl');
    const curves = [{ label: 'kl', description: '', schedule: { ...schedule, at: () => NaN } }];
    assert.equal(pgfplotsFile({ curves, from: 0, to: 1 }), 'step,kl\n0,nan\n1,nan\n');
  });
});

describe('sampledSteps', () => {
  const stepsOf = (method: string, values: ParameterValues) =>
    sampledSteps([curve('', method, values).schedule], 0, Number(values.total_steps));

  it('has every step of a short run', () => {
    assert.deepEqual(stepsOf('cosine', { base_weight: 1, total_steps: 4 }), [0, 1, 2, 3, 4]);
  });

  it('has 1,001 whole steps of a long run, evenly spaced', () => {
    const steps = stepsOf('cosine', { base_weight: 1, total_steps: 1_000_000 });
    assert.equal(steps.length, 1001);
    assert.deepEqual(steps.slice(0, 3), [0, 1000, 2000]);
    assert.ok(stepsOf('cosine', { base_weight: 1, total_steps: 123_457 }).every(Number.isInteger));
  });

  it('has both sides of a jump', () => {
    const steps = stepsOf('piecewise', {
      base_weight: 1,
      total_steps: 1e6,
      points: [
        [0, 1],
        [123_456, 1],
        [123_456, 0],
      ],
    });
    for (const step of [123_455, 123_456]) assert.ok(steps.includes(step), `${step}`);
  });

  it('stays short whatever happens in the curve', () => {
    const schedule = {
      ...overSteps,
      totalSteps: 1e9,
      at: () => 0,
      *breakpoints(from: number, to: number) {
        for (let t = from + 1; t < to; t++) yield t;
      },
    };
    assert.ok(sampledSteps([schedule], 0, 1e9).length <= 21_001);
  });
});

describe('jsonFile', () => {
  it('has the steps and the values, with all digits', () => {
    const parsed: unknown = JSON.parse(jsonFile({ curves: [linear('"k\n')], from: 0, to: 3 }));
    const values = [0, 0.3 * (1 / 3), 0.3 * (2 / 3), 0.3];
    assert.deepEqual(parsed, { steps: [0, 1, 2, 3], schedules: [{ label: '"k\n', description: 'linear', totalSteps: 3, values }] });
  });

  it('says which ones are only there to be compared with', () => {
    const curves = [linear('kl'), { ...linear('kl (last commit)'), isReference: true }];
    const { schedules } = JSON.parse(jsonFile({ curves, from: 0, to: 3 })) as { schedules: { label: string; isReference?: boolean }[] };
    assert.deepEqual(
      schedules.map(({ label, isReference }) => [label, isReference]),
      [
        ['kl', undefined],
        ['kl (last commit)', true],
      ],
    );
  });
});

describe('tableText', () => {
  it('has tabs between cells, and no others', () => {
    const lines = tableText({ curves: [linear('a\tb'), linear('=c')], from: 0, to: 30 }).split('\n');
    assert.deepEqual([lines[0], lines[1], lines[6], lines.length], ["Step\ta b\t'=c", '0\t0\t0', '15\t0.3\t0.3', 13]);
  });

  it('has six digits, where a file has all of them', () => {
    // A quarter of the cosine of a half, in floating point.
    const data = { curves: [curve('kl', 'cosine', { base_weight: 0.5, total_steps: 4 })], from: 0, to: 4 };
    assert.match(csvFile(data), /\n2,0\.24999999999999997\r/);
    assert.match(tableText(data), /\n2\t0\.25\n/);
  });
});
