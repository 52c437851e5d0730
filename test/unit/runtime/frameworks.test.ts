import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const script = 'test/reference/runtime_frameworks.py';
const python = (args: readonly string[]) => spawnSync('python3', args, { encoding: 'utf8' });

/** Where a checker is installed for this Python. */
const has = (module: string): boolean => python(['-c', `import ${module}`]).status === 0;

describe('the Python runtime in frameworks', () => {
  const { stdout } = python([script, 'media/runtime', '--list']);
  for (const name of stdout.split(/\s+/).filter(Boolean)) {
    it(`works with ${name} as it is installed here`, function () {
      this.timeout(600_000);
      const { status, stderr } = python([script, 'media/runtime', name]);
      assert.equal(status, 0, stderr);
    });
  }

  it('was seen to work with versions that are written down', () => {
    const tests = readFileSync(script, 'utf8').match(/^def test_(\w+)/gm)!;
    const seen = readFileSync('test/reference/runtime_frameworks.txt', 'utf8');
    for (const test of tests) assert.match(seen, new RegExp(`^${test.slice('def test_'.length)}: ok, `, 'm'));
  });

  if (has('mypy')) {
    it('is typed as people call it', function () {
      this.timeout(120_000);
      const { stdout } = spawnSync(
        'python3',
        ['-m', 'mypy', '--strict', '--no-error-summary', 'weight_schedules.py', '../../test/reference/runtime_typing.py'],
        {
          cwd: 'media/runtime',
          encoding: 'utf8',
        },
      );
      const found = stdout.split('\n').flatMap((line) => /^\S*?([\w.]+):(\d+): error/.exec(line)?.slice(1, 3).join(':') ?? []);
      const lines = readFileSync('test/reference/runtime_typing.py', 'utf8').split('\n');
      const wanted = lines.flatMap((line, i) => (line.endsWith('# error') ? `runtime_typing.py:${i + 1}` : []));
      assert.deepEqual(found, wanted, stdout);
    });
  }
});
