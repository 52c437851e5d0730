import assert from 'node:assert/strict';
import { plainAxes, readSavedState } from '../../../webview/savedState';

const allShown = { scope: 'all', pinned: [], isLocked: false, added: [] };
const nothing = {
  uri: undefined,
  hidden: [],
  tableOpen: false,
  controlsOpen: false,
  ...allShown,
  kept: undefined,
  log: undefined,
  axes: plainAxes,
};

describe('readSavedState', () => {
  it('reads what was saved', () => {
    const axes = { scale: 'log', unit: 'epochs', stepsPerEpoch: 390, x: { from: 10, to: 20 }, y: { from: 0.1, to: 0.3 } };
    const chosen = { scope: 'pinned', pinned: ['kl'], isLocked: true, added: ['file:///b.yaml'] };
    const log = { document: 'file:///a.yaml', uri: 'file:///run/metrics.csv', step: 'step', values: [['kl', 'train/kl']] };
    const state = { uri: 'file:///a.yaml', hidden: ['kl'], tableOpen: true, controlsOpen: true, ...chosen, kept: 12_000, log, axes };
    assert.deepEqual(readSavedState(state), state);
  });

  for (const strange of [
    undefined,
    null,
    7,
    'text',
    [],
    { uri: 1, hidden: [1], tableOpen: 'yes' },
    { hidden: 'kl', kept: -1 },
    { scope: 'some', pinned: 'kl', isLocked: 1, added: [2] },
    { log: { document: 'file:///a.yaml', uri: 7, values: [] } },
    { log: { document: 'file:///a.yaml', uri: 'file:///b.csv', values: 'kl' } },
    { kept: '7', axes: { scale: 'square', unit: 1, stepsPerEpoch: 0, x: { from: 2, to: 1 }, y: [0, 1] } },
  ]) {
    it(`takes ${strange === undefined ? 'nothing' : JSON.stringify(strange)} for no state`, () =>
      assert.deepEqual(readSavedState(strange), nothing));
  }

  it('keeps of the columns of a log what can be one', () => {
    const { log } = readSavedState({ log: { document: 'a', uri: 'b', step: 1, values: [['kl', 'w'], ['kl'], 7, ['a', 2]] } });
    assert.deepEqual(log, { document: 'a', uri: 'b', step: undefined, values: [['kl', 'w']] });
  });
});
