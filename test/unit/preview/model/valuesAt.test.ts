import assert from 'node:assert/strict';
import { curvesOf } from '../../../../src/preview/model/curves';
import { valuesAt } from '../../../../src/preview/model/valuesAt';
import { drawable } from '../../../fixtures/foundSchedule';

describe('valuesAt', () => {
  it('answers with the exact values of all curves, as numbers and as text', () => {
    const curves = curvesOf([drawable('kl', 'linear', 1, 3_000_000), drawable('gan', 'power', 2, 1000)]);
    assert.deepEqual(valuesAt(curves, 1_000_000), {
      step: 1_000_000,
      stepText: '1,000,000',
      percentText: '33.3 %',
      values: [
        { value: 1 / 3, text: '0.333333' },
        { value: 2, text: '2' },
      ],
    });
  });
});
