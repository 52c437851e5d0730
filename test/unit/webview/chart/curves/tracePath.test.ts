import assert from 'node:assert/strict';
import { tracePath, traceStairs, wholeSteps, type PathTarget, type TracedCurve } from '../../../../../webview/chart/curves/tracePath';

const plain = { offset: 0, factor: 1, isLog: false };

function trace(points: readonly number[], end: number, more: Partial<TracedCurve> = {}) {
  const commands: string[] = [];
  const recorder = (name: string): PathTarget => ({
    moveTo: (x: number, y: number) => void commands.push(`${name} M${x},${y}`),
    lineTo: (x: number, y: number) => void commands.push(`${name} L${x},${y}`),
  });
  const curve = { points: Float64Array.from(points), end, inSight: { from: 0, to: 100 }, x: plain, y: plain, ...more };
  const last = tracePath(curve, recorder('in'), recorder('past'));
  return { path: commands.join(' '), last };
}

describe('tracePath', () => {
  it('is one line until the end, and another one from there on', () => {
    assert.equal(trace([0, 0, 50, 50, 100, 50], 50).path, 'in M0,0 in L50,50 past M50,50 past L100,50');
  });

  it('parts a piece that the end lies within', () => {
    assert.equal(trace([0, 0, 100, 10], 50).path, 'in M0,0 in L50,5 past M50,5 past L100,10');
  });

  it('keeps a jump at the end with what comes before', () => {
    assert.equal(trace([0, 0, 50, 0, 50, 9, 100, 9], 50).path, 'in M0,0 in L50,0 in L50,9 past M50,9 past L100,9');
  });

  it('tells where a curve ends that stops', () => {
    const { path, last } = trace([0, 0, 50, 5, NaN, NaN], 50);
    assert.equal(path, 'in M0,0 in L50,5');
    assert.deepEqual(last, { x: 50, y: 5 });
  });

  it('leaves gaps', () => assert.equal(trace([0, 1, 10, 1, NaN, NaN, 20, 1, 30, 1], 100).path, 'in M0,1 in L10,1 in M20,1 in L30,1'));

  it('traces nothing out of sight', () => {
    const points = Array.from({ length: 100 }, (_, i) => [i, i]).flat();
    assert.equal(trace(points, 1000, { inSight: { from: 41.5, to: 42.5 } }).path, 'in M41,41 in L42,42 in L43,43');
    assert.equal(trace(points, 1000, { inSight: { from: 200, to: 300 } }).last, undefined);
  });

  it('lays out a logarithmic axis by the digits of a value, and has no place for zero', () => {
    const y = { offset: 10, factor: -5, isLog: true };
    assert.equal(trace([0, 1, 10, 100, 20, 0, 30, 10, 40, 10], 100, { y }).path, 'in M0,10 in L10,0 in M30,5 in L40,5');
  });
});

describe('wholeSteps', () => {
  const places = (points: readonly number[], end: number, inSight = { from: 0, to: 100 }) =>
    wholeSteps({ points: Float64Array.from(points), end, inSight, x: plain, y: plain }).map(({ x, y }) => [x, y]);

  it('lie on the curve, up to its end', () =>
    assert.deepEqual(places([0, 0, 4, 8, 10, 8], 3), [
      [0, 0],
      [1, 2],
      [2, 4],
      [3, 6],
    ]));

  it('have the value on the right of a jump', () =>
    assert.deepEqual(places([0, 5, 1, 5, 1, 9, 2, 9], 2), [
      [0, 5],
      [1, 9],
      [2, 9],
    ]));

  it('are only those in sight, and the one before them, that have a value', () => {
    assert.deepEqual(places([0, 0, 10, 10], 10, { from: 3.5, to: 5 }), [
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    assert.deepEqual(places([0, 1, 1, 1, NaN, NaN, 3, 1, 4, 1], 4), [
      [0, 1],
      [1, 1],
      [3, 1],
      [4, 1],
    ]);
  });
});

describe('traceStairs', () => {
  const stairs = (places: readonly (readonly [number, number])[], right: number) => {
    const path: string[] = [];
    const target: PathTarget = { moveTo: (x, y) => path.push(`M${x},${y}`), lineTo: (x, y) => path.push(`L${x},${y}`) };
    traceStairs(
      places.map(([x, y]) => ({ x, y })),
      20,
      right,
      target,
    );
    return path.join(' ');
  };

  it('hold each value until the next step', () => {
    assert.equal(
      stairs(
        [
          [0, 5],
          [20, 7],
          [40, 9],
        ],
        40,
      ),
      'M0,5 L20,5 L20,7 L40,7 L40,9 L40,9',
    );
  });

  it('end where the curve does, and are broken where a step has no value', () => {
    assert.equal(
      stairs(
        [
          [0, 5],
          [40, 9],
        ],
        50,
      ),
      'M0,5 L20,5 M40,9 L50,9',
    );
  });
});
