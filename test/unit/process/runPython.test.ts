import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PythonOutcome } from '../../../src/process/pythonRun';
import { runPython } from '../../../src/process/runPython';

/** Interpreters that stand in for Python: scripts of the shell. */
describe('a run of Python', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fake-python-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function interpreter(lines: string): string {
    const path = join(folder, 'python');
    writeFileSync(path, `#!/bin/sh\n${lines}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  const run = (
    path: string,
    more: { milliseconds?: number; onCancel?: (cancel: () => void) => void; input?: string } = {},
  ): Promise<PythonOutcome> =>
    runPython({ interpreter: path, script: '/no/script.py', input: '', milliseconds: 20_000, onCancel: () => undefined, ...more });

  it('gives what is printed, what is complained of and the code', async () => {
    const outcome = await run(interpreter('cat; echo oh >&2; exit 3'), { input: '[1]' });
    assert.deepEqual(outcome, { kind: 'ended', code: 3, output: '[1]', errors: 'oh\n' });
  });

  it('runs the script apart from the settings of the user, in a folder of its own that is gone afterwards', async () => {
    const outcome = await run(interpreter('echo "$@"; pwd'));
    assert.ok(outcome.kind === 'ended');
    const [args, cwd = ''] = outcome.output.trim().split('\n');
    assert.equal(args, '-I /no/script.py');
    assert.notEqual(cwd, process.cwd());
    assert.equal(existsSync(cwd), false);
  });

  it('says where there is no interpreter', async () => {
    const outcome = await run(join(folder, 'none'));
    assert.ok(outcome.kind === 'noInterpreter');
    assert.match(outcome.message, /ENOENT/);
  });

  it('stops one that takes too long', async () => {
    assert.deepEqual(await run(interpreter('exec sleep 600'), { milliseconds: 50 }), { kind: 'timeout' });
  });

  it('stops one that the user cancels', async () => {
    const started = run(interpreter('exec sleep 600'), { onCancel: (cancel) => setTimeout(cancel, 50) });
    assert.deepEqual(await started, { kind: 'cancelled' });
  });

  it('takes one that reads nothing', async () => {
    const outcome = await run(interpreter('exit 0'), { input: 'x'.repeat(5_000_000) });
    assert.deepEqual(outcome, { kind: 'ended', code: 0, output: '', errors: '' });
  });
});
