import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GrowingPoints } from '../../../src/logs/growingPoints';
import { DrawnPoints } from '../../../src/logs/loggedPoints';
import type { LoggedPoints } from '../../../src/logs/table/pointsByStep';
import type { LogColumn } from '../../../src/logs/table/logColumn';

const column = (name: string, rows: readonly number[], values: readonly number[]) => ({
  name,
  rows: Float64Array.from(rows),
  values: Float64Array.from(values),
});

function loggedPoints(value: LogColumn, step: LogColumn | undefined): GrowingPoints {
  const points = new GrowingPoints(value, step);
  for (const work = points.update(); !work.next().done;);
  return points;
}

describe('logged points', () => {
  it('takes the steps of the same rows, and leaves out values without one', () => {
    const { steps, values } = loggedPoints(column('v', [0, 2, 3, 5], [1, 2, 3, 4]), column('s', [0, 1, 3, 5], [10, 20, 30, 40]));
    assert.deepEqual(
      [[...steps], [...values]],
      [
        [10, 30, 40],
        [1, 3, 4],
      ],
    );
  });

  it('counts rows where there is no step column', () => {
    assert.deepEqual([...loggedPoints(column('v', [0, 2], [1, 2]), undefined).steps], [0, 2]);
  });

  it('sorts by step, later rows after earlier ones of the same step', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (steps) => {
        const rows = steps.map((_, i) => i);
        const sorted = loggedPoints(column('v', rows, rows), column('s', rows, steps));
        const expected = rows.toSorted((a, b) => steps[a]! - steps[b]! || a - b);
        assert.deepEqual([...sorted.values], expected);
        assert.deepEqual(
          [...sorted.steps],
          expected.map((i) => steps[i]),
        );
      }),
    );
  });
});

const decimate = (points: LoggedPoints, from: number, to: number, columns: number) => new DrawnPoints(from, to, columns).of(points);

describe('DrawnPoints', () => {
  const wave = {
    steps: Float64Array.from({ length: 100_000 }, (_, i) => i),
    values: Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 50) + (i === 54_321 ? 5 : 0)),
  };

  it('keeps few points as they are, with the neighbours of the part in sight', () => {
    const points = { steps: Float64Array.of(0, 10, 20, 30, 40), values: Float64Array.of(1, 2, 3, 4, 5) };
    assert.deepEqual([...decimate(points, 15, 25, 100)], [10, 2, 20, 3, 30, 4]);
    assert.deepEqual([...decimate(points, -10, 100, 100)], [0, 1, 10, 2, 20, 3, 30, 4, 40, 5]);
    assert.deepEqual([...decimate({ steps: new Float64Array(), values: new Float64Array() }, 0, 1, 10)], []);
  });

  it('draws many points with four a column, and loses no outlier', () => {
    const flat = decimate(wave, 0, 100_000, 500);
    assert.ok(flat.length <= 2 * 4 * 501, `${flat.length}`);
    const at = flat.indexOf(54_321);
    assert.equal(flat[at + 1], wave.values[54_321]);
    for (let i = 2; i < flat.length; i += 2) assert.ok(flat[i]! >= flat[i - 2]!);
  });

  it('has the least and the greatest value of each column', () => {
    const flat = decimate(wave, 20_000, 60_000, 100);
    for (let c = 0; c < 100; c++) {
      const inColumn = (step: number) => step >= 20_000 + c * 400 && step < 20_000 + (c + 1) * 400;
      const kept = [...flat].filter((_, i) => i % 2 === 1 && inColumn(flat[i - 1]!));
      const all = [...wave.values.subarray(20_000 + c * 400, 20_000 + (c + 1) * 400)];
      assert.equal(Math.max(...kept), Math.max(...all));
      assert.equal(Math.min(...kept), Math.min(...all));
    }
  });
});
