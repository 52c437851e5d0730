import assert from 'node:assert/strict';
import { readLog } from '../../../fixtures/readLog';
import { loggedNear, loggedPart, logModel, rawPart } from '../../../../src/preview/logs/logModel';
import { LogTableBuilder } from '../../../../src/logs/logTable';
import { LogPairs } from '../../../../src/preview/logs/logPairs';
import { logStateOf, type LogState } from '../../../../src/preview/logs/logState';
import { LogSummaries } from '../../../../src/preview/logs/logSummaries';
import { valuesAt } from '../../../../src/preview/model/valuesAt';
import { curvesOf } from '../../../../src/preview/model/curves';
import { drawable } from '../../../fixtures/foundSchedule';

const document = 'file:///vae.yaml';
const saved = { document, uri: 'file:///runs/metrics.csv', step: 'step', values: [['kl', 'kl']] } as const;
const curves = curvesOf([drawable('gan', 'linear', 2, 100), drawable('kl', 'linear', 1, 100)]);
const axis = { from: 0, to: 100, columns: 50 };

async function compared(csv: string): Promise<Extract<LogState, { kind: 'compared' }>> {
  const table = (await readLog(new TextEncoder().encode(csv), { onProgress: () => undefined, isCancelled: () => false }))!;
  const log = { name: 'metrics.csv', uri: saved.uri, table };
  const pairs = new LogPairs(log);
  pairs.pairByName(curves);
  return { kind: 'compared', document, log, pairs };
}

