import assert from 'node:assert/strict';
import { readStep } from '../../../../webview/plot/readStep';

describe('readStep', () => {
  for (const [text, step] of [
    ['12000', 12_000],
    [' 12,000 ', 12_000],
    ['12_000', 12_000],
    ['1,234,567', 1_234_567],
    ['12k', 12_000],
    ['1.5 K', 1500],
    ['2.5M', 2_500_000],
    ['1e4', 10_000],
    ['1E+3', 1000],
    ['20%', 10_000],
    ['0.1 %', 50],
    ['.5k', 500],
    ['0', 0],
    ['7.4', 7],
  ] as const) {
    it(`takes "${text}" as ${step}`, () => assert.deepEqual(readStep(text, 50_000), { step }));
  }

  // 1,5 is 15 to some and 1.5 to others.
  for (const text of ['-5', '1,5', 'many', '12kk', '1e400', '5 epochs', '%', 'k', '1e', '--', '12k%']) {
    it(`says of "${text}" that it is no step`, () => assert.match(readStep(text, 50_000)?.reason ?? '', /^This is no step/));
  }

  it('takes an empty text for none', () => assert.equal(readStep('  ', 50_000), undefined));
});
