import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { divide, repeat } from '../../../src/core/compose';
import { extent } from '../../../src/core/extent';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';
import { sample, type SampleView } from '../../../src/core/sample';
import type { Schedule } from '../../../src/core/schedule';
import { composed, plain } from './arbitrary';

const size = { width: 1000, height: 500 };

/** The view of a whole run with a tenth to spare on both sides, and all values in sight. */
function viewOf(schedule: Schedule, scale: SampleView['scale'] = 'linear'): SampleView {
  const [from, to] = [-schedule.totalSteps / 10, schedule.totalSteps * 1.1];
  const { min, max } = extent(schedule, from, to);
  return {
    ...size,
    from,
    to,
    scale,
    low: scale === 'log' ? Math.max(min, max * 1e-6, 1e-12) : min,
    high: max > min ? Math.max(max, min + Math.abs(min) * 1e-6) : min + 1,
  };
}

/** Pixels from the bottom left. */
function onScreen({ from, to, width, height, scale, low, high }: SampleView) {
  const scaled = scale === 'log' ? Math.log : (value: number) => value;
  return (x: number, value: number): readonly [number, number] => [
    ((x - from) / (to - from)) * width,
    ((scaled(value) - scaled(low)) / (scaled(high) - scaled(low))) * height,
  ];
}

/** The greatest distance in pixels of the true curve, looked at in `count` random places, from the drawn one. */
function greatestError(schedule: Schedule, view: SampleView, points: Float64Array, count: number): number {
  const place = onScreen(view);
  const drawn: (readonly [number, number])[] = [];
  for (let i = 0; i < points.length; i += 2) drawn.push(place(points[i]!, points[i + 1]!));
  let worst = 0;
  let first = 0;
  for (let i = 0; i <= count; i++) {
    // A golden-ratio step falls in with no period.
    const step = view.from + ((view.to - view.from) * (i + ((i * 0.6180339887498949) % 1) * 0.9)) / (count + 1);
    const [x, y] = place(step, schedule.at(step));
    if (!(y >= 0 && y <= view.height)) continue;
    while (first < drawn.length && !(drawn[first]![0] >= x - 1.5)) first++;
    let nearest = Infinity;
    for (let j = Math.max(first, 1); j < drawn.length; j++) {
      nearest = Math.min(nearest, distance(x, y, drawn[j - 1]!, drawn[j]!));
      if (drawn[j - 1]![0] > x + 1.5 || nearest <= worst) break;
    }
    worst = Math.max(worst, nearest);
  }
  return worst;
}

function distance(x: number, y: number, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  if (Number.isNaN(ax) || Number.isNaN(bx)) return Infinity;
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay));
}

const build = (name: string, values: ParameterValues): Schedule => buildSchedule(findMethod(name)!, values);