describe('logModel', () => {
  it('has what was logged for the curves, and what it takes to read it again', async () => {
    const state = await compared('step,kl\n0,0\n50,0.5\n100,\n60,0.75\n');
    assert.deepEqual(logModel(state, curves, axis, ['Exactly.']), {
      kind: 'compared',
      name: 'metrics.csv',
      note: '4 rows; steps from the column step',
      saved,
      series: [{ curve: 'kl', column: 'kl', points: Float64Array.of(0, 0, 50, 0.5, 60, 0.75), extent: { min: 0, max: 0.75 } }],
      summaries: ['Exactly.'],
    });
  });

  it('has the points of a part with one neighbour on either side', async () => {
    const state = await compared(`step,kl\n${Array.from({ length: 10 }, (_, i) => `${i},${i / 10}`).join('\n')}\n`);
    assert.deepEqual(loggedPart(state, curves, { from: 3.5, to: 5.5, columns: 50 }), [Float64Array.of(3, 0.3, 4, 0.4, 5, 0.5, 6, 0.6)]);
  });

  it('knows the row that is nearest to a step, however few of them are drawn', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${7 * i},${i}`);
    const state = await compared(`step,kl\n${rows.join('\n')}\n`);
    const near = (step: number) => loggedNear(state, 'kl', step);
    assert.deepEqual(
      [near(70_003), near(70_004), near(0)],
      [
        [{ step: 70_000, value: 10_000, run: undefined }],
        [{ step: 70_007, value: 10_001, run: undefined }],
        [{ step: 0, value: 0, run: undefined }],
      ],
    );
    assert.deepEqual([near(-1), near(139_994), loggedNear(state, 'gan', 7)], [[], [], []]);
    const at = valuesAt(curves, 70_003, state).values;
    assert.deepEqual([at[0]!.logged, at[1]!.logged], [undefined, [{ step: 70_000, text: '10000' }]]);
  });

  it('draws the same part from what is kept, until other columns are chosen', async () => {
    const state = await compared('step,kl,other\n0,0,7\n50,0.5,8\n');
    const [first] = loggedPart(state, curves, axis);
    assert.equal(loggedPart(state, curves, { ...axis })[0], first);
    state.pairs.chooseValue(
      'kl',
      state.pairs.valueChoices.find(({ name }) => name === 'other'),
    );
    assert.deepEqual(loggedPart(state, curves, axis), [Float64Array.of(0, 7, 50, 8)]);
    state.pairs.chooseStep(undefined);
    assert.deepEqual(loggedPart(state, curves, axis), [Float64Array.of(0, 7, 1, 8)]);
  });

  it('has several runs, each with its name, columns and place', async () => {
    const first = await compared('step,kl\n0,0\n50,0.5\n');
    const second = await compared('step,kl,gan\n0,1,2\n70,0.25,3\n');
    const uri = 'file:///other%20runs/metrics.csv';
    const state: LogState = { ...first, more: [{ log: { ...second.log, uri }, pairs: second.pairs }] };
    const model = logModel(state, curves, axis);
    assert.ok(model.kind === 'compared');
    assert.equal(model.name, 'runs/metrics.csv, other runs/metrics.csv');
    assert.deepEqual(model.runs, ['runs/metrics.csv', 'other runs/metrics.csv']);
    const [a, b] = model.runs.map((name, place) => ({ name, place }));
    assert.deepEqual(
      model.series.map(({ curve, run, points }) => [curve, run, [...points]]),
      [
        ['kl', a, [0, 0, 50, 0.5]],
        ['gan', b, [0, 2, 70, 3]],
        ['kl', b, [0, 1, 70, 0.25]],
      ],
    );
    assert.deepEqual(
      loggedPart(state, curves, axis),
      model.series.map(({ points }) => points),
    );
    const values = [
      ['gan', 'gan'],
      ['kl', 'kl'],
    ];
    assert.deepEqual(model.saved, { ...saved, more: [{ document, uri, step: 'step', values: model.saved!.more![0]!.values }] });
    assert.deepEqual([...model.saved.more[0]!.values].sort(), values);
    // Both have the step 50; only the second run goes on to 70.
    assert.deepEqual(
      [loggedNear(state, 'kl', 50), loggedNear(state, 'kl', 60)],
      [
        [
          { step: 50, value: 0.5, run: 'runs/metrics.csv' },
          { step: 70, value: 0.25, run: 'other runs/metrics.csv' },
        ],
        [{ step: 70, value: 0.25, run: 'other runs/metrics.csv' }],
      ],
    );
  });

  it('has the values smoothed, those that were logged behind them, and goes on smoothing as the log grows', () => {
    const builder = new LogTableBuilder();
    const write = (step: number, kl: number) => {
      builder.startRow();
      builder.add('step', step);
      builder.add('kl', kl);
    };
    const log = {
      name: 'metrics.csv',
      uri: saved.uri,
      get table() {
        return builder.build();
      },
    };
    write(0, 1);
    write(10, 4);
    const pairs = new LogPairs(log);
    pairs.pairByName(curves);
    const state: LogState = { kind: 'compared', document, log, pairs };
    assert.equal(rawPart(state, curves, axis), undefined);
    pairs.smoothing = 0.5;
    // By hand: (0.5 · 1 + 4) / (0.5 + 1) = 3.
    assert.deepEqual(loggedPart(state, curves, axis), [Float64Array.of(0, 1, 10, 3)]);
    assert.deepEqual(rawPart(state, curves, axis), [Float64Array.of(0, 1, 10, 4)]);
    write(20, 6.5);
    for (const work = pairs.update(); !work.next().done;);
    const model = logModel(state, curves, axis);
    assert.ok(model.kind === 'compared');
    // (0.25 · 1 + 0.5 · 4 + 6.5) / (0.25 + 0.5 + 1) = 5.
    assert.deepEqual([...model.series[0]!.points], [0, 1, 10, 3, 20, 5]);
    assert.deepEqual([...model.series[0]!.raw!], [0, 1, 10, 4, 20, 6.5]);
    assert.deepEqual([model.smoothing, model.saved?.smoothing], [0.5, 0.5]);
    assert.deepEqual(loggedNear(state, 'kl', 20)[0]?.value, 6.5);
    pairs.smoothing = 0;
    assert.deepEqual(loggedPart(state, curves, axis), [Float64Array.of(0, 1, 10, 4, 20, 6.5)]);
  });

  it('keeps the least and the greatest smoothed value of what is drawn as one column', async () => {
    const values = Array.from({ length: 3000 }, (_, i) => Math.sin(i / 7) + Math.sin(i / 111));
    const state = await compared(`step,kl\n${values.map((value, i) => `${i / 30},${value}`).join('\n')}\n`);
    state.pairs.smoothing = 0.5;
    for (const work = state.pairs.update(); !work.next().done;);
    // The mean of all values so far, the one before of half the weight.
    let [sum, weight] = [0, 0];
    const smoothed = values.map((value) => ([sum, weight] = [sum / 2 + value, weight / 2 + 1])).map(([total, of]) => total / of);
    const drawn = [...loggedPart(state, curves, { ...axis, columns: 5 })[0]!].filter((_, i) => i % 2 === 1);
    assert.ok(drawn.length < 30, `${drawn.length} points`);
    const ends = (list: readonly number[]) => [Math.min(...list), Math.max(...list)].map((value) => value.toFixed(9));
    assert.deepEqual(ends(drawn), ends(smoothed));
  });

  it('names the file of one that could not be read again', () => {
    const state: LogState = { kind: 'unreadable', saved, reason: 'It is gone.' };
    assert.deepEqual(logModel(state, curves, axis), { kind: 'unreadable', name: 'metrics.csv', saved, reason: 'It is gone.' });
  });

  it('is none for another document than its own', async () => {
    const states: readonly LogState[] = [await compared('step,kl\n0,0\n'), { kind: 'reading', saved }];
    for (const state of states) {
      assert.equal(logStateOf(state, document), state);
      assert.deepEqual(logStateOf(state, 'file:///other.yaml'), { kind: 'none' });
      assert.deepEqual(logStateOf(state, undefined), { kind: 'none' });
    }
  });
});

describe('LogSummaries', () => {
  it('tells how far a log is from its plan, only of the latest curves, and knows it until there is something newer', async () => {
    const found: (readonly string[])[] = [];
    let done: () => void;
    const isDone = new Promise<void>((resolve) => (done = resolve));
    const summaries = new LogSummaries((sentences) => {
      found.push(sentences);
      done();
    });
    const state = await compared('step,kl\n0,0\n50,0.5\n100,1\n');
    assert.equal(summaries.start(state, curvesOf([drawable('kl', 'linear', 9, 100)])), undefined);
    assert.equal(summaries.start(state, curves), undefined);
    await isDone;
    // The log is the plan itself: w · t/T.
    assert.deepEqual(found[0], ['All 3 values are within 1 % of the plan’s range.']);
    assert.equal(found.length, 1);
    assert.equal(summaries.start(state, curves), found[0]);
    assert.equal(summaries.start({ kind: 'none' }, curves), undefined);
    summaries.stop();
  });

  it('says where a log that grows has left its plan, without comparing again what it has compared', async () => {
    const [kl] = curvesOf([drawable('kl', 'linear', 1, 20_000)]);
    let asked = 0;
    const at = (step: number) => (asked++, kl!.schedule.at(step));
    const plan = [{ ...kl!, schedule: { ...kl!.schedule, at } }];
    const builder = new LogTableBuilder();
    const write = (from: number, to: number, value: (step: number) => number) => {
      for (let step = from; step < to; step++) {
        builder.startRow();
        builder.add('step', step);
        builder.add('kl', value(step));
      }
    };
    const log = {
      name: 'metrics.csv',
      uri: saved.uri,
      get table() {
        return builder.build();
      },
    };
    write(0, 12_000, (step) => step / 20_000);
    const pairs = new LogPairs(log);
    pairs.pairByName(plan);
    const state: LogState = { kind: 'compared', document, log, pairs };
    let tell: (sentences: readonly string[]) => void;
    const summaries = new LogSummaries((sentences) => tell(sentences));
    const next = async () => {
      for (const work = pairs.update(); !work.next().done;);
      const told = new Promise<readonly string[]>((resolve) => (tell = resolve));
      summaries.start(state, plan);
      return told;
    };
    assert.deepEqual(await next(), ['All 12,000 values are within 1 % of the plan’s range.']);
    const before = asked;
    write(12_000, 12_100, () => 0.5);
    assert.deepEqual(await next(), [
      'Off by more than 1 % of the plan’s range from step 12,000 on. The largest deviation is 0.10495 at step 12,099 (planned 0.60495, logged 0.5).',
    ]);
    assert.equal(asked - before, 100);
    assert.deepEqual(loggedPart(state, plan, { from: 12_098.5, to: 12_200, columns: 50 }), [Float64Array.of(12_098, 0.5, 12_099, 0.5)]);
  });
});
