import assert from 'node:assert/strict';
import { stepAfterKey } from '../../../webview/stepKeys';

describe('stepAfterKey', () => {
  for (const [key, shift, step, lastStep, expected] of [
    ['ArrowRight', false, 0, 10_000, 100],
    ['ArrowLeft', false, 5000, 10_000, 4900],
    ['ArrowRight', true, 5000, 10_000, 5001],
    ['ArrowUp', true, 5000, 10_000, 5001],
    ['ArrowDown', false, 50, 10_000, 0],
    ['PageUp', false, 9500, 10_000, 10_000],
    ['PageDown', false, 9500, 10_000, 8500],
    ['Home', false, 9500, 10_000, 0],
    ['End', false, 0, 10_000, 10_000],
    ['ArrowRight', false, 3, 7, 4],
    ['a', false, 3, 7, undefined],
    ['Tab', false, 3, 7, undefined],
  ] as const) {
    it(`${shift ? 'Shift+' : ''}${key} from ${step} of ${lastStep} goes to ${String(expected)}`, () => {
      assert.equal(stepAfterKey(key, shift, step, lastStep), expected);
    });
  }
});
