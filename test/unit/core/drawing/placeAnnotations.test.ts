import assert from 'node:assert/strict';

import { placeAnnotations, type Annotated, type AnnotationRoom } from '../../../../src/core/drawing/placeAnnotations';

const area = { left: 0, right: 400, top: 20, bottom: 220 };
const annotations: Annotated = {
  phases: [
    { from: 0, to: 100, name: 'warm-up' },
    { from: 100, to: 300, name: 'decay' },
  ],
  marks: [],
};

/** Letters are 5 pixels wide, a step is one pixel. */
function place(isFree: AnnotationRoom['isFree'], more: Partial<AnnotationRoom> = {}, what = annotations) {
  return placeAnnotations(what, {
    area,
    fontSize: 10,
    x: (step) => step,
    measure: (text) => 5 * text.length,
    isFree,
    ...more,
  });
}

describe('placeAnnotations', () => {
  it('has a band for each part, and names along the lower edge', () => {
    const { bands, texts } = place(() => true);
    assert.deepEqual(
      bands.map(({ left, right }) => [left, right]),
      [
        [0, 100],
        [100, 300],
      ],
    );
    assert.deepEqual(texts, [
      { text: 'warm-up', x: 50, y: 215 },
      { text: 'decay', x: 200, y: 215 },
    ]);
  });

  it('goes to the upper edge where a curve runs along the lower one', () => {
    const [first] = place(({ bottom }) => bottom < 200).texts;
    assert.deepEqual([first!.text, first!.y], ['warm-up', 35]);
  });

  it('leaves out what has no room', () => {
    assert.deepEqual(place(() => true, { measure: (text) => 50 * text.length }).texts, []);
  });

  it('has nothing of what is out of sight', () => {
    const { bands, texts } = place(() => true, { x: (step) => step - 1000 });
    assert.deepEqual([bands.map(({ left, right }) => [left, right]), texts.map(({ text }) => text)], [[], []]);
  });

  it('puts marks above the plot, with a line down', () => {
    const marks = [{ step: 300, label: 'T' }];
    const { lines, texts } = place(() => true, {}, { ...annotations, marks });
    assert.deepEqual([lines, texts.at(-1)], [[300], { text: 'T', x: 300, y: 17 }]);
  });
});
