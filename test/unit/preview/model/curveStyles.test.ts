import assert from 'node:assert/strict';
import { kinds } from '../../../../src/frameworks/schedule/definitions';
import type { FoundSchedule } from '../../../../src/language/find/found';
import { buildModel } from '../../../../src/preview/model/buildModel';
import { compareVersions } from '../../../../src/preview/compare/compareSchedules';
import { type Curve, exampleCurves } from '../../../../src/preview/model/curves';
import { CurveStyles } from '../../../../src/preview/model/curveStyles';
import { drawable, undrawable } from '../../../fixtures/foundSchedule';

const size = { width: 800, height: 400, pixelRatio: 1 };
const curve = (label: string) => drawable(label, 'linear', 1, 100);

describe('the styles of curves', () => {
  let styles: CurveStyles;

  beforeEach(() => {
    styles = new CurveStyles();
  });

  /** The number of each curve's style after its name. */
  function shown(found: readonly FoundSchedule[], beside: readonly Curve[] = []): string {
    const { model } = buildModel(found, size, {}, { others: beside, examples: exampleCurves(kinds), styles });
    assert.ok('plot' in model);
    return model.plot.series.map(({ id, style }) => `${id} ${style}`).join();
  }

  it('are in the order of the first document', () => assert.equal(shown(['kl', 'gan', 'lr'].map(curve)), 'kl 0,gan 1,lr 2'));

  it('stay when a schedule is added above, or others go', () => {
    shown(['kl', 'gan', 'lr'].map(curve));
    assert.equal(shown(['new', 'kl', 'gan', 'lr'].map(curve)), 'new 3,kl 0,gan 1,lr 2');
    assert.equal(shown(['lr', 'new'].map(curve)), 'lr 2,new 3');
  });

  it('come back to what was broken for a while, and go to a new name', () => {
    shown(['kl', 'gan'].map(curve));
    assert.equal(shown([undrawable('kl'), curve('gan')]), 'gan 1');
    assert.equal(shown(['kl', 'gan'].map(curve)), 'kl 0,gan 1');
    assert.equal(shown(['beta', 'gan'].map(curve)), 'beta 0,gan 1');
  });

  it('are shared with another version of a curve, which takes none from those that come', () => {
    shown(['kl', 'gan'].map(curve));
    const saved = compareVersions(['kl', 'gan'].map(curve), [drawable('gan', 'cosine', 1, 100), curve('old')], 'saved file');
    assert.equal(shown(['kl', 'gan'].map(curve), saved.curves), 'kl 0,gan 1,gan (saved file) (other) 1,old (saved file) (other) 2');
    assert.equal(shown(['lr', 'kl', 'gan'].map(curve)), 'lr 2,kl 0,gan 1');
  });

  it('of the base methods are the first four', () => {
    shown(['linear', 'x', 'cosine'].map(curve));
    assert.equal(shown([]), 'linear 0,cosine 1,power 2,exponential 3');
  });
});
