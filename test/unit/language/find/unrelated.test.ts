import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../../src/language/index';
import { findInTree } from '../../../fixtures/find';

const languages = { '.py': 'python', '.yml': 'yaml', '.yaml': 'yaml', '.json': 'json', '.toml': 'toml' } as const;

/** Files of packages that train nothing, in a language that is read: those of npm's packages here, and of Python's standard library. */
function* unrelated(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* unrelated(path);
    else if (entry.isFile() && languageOf(path) !== undefined && statSync(path).size < 20_000) yield path;
  }
}

const languageOf = (path: string) => Object.entries(languages).find(([ending]) => path.endsWith(ending))?.[1];

/** Where Python's standard library is; the folder of the packages alone where there is no Python. */
function folders(): readonly string[] {
  const { stdout, status } = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' });
  return status === 0 ? ['node_modules', stdout.trim()] : ['node_modules'];
}

describe('a project that trains nothing', () => {
  it('has no schedule in a thousand files, and no problem', async () => {
    const shown: string[] = [];
    let count = 0;
    const all = folders().map((folder) => [...unrelated(folder)].filter((path) => !path.includes('site-packages')));
    for (const paths of all) {
      const wanted = Math.ceil(1000 / all.length);
      // From all over the folder, not the first ones alone.
      const every = Math.max(1, Math.floor(paths.length / wanted));
      for (const path of paths.filter((_, i) => i % every === 0).slice(0, wanted)) {
        const language = languageOf(path)!;
        for (const { label, problems } of findInTree(language, await parse(language, readFileSync(path, 'utf8'))))
          shown.push(`${path}: ${label} (${problems.length} problems)`);
        count++;
      }
    }
    assert.ok(count >= 1000, `${count} files`);
    assert.deepEqual(shown, []);
  }).timeout(300_000);
});
