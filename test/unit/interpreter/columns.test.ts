import { strict as assert } from 'node:assert';
import { ReadAhead } from '../../../src/interpreter/columns/readAhead';
import { loadModule } from '../../../src/interpreter/interpret';
import type { Module } from '../../../src/interpreter/module';
import { type FunctionsOfFiles, moduleWith, readReference } from './functionsOfFiles';
import { outcomeText } from './shown';

/** Where steps are asked for one after another. */
const starts = [
  0, 1, 25, 60, 90, 128, 240, 480, 512, 900, 990, 1_000, 2_000, 4_000, 4_090, 9_950, 10_000, 99_990, 1_000_000, 2_147_483_600,
];
/** Steps that follow one another before some are evaluated together. */
const patience = 8;

/**
 * Evaluates `length` steps from each start on, and compares some of those that were evaluated together with what they come to on their own: a step
 * that follows no other is. Gives how many starts there were where they were.
 */
function compared(module: Module, name: string, from: readonly number[], length: number, text: string): number {
  const make = () => module.atSteps(module.value(name)!, { args: [0], step: 0, operations: Infinity });
  const alone = make();
  let together = 0;
  for (const start of from) {
    const ahead = make();
    const found = Array.from({ length }, (_, i) => ahead(start + i));
    const isTogether = givenAhead.size > 0;
    if (isTogether) together++;
    for (let i = length - 1; i >= patience; i -= length > 50 ? 1 : 7) {
      if (!givenAhead.has(start + i)) continue;
      const [here, expected] = [outcomeText(found[i]!), outcomeText(alone(start + i))];
      if (here !== expected) assert.fail(`at ${start + i}: ${here} instead of ${expected}\n${text}`);
    }
    givenAhead.clear();
  }
  return together;
}

/** The steps that were given out of a block. */
const givenAhead = new Set<number>();

describe('steps that are evaluated together', () => {
  const blocks = Number(process.env.BLOCKS ?? 1);
  const original = Object.getOwnPropertyDescriptor(ReadAhead.prototype, 'at')!;
  before(() => {
    ReadAhead.prototype.at = function (this: ReadAhead, step: number) {
      const found = (original.value as typeof this.at).call(this, step);
      if (found) givenAhead.add(step);
      return found;
    };
  });
  after(() => {
    Object.defineProperty(ReadAhead.prototype, 'at', original);
  });

  it(`are as on their own, kinds and exceptions included: generated functions, ${blocks} of ${starts.length} blocks each`, () => {
    const { head, cases } = readReference('generated') as { readonly head: string; readonly cases: readonly (readonly [string, string])[] };
    let together = 0;
    cases.forEach(([text], index) => {
      const from = Array.from({ length: blocks }, (_, i) => starts[(index + i) % starts.length]!);
      together += compared(loadModule(head + text), 'f', from, 40, text);
    });
    assert.ok(together > 0.4 * cases.length * blocks, String(together));
  }).timeout(600_000);

  const { files } = readReference('handwritten') as FunctionsOfFiles<string>;
  for (const [file, cases] of Object.entries(files))
    it(`are as on their own: ${file}`, () => {
      const names = Object.keys(cases);
      const module = moduleWith('handwritten', file, names);
      const together = names.reduce((sum, expression, index) => sum + compared(module, `case_${index}`, starts, 110, expression), 0);
      assert.ok(together > 0.6 * names.length * starts.length, String(together));
    }).timeout(60_000);
});