describe('sample', () => {
  it('is within half a pixel of every method', () =>
    fc.assert(
      fc.property(plain, ({ schedule }) => {
        const view = viewOf(schedule);
        const error = greatestError(schedule, view, sample(schedule, view), 4000);
        assert.ok(error <= 0.5, `${error} px`);
      }),
      { numRuns: 150 },
    ));

  it('is within half a pixel of compositions', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        const view = viewOf(schedule);
        const error = greatestError(schedule, view, sample(schedule, view), 4000);
        assert.ok(error <= 0.5, `${error} px`);
      }),
      { numRuns: 150 },
    ));

  it('is within half a pixel on a log scale and in any window', () =>
    fc.assert(
      fc.property(
        plain,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        ({ schedule }, at, part) => {
          const whole = viewOf(schedule, 'log');
          if (!(whole.high > whole.low)) return;
          const from = whole.from + (whole.to - whole.from) * at * (1 - part);
          const view = { ...whole, from, to: from + (whole.to - whole.from) * part };
          const error = greatestError(schedule, view, sample(schedule, view), 2000);
          assert.ok(error <= 0.5, `${error} px`);
        },
      ),
      { numRuns: 150 },
    ));

  it('goes from edge to edge with x ascending', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        const view = viewOf(schedule);
        const points = sample(schedule, view);
        const xs = points.filter((_, i) => i % 2 === 0);
        assert.equal(xs[0], view.from);
        assert.equal(xs.at(-1), view.to);
        for (let i = 1; i < xs.length; i++) assert.ok(xs[i]! >= xs[i - 1]!, `${xs[i - 1]} then ${xs[i]}`);
      }),
      { numRuns: 100 },
    ));

  const fewPoints: readonly (readonly [string, ParameterValues, number])[] = [
    ['linear', {}, 4],
    ['constant', {}, 4],
    ['cosine', {}, 45],
    ['power', { a: 10 }, 45],
    ['power', { a: 0.1 }, 45],
    ['exponential', {}, 45],
    ['warmup_hold_decay', {}, 6],
    ['step', { milestones: [1e5, 2e5, 4e5] }, 10],
    ['cyclical', { cycles: 100 }, 402],
  ];
  for (const [name, values, most] of fewPoints) {
    it(`draws ${name} ${JSON.stringify(values)} with at most ${most} points`, () => {
      const schedule = build(name, { total_steps: 1e6, ...values });
      assert.ok(sample(schedule, viewOf(schedule)).length / 2 <= most);
    });
  }

  it('draws a jump as a jump: both values at one step', () => {
    const schedule = build('step', { total_steps: 100, milestones: [30], factor: 0.5 });
    const points = sample(schedule, { ...size, from: 0, to: 100, scale: 'linear', low: 0, high: 1 });
    assert.deepEqual([...points], [0, 1, 30, 1, 30, 0.5, 100, 0.5]);
  });

  it('finds a jump at step 123,456,789 of 10^9 at any zoom', () => {
    const schedule = build('step', { total_steps: 1e9, milestones: [123_456_789], factor: 0.5 });
    for (const half of [1e8, 1e4, 10, 0.01]) {
      const points = sample(schedule, { ...size, from: 123_456_789 - half, to: 123_456_789 + half, scale: 'linear', low: 0, high: 1 });
      assert.deepEqual([...points].slice(2, 6), [123_456_789, 1, 123_456_789, 0.5]);
    }
  });

  it('draws more cycles than pixels as an envelope, whatever their number', () => {
    for (const times of [5000, 123_457, 1e9]) {
      const schedule = repeat(build('cosine', { total_steps: 1 }), times);
      const view = { ...size, from: 0, to: times, scale: 'linear', low: 0, high: 1 } as const;
      const points = sample(schedule, view);
      assert.ok(points.length / 2 <= 2.25 * size.width, `${points.length / 2} points`);
      const values = points.filter((_, i) => i % 2 === 1).slice(2, -2);
      for (let i = 0; i < values.length; i += 2) {
        assert.ok(Math.abs(values[i]! - values[i + 1]!) > 0.999, `from ${values[i]} to ${values[i + 1]}`);
      }
    }
  });

  it('leaves gaps where a log scale has no place and where a quotient has no value', () => {
    const linear = build('linear', { total_steps: 100 });
    const log = sample(linear, { ...size, from: -10, to: 100, scale: 'log', low: 1e-3, high: 1 });
    assert.ok(Number.isNaN(log[0]!) && Number.isNaN(log[1]!));
    assert.equal(log.filter(Number.isNaN).length, 2);
    const quotient = divide(1, build('piecewise', { total_steps: 100, points: [[0, -1], [100, 1]] })); // prettier-ignore
    const view = { ...size, from: 0, to: 100, scale: 'linear', low: -10, high: 10 } as const;
    const points = sample(quotient, view);
    assert.equal(points.filter(Number.isNaN).length, 2);
    assert.ok(greatestError(quotient, view, points, 4000) <= 0.5);
  });
});

describe('extent', () => {
  it('holds every value of random compositions, and no more', () =>
    fc.assert(
      fc.property(composed, ({ schedule }) => {
        const [from, to] = [-schedule.totalSteps / 10, schedule.totalSteps * 1.1];
        const { min, max } = extent(schedule, from, to);
        const slack = 1e-9 * (Math.abs(min) + Math.abs(max));
        let [low, high] = [Infinity, -Infinity];
        for (let i = 0; i <= 5000; i++) {
          const value = schedule.at(from + ((to - from) * i) / 5000);
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
        assert.ok(low >= min - slack && high <= max + slack, `[${low}, ${high}] in [${min}, ${max}]`);
      }),
      { numRuns: 200 },
    ));

  it('is exact, limits before jumps included', () => {
    assert.deepEqual(extent(build('cosine', { base_weight: 0.3, total_steps: 7 }), -5, 20), { min: 0, max: 0.3 });
    const sawtooth = build('cyclical', { total_steps: 100, ratio: 1 });
    assert.deepEqual(extent(sawtooth, 10, 30), { min: 0, max: 1 });
    const cycles = repeat(build('cosine', { total_steps: 3 }), 1e8);
    assert.deepEqual(extent(cycles, 0, 3e8), { min: 0, max: 1 });
  });
});
