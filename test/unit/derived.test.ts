import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

describe('what is derived from the method registry', () => {
  it('is up to date', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.js', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
});
