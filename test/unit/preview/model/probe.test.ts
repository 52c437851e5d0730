import assert from 'node:assert/strict';
import { curvesOf } from '../../../../src/preview/model/curves';
import { probe } from '../../../../src/preview/model/probe';
import { drawable } from '../../../fixtures/foundSchedule';

describe('probe', () => {
  it('answers with the exact values of all curves, as numbers and as text', () => {
    const curves = curvesOf([drawable('kl', 'linear', 1, 3_000_000), drawable('gan', 'power', 2, 1000)]);
    assert.deepEqual(probe(curves, 1_000_000, 7), {
      revision: 7,
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
