import assert from 'node:assert/strict';
import type { LogModel, PageModel, SavedState } from '../../../src/protocol';
import { plainAxes, readSavedState, stateAfter } from '../../../webview/savedState';
import { chartView } from '../../fixtures/chartView';
import { drawable } from '../../fixtures/foundSchedule';

const allShown = { scope: 'all', pinned: [], isLocked: false, added: [] };
const nothing = {
  uri: undefined,
  hidden: [],
  tableOpen: false,
  controlsOpen: false,
  ...allShown,
  probe: undefined,
  log: undefined,
  axes: plainAxes,
};

describe('readSavedState', () => {
  it('reads what was saved', () => {
    const inSight = { x: { from: 10, to: 20 }, y: { from: 0.1, to: 0.3 }, more: [{ from: 0.8, to: 0.9, curves: ['momentum'] }] };
    const axes = { scale: 'log', valueAxes: 'one', unit: 'epochs', stepsPerEpoch: 390, ...inSight };
    const chosen = { scope: 'pinned', pinned: ['kl'], isLocked: true, added: ['file:///b.yaml'] };
    const log = { document: 'file:///a.yaml', uri: 'file:///run/metrics.csv', step: 'step', values: [['kl', 'train/kl']] };
    const state = { uri: 'file:///a.yaml', hidden: ['kl'], tableOpen: true, controlsOpen: true, ...chosen, probe: 12_000, log, axes };
    assert.deepEqual(readSavedState(state), state);
  });

  for (const strange of [
    undefined,
    null,
    7,
    'text',
    [],
    { uri: 1, hidden: [1], tableOpen: 'yes' },
    { hidden: 'kl', probe: -1 },
    { scope: 'some', pinned: 'kl', isLocked: 1, added: [2] },
    { log: { document: 'file:///a.yaml', uri: 7, values: [] } },
    { log: { document: 'file:///a.yaml', uri: 'file:///b.csv', values: 'kl' } },
    {
      probe: '7',
      axes: { scale: 'square', unit: 1, stepsPerEpoch: 0, x: { from: 2, to: 1 }, y: [0, 1], more: [{ from: 1, to: 2 }, 7], valueAxes: 2 },
    },
  ]) {
    it(`takes ${strange === undefined ? 'nothing' : JSON.stringify(strange)} for no state`, () =>
      assert.deepEqual(readSavedState(strange), nothing));
  }

  it('keeps of the columns of a log what can be one', () => {
    const { log } = readSavedState({ log: { document: 'a', uri: 'b', step: 1, values: [['kl', 'w'], ['kl'], 7, ['a', 2]] } });
    assert.deepEqual(log, { document: 'a', uri: 'b', step: undefined, values: [['kl', 'w']] });
  });
});

describe('stateAfter', () => {
  const state: SavedState = {
    ...nothing,
    scope: 'all',
    uri: 'file:///a.yaml',
    hidden: ['kl'],
    axes: { ...plainAxes, scale: 'log', x: { from: 10, to: 20 } },
  };
  const values = (step: number) => ({ step, stepText: '', percentText: '', values: [] });
  const model = (uri: string, log: LogModel = { kind: 'none' }, probe?: number): PageModel => ({
    kind: 'examples',
    document: { uri, name: 'a.yaml' },
    sources: { isLocked: true, added: [{ uri: 'file:///b.yaml', name: 'b.yaml' }], comparison: undefined },
    log,
    plot: chartView([drawable('kl', 'linear', 1, 100)]).plot,
    detail: undefined,
    probe: probe === undefined ? undefined : values(probe),
  });

  it('keeps what was hidden and in sight of the same document', () => {
    const after = { ...state, ...stateAfter(state, model('file:///a.yaml'), false) };
    assert.deepEqual([after.hidden, after.axes], [state.hidden, state.axes]);
    assert.deepEqual([after.isLocked, after.added], [true, ['file:///b.yaml']]);
  });

  it('forgets it for another document, but not the kind of the axes', () => {
    const after = { ...state, ...stateAfter(state, model('file:///c.yaml'), false) };
    assert.deepEqual([after.uri, after.hidden, after.axes], ['file:///c.yaml', [], { ...plainAxes, scale: 'log' }]);
  });

  it('takes the probe step of the window where the page has none, at first alone', () => {
    const probe = (own: number | undefined, isFirst: boolean) =>
      stateAfter({ ...state, probe: own }, model('file:///a.yaml', undefined, 7000), isFirst).probe;
    assert.deepEqual([probe(undefined, true), probe(undefined, false), probe(5, true)], [7000, undefined, 5]);
  });

  it('keeps the log while it is being read again or could not be, and forgets it when there is none', () => {
    const saved = { document: 'file:///a.yaml', uri: 'file:///log.csv', step: 'step', values: [] };
    const after = (log: LogModel) => stateAfter({ ...state, log: saved }, model('file:///a.yaml', log), false).log;
    assert.equal(after({ kind: 'reading' }), saved);
    assert.equal(after({ kind: 'unreadable', name: 'log.csv', saved, reason: 'gone' }), saved);
    assert.equal(after({ kind: 'none' }), undefined);
  });
});
