import assert from 'node:assert/strict';
import { stepAfterKey } from '../../../../webview/plot/stepKeys';

const steps = { place: (step: string) => step, least: 1 };

describe('stepAfterKey', () => {
  for (const [key, fine, step, lastStep, expected] of [
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
    it(`${fine ? 'Ctrl+' : ''}${key} from ${step} of ${lastStep} goes to ${String(expected)}`, () => {
      assert.equal(stepAfterKey(key, fine, step, { lastStep, inSight: { from: 0, to: lastStep }, ...steps }), expected);
    });
  }

  it('takes smaller steps where less is in sight', () => {
    const range = { lastStep: 1e9, inSight: { from: 123_456_000, to: 123_457_000 }, ...steps };
    assert.equal(stepAfterKey('ArrowRight', false, 123_456_700, range), 123_456_710);
    assert.equal(stepAfterKey('PageDown', false, 123_456_700, range), 123_456_600);
  });

  it('goes from step to step of an epoch', () => {
    const range = { lastStep: 3, inSight: { from: 0, to: 3 }, place: (step: string) => step, least: 1 / 390 };
    assert.equal(stepAfterKey('ArrowRight', true, 1, range), 1.00256410256);
    assert.equal(stepAfterKey('PageUp', false, 1, range), 1.3);
    assert.equal(stepAfterKey('End', false, 1, range), 3);
  });
});
