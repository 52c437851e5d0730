import assert from 'node:assert/strict';
import { readSavedState } from '../../../webview/savedState';

const nothing = { uri: undefined, hidden: [], tableOpen: false };

describe('readSavedState', () => {
  it('reads what was saved', () => {
    const state = { uri: 'file:///a.yaml', hidden: ['kl'], tableOpen: true };
    assert.deepEqual(readSavedState(state), state);
  });

  for (const strange of [undefined, null, 7, 'text', [], { uri: 1, hidden: [1], tableOpen: 'yes' }, { hidden: 'kl' }]) {
    it(`takes ${strange === undefined ? 'nothing' : JSON.stringify(strange)} for no state`, () =>
      assert.deepEqual(readSavedState(strange), nothing));
  }
});
