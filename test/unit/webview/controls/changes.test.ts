import assert from 'node:assert/strict';
import { Changes } from '../../../../webview/controls/changes';

describe('Changes', () => {
  let asked: string[];
  let changes: Changes;
  const wish = (value: number) => ({ parameter: 'w', value });

  beforeEach(() => {
    asked = [];
    changes = new Changes((mode, { value }) => asked.push(`${mode} ${String(value)}`));
  });

  it('tries one at a time, and then the latest', () => {
    for (const value of [1, 2, 3]) changes.try(wish(value));
    assert.deepEqual(asked, ['try 1']);
    changes.answered();
    assert.deepEqual(asked, ['try 1', 'try 3']);
  });

  it('keeps at once, and forgets what was to be tried before', () => {
    changes.try(wish(1));
    changes.try(wish(2));
    changes.keep(wish(3));
    changes.answered();
    changes.answered();
    assert.deepEqual(asked, ['try 1', 'keep 3']);
  });

  it('never loses a kept one, however soon the next comes', () => {
    for (const value of [1, 2, 3]) changes.keep(wish(value));
    assert.deepEqual(asked, ['keep 1', 'keep 2', 'keep 3']);
  });

  it('forgets on demand', () => {
    changes.try(wish(1));
    changes.try(wish(2));
    changes.cancel();
    changes.answered();
    assert.deepEqual(asked, ['try 1']);
  });
});
