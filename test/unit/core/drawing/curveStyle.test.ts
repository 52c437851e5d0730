import assert from 'node:assert/strict';
import { curveStyle } from '../../../../src/core/drawing/curveStyle';

const curves = ['blue', 'orange', 'green', 'red', 'purple', 'yellow'];
const twenty = Array.from({ length: 20 }, (_, index) => index);

describe('curveStyle', () => {
  it('gives the first curves colours of their own and solid lines', () => {
    const styles = twenty.slice(0, 6).map((index) => curveStyle(index, { curves, highContrast: false }));
    assert.deepEqual(
      styles,
      curves.map((color) => ({ color, dash: [] })),
    );
  });

  for (const highContrast of [false, true]) {
    it(`tells 20 curves apart ${highContrast ? 'in high contrast' : ''}`, () => {
      const styles = twenty.map((index) => JSON.stringify(curveStyle(index, { curves, highContrast })));
      assert.equal(new Set(styles).size, 20);
    });
  }

  it('tells the first six apart by their dashes alone in high contrast', () => {
    const dashes = twenty.slice(0, 6).map((index) => JSON.stringify(curveStyle(index, { curves, highContrast: true }).dash));
    assert.equal(new Set(dashes).size, 6);
  });
});
