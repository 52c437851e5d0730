import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import type { Plot } from '../../../../src/protocol';
import { focusedSeries } from '../../../../webview/chart/annotations';
import { drawable } from '../../../fixtures/foundSchedule';

describe('focusedSeries', () => {
  const plotAt = (offset: number): Plot => {
    const schedules = [drawable('kl', 'linear', 1, 100, 0), drawable('gan', 'linear', 1, 50, 100)];
    const { model } = buildModel(schedules, { width: 800, height: 400, pixelRatio: 1 }, { offset });
    assert.ok('plot' in model);
    return model.plot;
  };

  for (const [name, offset, hidden, expected] of [
    ['the one under the cursor', 110, [], 'gan'],
    ['none where the cursor is on none', 90, [], undefined],
    ['the only one that is shown', 90, ['gan'], 'kl'],
    ['the only one that is shown, wherever the cursor is', 110, ['gan'], 'kl'],
    ['none where none is shown', 110, ['gan', 'kl'], undefined],
  ] as const) {
    it(`is ${name}`, () => assert.equal(focusedSeries(plotAt(offset), new Set(hidden))?.id, expected));
  }
});
