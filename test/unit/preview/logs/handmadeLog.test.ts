// Logs over what is computed by a function of the user's, and over what keys of their making are read as.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { logModel } from '../../../../src/preview/logs/logModel';
import { LogPairs } from '../../../../src/preview/logs/logPairs';
import { LogSummaries } from '../../../../src/preview/logs/logSummaries';
import type { LogState } from '../../../../src/preview/logs/logState';
import { curvesOf } from '../../../../src/preview/model/curves';
import { valuesAt } from '../../../../src/preview/model/valuesAt';
import { find } from '../../../fixtures/find';
import { readLog } from '../../../fixtures/readLog';

const document = 'file:///train.py';
const uri = 'file:///runs/metrics.csv';

/** What the page says of a log of one column over the schedules of a text. */
async function over(language: Language, text: string, column: string, rows: readonly (readonly [number, number])[]) {
  const curves = curvesOf(await find(language, text));
  const csv = `step,${column}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
  const table = (await readLog(new TextEncoder().encode(csv), { onProgress: () => undefined, isCancelled: () => false }))!;
  const log = { name: 'metrics.csv', uri, table };
  const pairs = new LogPairs(log);
  pairs.pairByName(curves);
  const state: LogState = { kind: 'compared', document, log, pairs };
  const sentences = await new Promise<readonly string[]>((resolve) => new LogSummaries(resolve).start(state, curves));
  return { curves, state, sentences, model: logModel(state, curves, { from: 0, to: 200, columns: 400 }, sentences) };
}

const steps = [0, 10, 50, 100, 150];

describe('a log', () => {
  for (const [what, language, text, column, value] of [
    [
      'a function',
      'python',
      'def kl_weight(step):\n    return min(1.0, step / 100)\n',
      'kl_weight',
      (step: number) => Math.min(1, step / 100),
    ],
    [
      'a method of a class',
      'python',
      'class KlAnnealer:\n    def __init__(self, n=100): self.n = n\n    def kl_weight(self, step): return min(1.0, step / self.n)\n',
      'kl_weight',
      (step: number) => Math.min(1, step / 100),
    ],
    [
      'an expression of a loop',
      'python',
      'for step in range(200):\n    beta = 0.5 * min(1.0, step / 100)\n',
      'train/beta',
      (step: number) => 0.5 * Math.min(1, step / 100),
    ],
    [
      'made-up keys',
      'yaml',
      'loss:\n  beta_start: 0.0\n  beta_end: 2.0\n  beta_warmup_steps: 100\n',
      'beta',
      (step: number) => 2 * Math.min(1, step / 100),
    ],
  ] as const)
    it(`is set over the curve of ${what}, and told how far it is from it`, async () => {
      const exact = steps.map((step) => [step, value(step)] as const);
      const same = await over(language, text, column, exact);
      assert.equal(same.model.kind, 'compared');
      assert.equal(same.model.series.length, 1);
      const at = valuesAt(same.curves, 50, same.state).values;
      assert.ok(at.some((each) => each.logged?.some(({ step }) => step === 50) === true));
      const off = await over(
        language,
        text,
        column,
        exact.map(([step, each]) => [step, step === 100 ? each + 0.25 : each]),
      );
      assert.equal(off.sentences.length, 1);
      assert.match(off.sentences[0]!, /0\.25/);
      assert.match(off.sentences[0]!, /100/);
      assert.equal(same.sentences.length, 1);
      assert.doesNotMatch(same.sentences[0]!, /0\.25/);
    });
});
