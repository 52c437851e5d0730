import assert from 'node:assert/strict';
import { buildPlot } from '../../../src/preview/model/buildPlot';
import { curvesOf } from '../../../src/preview/model/curves';
import { compareVersions } from '../../../src/preview/compare/compareSchedules';
import { hiddenCurves, pinned, soloed, toggled, type Choice } from '../../../webview/shownCurves';
import { drawable } from '../../fixtures/foundSchedule';

const found = ['a', 'b', 'c'].map((label) => drawable(label, 'linear', 1, 100));
const other = compareVersions(found, [drawable('a', 'linear', 2, 100)], 'saved file').curves;
const plot = buildPlot([...curvesOf(found), ...other], { width: 100, height: 100, pixelRatio: 1 }, 'b');
const all: Choice = { scope: 'all', hidden: [], pinned: [] };
const shown = (choice: Partial<Choice>) => {
  const hidden = hiddenCurves(plot, { ...all, ...choice });
  return plot.series.flatMap(({ id, label }) => (hidden.has(id) ? [] : [label])).join(', ');
};

describe('shown curves', () => {
  for (const [what, choice, expected] of [
    ['all', {}, 'a, b, c, a (saved file)'],
    ['all but hidden ones, and their other versions', { hidden: ['a'] }, 'b, c'],
    ['the one at the cursor', { scope: 'cursor' }, 'b'],
    ['pinned ones, with their other versions', { scope: 'pinned', pinned: ['a', 'c'] }, 'a, c, a (saved file)'],
    ['all, where none is pinned', { scope: 'pinned' }, 'a, b, c, a (saved file)'],
    ['all, where the pinned one is gone', { scope: 'pinned', pinned: ['z'] }, 'a, b, c, a (saved file)'],
  ] as const) {
    it(`are ${what}`, () => assert.equal(shown(choice), expected));
  }

  it('are one alone, then all again', () => {
    const alone = { ...all, ...soloed(plot, { ...all, hidden: ['a'] }, 'a') };
    assert.equal(shown(alone), 'a, a (saved file)');
    assert.equal(shown(soloed(plot, alone, 'a')), 'a, b, c, a (saved file)');
    assert.equal(shown(soloed(plot, alone, 'c')), 'c');
  });

  it('stay what they are when one of them is hidden or shown', () => {
    assert.equal(shown(toggled(plot, { ...all, scope: 'cursor' }, 'c')), 'b, c');
    assert.equal(shown(toggled(plot, all, 'b')), 'a, c, a (saved file)');
  });

  it('become all again when the last pin goes', () => {
    assert.deepEqual(pinned({ scope: 'pinned', hidden: [], pinned: ['a'] }, 'a'), { pinned: [], scope: 'all' });
    assert.deepEqual(pinned(all, 'a'), { pinned: ['a'] });
  });
});
