import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import { seriesStyle } from '../../../../webview/elements/seriesStyle';
import { find } from '../../../fixtures/find';

describe('the curve of keys that are only read', () => {
  it('is dashed, and that of a schedule beside it is not', async () => {
    const found = await find('yaml', 'kl: schedule(linear, 1, 100)\nbeta_start: 0\nbeta_end: 1\nbeta_anneal_steps: 100');
    const { model } = buildModel(found, { width: 800, height: 400, pixelRatio: 1 }, {});
    assert.ok('plot' in model);
    const theme = { curves: ['blue', 'orange'], highContrast: false };
    assert.deepEqual(
      model.plot.series.map(({ id, isReading }, index) => [id, isReading, seriesStyle(model.plot, index, theme).dash.length > 0]),
      [
        ['kl', false, false],
        ['beta', true, true],
      ],
    );
  });
});
