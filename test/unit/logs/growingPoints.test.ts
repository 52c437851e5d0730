import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { linear } from '../../../src/core/methods/linear';
import { deviation, DeviationSoFar } from '../../../src/logs/deviation';
import { GrowingPoints } from '../../../src/logs/growingPoints';
import { DrawnPoints, nearestPoint, valueExtent } from '../../../src/logs/loggedPoints';
import { LogTableBuilder } from '../../../src/logs/logTable';

const finish = (work: Generator<void>) => {
  let pauses = 0;
  while (!work.next().done) pauses++;
  return pauses;
};
const column = (builder: LogTableBuilder, wanted: string) => builder.column(wanted)!;

describe('GrowingPoints', () => {
  const row = fc.record({
    step: fc.option(fc.integer({ min: 0, max: 30 })),
    value: fc.option(fc.double({ noNaN: true, min: -1, max: 1 })),
  });

  it('has after any growth the pairs of step and value of all rows, in the order of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 40 }), { maxLength: 6 }), fc.integer({ min: 0, max: 1 }), (bursts, first) => {
        const builder = new LogTableBuilder();
        const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'), first);
        const expected: (readonly [step: number, value: number])[] = [];
        for (const burst of bursts) {
          for (const { step, value } of burst) {
            builder.startRow();
            if (step !== null) builder.add('step', step);
            if (value !== null) builder.add('value', value);
            if (step !== null && value !== null) expected.push([step - first, value]);
          }
          finish(points.update(7));
          const sorted = expected.toSorted(([a], [b]) => a - b);
          assert.deepEqual(
            [...points.steps].map((step, i) => [step, points.values.at(i)!]),
            sorted,
          );
        }
      }),
    );
  });

  it('copies nothing where each row has a step and a value and the steps ascend', () => {
    const builder = new LogTableBuilder();
    const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'));
    for (let i = 0; i < 1_000; i++) {
      builder.startRow();
      builder.add('step', 2 * i);
      builder.add('value', i);
    }
    assert.equal(finish(points.update(100)) >= 10, true);
    assert.deepEqual([points.steps.length, points.steps.at(-1), points.values.at(-1), points.order], [1_000, 1_998, 999, 0]);
  });

  it('tells when points come before others', () => {
    const builder = new LogTableBuilder();
    const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'));
    for (const [order, step] of [10, 20, 15, 30].map((step, i) => [Number(i >= 2), step] as const)) {
      builder.startRow();
      builder.add('step', step);
      builder.add('value', step);
      finish(points.update());
      assert.equal(points.order, order);
    }
    assert.deepEqual([...points.steps], [10, 15, 20, 30]);
  });

  it('draws the same of a long log as of a plain list, and has the same extent', () => {
    const builder = new LogTableBuilder();
    const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'));
    for (let i = 0; i < 30_000; i++) {
      builder.startRow();
      builder.add('step', i + (i % 7 === 0 ? 0.5 : 0));
      builder.add('value', Math.sin(i / 9) * (1 + (i % 1_013)));
      if (i % 5_000 === 0) finish(points.update());
    }
    finish(points.update());
    const plain = { steps: Float64Array.from(points.steps), values: Float64Array.from(points.values) };
    for (const [from, to, columns] of [
      [0, 30_000, 50],
      [0, 30_000, 333],
      [12_345, 23_456, 100],
      [29_000, 40_000, 40],
    ] as const)
      assert.deepEqual(new DrawnPoints(from, to, columns).of(points), new DrawnPoints(from, to, columns).of(plain));
    const all = [...plain.values];
    assert.deepEqual(valueExtent(points), { min: Math.min(...all), max: Math.max(...all) });
  });

  it('is drawn as it grows as it is drawn at once, also when points come before others', () => {
    const builder = new LogTableBuilder();
    const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'));
    const parts = [
      [0, 30_000, 50],
      [0, 3_000, 200],
      [5_000, 12_000, 20],
      [-10, 60_000, 7],
    ] as const;
    const drawingOf = ([from, to, columns]: (typeof parts)[number]) => new DrawnPoints(from, to, columns);
    const drawings = parts.map(drawingOf);
    for (let i = 0; i < 20_000; i++) {
      // A run that is resumed logs steps again.
      const step = i < 12_000 ? i : i - 1_000;
      builder.startRow();
      builder.add('step', step);
      builder.add('value', Math.sin(step / 9) * (1 + (i % 1_013)));
      if (i % 377 !== 0) continue;
      finish(points.update());
      for (const [index, part] of parts.entries())
        assert.deepEqual(drawings[index]!.of(points), drawingOf(part).of(points), `${i} rows in ${part.join()}`);
    }
  });

  it('is compared with a plan piece by piece as it is at once', () => {
    const plan = buildSchedule(linear, { base_weight: 1, total_steps: 1_000 });
    const builder = new LogTableBuilder();
    const points = new GrowingPoints(column(builder, 'value'), column(builder, 'step'));
    const soFar = new DeviationSoFar(plan);
    for (let step = 0; step < 1_000; step++) {
      builder.startRow();
      builder.add('step', step);
      builder.add('value', plan.at(step) + (step > 700 || step === 300 ? 0.1 : 0));
      if (step % 64 !== 0 && step !== 999) continue;
      finish(points.update());
      finish(soFar.advance(points, 10));
      const { value } = deviation(plan, points).next();
      assert.deepEqual(soFar.result, value);
    }
    assert.deepEqual([soFar.result.count, soFar.result.firstOff?.step, soFar.result.start?.step], [1_000, 300, 701]);
  });
});

describe('nearestPoint', () => {
  const steps = Float64Array.of(0, 10, 10, 25);
  for (const [step, expected] of [
    [-5, 0],
    [4, 0],
    [5, 1],
    [10, 2],
    [17, 2],
    [17.5, 3],
    [99, 3],
  ] as const)
    it(`is ${expected} at step ${step}`, () => assert.equal(nearestPoint({ steps, values: steps }, step), expected));

  it('is none where there are no points', () => {
    const none = new Float64Array();
    assert.equal(nearestPoint({ steps: none, values: none }, 1), -1);
  });
});
