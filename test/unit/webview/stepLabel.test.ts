import assert from 'node:assert/strict';
import { stepLabel } from '../../../webview/stepLabel';

describe('stepLabel', () => {
  for (const [step, lastStep, expected] of [
    [0, 100, '0'],
    [2.5, 10, '2.5'],
    [1_000_000, 1_000_000, '1,000,000'],
    [0, 20_000_000, '0'],
    [5_000_000, 20_000_000, '5M'],
    [250_000_000, 1_000_000_000, '250M'],
    [1_000_000_000, 1_000_000_000, '1B'],
  ] as const) {
    it(`of ${step} on an axis to ${lastStep} is ${expected}`, () => assert.equal(stepLabel(step, lastStep), expected));
  }
});
