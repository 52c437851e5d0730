import assert from 'node:assert/strict';
import { sample } from '../../../../src/core/sample';
import { recurrence, table, wholeSteps } from '../../../../src/core/computed/wholeSteps';

describe('schedules of whole steps', () => {
  it('hold each value until the next whole step', () => {
    const { at, grid } = wholeSteps((step) => step * step, { totalSteps: 10 });
    assert.equal(grid, 'whole');
    assert.deepEqual([-3, 0, 0.9, 1, 2.5, 3].map(at), [0, 0, 0, 1, 4, 9]);
  });

  it('go on, hold or fail past their end', () => {
    const values = (past: 'goes on' | 'holds' | 'fails') => [3, 4, 5, 7].map(wholeSteps((step) => step, { totalSteps: 4, past }).at);
    assert.deepEqual(values('goes on'), [3, 4, 5, 7]);
    assert.deepEqual(values('holds'), [3, 4, 4, 4]);
    assert.deepEqual(values('fails'), [3, 4, NaN, NaN]);
  });

  it('break where a value changes, and start anywhere in a run of a thousand million steps', () => {
    const { breakpoints } = wholeSteps((step) => Math.floor(step / 3), { totalSteps: 1e9 });
    assert.deepEqual([...breakpoints(0, 10)], [3, 6, 9]);
    const [first] = breakpoints(500_000_000, 1e9);
    assert.equal(first, 500_000_001);
    assert.deepEqual([...breakpoints(3, 6)], []);
  });

  it('are drawn as steps where these can be seen', () => {
    const schedule = wholeSteps((step) => step, { totalSteps: 4, past: 'holds' });
    const view = { from: 0, to: 4, width: 400, height: 100, scale: 'linear', low: 0, high: 4 } as const;
    const points = [...sample(schedule, view)];
    const at = (x: number) => points.filter((_, i) => i % 2 === 1 && points[i - 1] === x);
    assert.deepEqual(at(2), [1, 2]);
  });

  it('hold the last value of a table', () => {
    const { at, totalSteps, unit } = table([3, 1, 2], 'epoch');
    assert.deepEqual([0, 1, 2, 9].map(at), [3, 1, 2, 2]);
    assert.deepEqual([totalSteps, unit], [2, 'epoch']);
  });

  it('follow a rule from the value before, each step once, in whatever order they are asked', () => {
    const asked: number[] = [];
    const next = (before: number, step: number) => {
      asked.push(step);
      return before / 2 + step;
    };
    const { at } = recurrence(8, next, { totalSteps: 10 });
    // 8, 8/2+1, 5/2+2, 4.5/2+3
    assert.deepEqual([at(3), at(1), at(2), at(0)], [5.25, 5, 4.5, 8]);
    assert.deepEqual(asked, [1, 2, 3]);
  });

  it('say nothing of steps beyond those that are kept', () => {
    const { at } = recurrence(1, (before) => before, { totalSteps: 1e9 });
    assert.equal(at(4_999_999), 1);
    assert.ok(Number.isNaN(at(5_000_000)));
  });
});
