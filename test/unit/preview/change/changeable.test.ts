import assert from 'node:assert/strict';
import { changeable, chosenOf } from '../../../../src/preview/change/changeable';
import { find } from '../../../fixtures/find';

const text = '# weights\nkl = schedule("cosine", 0.5, 100)\nlr = schedule("linear", 1, 10) + 2 * schedule("power", 1, 20)\n';

describe('changeable', () => {
  let list: ReturnType<typeof changeable>;

  before(async () => {
    list = changeable(await find('python', text));
  });

  it('has the plain schedules, and the parts of composed ones', () =>
    assert.deepEqual(
      list.map(({ id }) => id),
      ['kl', 'lr: 1. linear', 'lr: 2. power'],
    ));

  for (const [what, id, at, chosen] of [
    ['the one at the cursor', 'kl', '"power"', 'lr: 2. power'],
    ['the one asked for', 'lr: 2. power', undefined, 'lr: 2. power'],
    ['the first part of the one asked for', 'lr', undefined, 'lr: 1. linear'],
    ['the last one, where the cursor is on none', 'lr: 1. linear', '# weights', 'lr: 1. linear'],
    ['the first, where the one asked for is gone', 'old', undefined, 'kl'],
  ] as const) {
    it(`chooses ${what}`, () => assert.equal(chosenOf(list, id, at === undefined ? {} : { offset: text.indexOf(at) })?.id, chosen));
  }

  it('chooses what was asked for by its name, wherever the cursor is', () =>
    assert.equal(chosenOf(list, 'kl', { label: 'lr: 2. power', offset: text.indexOf('kl') })?.id, 'lr: 2. power'));

  it('knows nothing of a cursor in another text', () =>
    assert.equal(chosenOf(list, 'kl', { uri: 'file:///other.py', offset: text.indexOf('"power"') })?.id, 'kl'));
});
