import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isUnedited, sealed } from '../../../../src/features/runtime/runtimeCopy';

describe('a copy of the Python runtime', () => {
  const copy = readFileSync('media/runtime/weight_schedules.py', 'utf8');

  it('is known as unedited, whatever its line ends', () => {
    assert.ok(isUnedited(copy));
    assert.ok(isUnedited(copy.replaceAll('\n', '\r\n')));
    assert.ok(isUnedited(`\uFEFF${copy}`));
    assert.ok(isUnedited(sealed('# Weight Schedules 0.0.1\nanything\n')), 'An older version is, too.');
  });

  it('is known as edited after any change', () => {
    for (let at = 0; at < copy.length; at += 997) assert.ok(!isUnedited(copy.slice(0, at) + copy.slice(at + 1)), `without character ${at}`);
    assert.ok(!isUnedited(`${copy}\n`));
    assert.ok(!isUnedited(copy.replace(/[0-9a-f]{8}\n/, '00000000\n')));
    assert.ok(!isUnedited(copy.replace(/^# Generated.*\n/m, '')));
    assert.ok(!isUnedited(''));
  });
});
