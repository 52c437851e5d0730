import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import type { Plot } from '../../../../src/protocol';
import { pastEndTexts, focusedSeries } from '../../../../webview/chart/focused';
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

  it('says whether the last weight holds past the end', () => {
    const { series } = plotAt(0);
    assert.deepEqual(pastEndTexts(series), ['after the schedules: the last weight holds', 'after the schedules']);
    const rising = { ...series[1]!, points: Float64Array.of(0, 0, 50, 1, 60, 1.5, 106, 2) };
    assert.deepEqual(pastEndTexts([rising]), ['after the schedule: it goes on', 'after the schedule']);
  });
});
